/// The name of an element. Called like a function it makes the element:
/// `section(.id("s1")) { p { "…" } }`.
public struct Tag: Sendable {
  let name: StaticString
  /// A void element (`br`, `meta`) has neither content nor end tag.
  let isVoid: Bool

  public init(_ name: StaticString, isVoid: Bool = false) {
    self.name = name
    self.isVoid = isVoid
  }

  public func callAsFunction(_ attributes: Attribute...) -> HTML {
    HTML(.element(self, attributes, .empty))
  }

  public func callAsFunction(_ attributes: [Attribute]) -> HTML {
    HTML(.element(self, attributes, .empty))
  }

  public func callAsFunction(
    _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    make(attributes, content())
  }

  public func callAsFunction(
    _ attributes: [Attribute], @HTMLBuilder content: () -> HTML
  ) -> HTML {
    make(attributes, content())
  }

  private func make(_ attributes: [Attribute], _ content: HTML) -> HTML {
    precondition(!isVoid, "a void element has no content")
    return HTML(.element(self, attributes, content))
  }
}
