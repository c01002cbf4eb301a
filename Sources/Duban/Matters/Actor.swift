/// Who acts: a person in a post, or the timekeeper (办理人).
public struct Actor: Hashable, Sendable, Codable {
  /// `nil` for 系统.
  public var person: PersonID?
  public var post: PostID?
  public var unit: UnitID?

  public init(person: PersonID, post: PostID, unit: UnitID) {
    self.person = person
    self.post = post
    self.unit = unit
  }

  private init() {}

  /// The timekeeper, which acts when time brings something (系统).
  public static let system = Actor()

  public var isSystem: Bool { person == nil }

  private enum CodingKeys: String, CodingKey {
    case person = "p", post = "o", unit = "u"
  }
}
