/// A piece of HTML that has been escaped.
public struct HTML: Sendable {
  public var text: String
}
