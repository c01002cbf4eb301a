/// Who may know what a matter says (知悉范围): posts, and units with all below them. Set and lifted by an
/// act with its reason; it hides content, never the count.
public struct Circle: Hashable, Sendable, Codable {
  public var posts: [PostID]
  public var units: [UnitID]
  /// 工作秘密: printed on every export and page on paper.
  public var isWorkSecret: Bool

  public init(posts: [PostID] = [], units: [UnitID] = [], isWorkSecret: Bool = false) {
    self.posts = posts
    self.units = units
    self.isWorkSecret = isWorkSecret
  }

  private enum CodingKeys: String, CodingKey {
    case posts = "p", units = "u", isWorkSecret = "w"
  }

  func holds(_ post: Post, in directory: Directory) -> Bool {
    posts.contains(post.id) || units.contains { directory.isUnit(post.unit, in: $0) }
  }
}

extension Matter {
  /// Whether a post may read what the matter says. Without a circle everybody may who may see the
  /// matter at all; with one those in it, and those who have to act on the matter: its units, its
  /// leader and coordinator, and the head.
  public func isKnown(to post: Post, in directory: Directory) -> Bool {
    guard let circle else { return true }
    return circle.holds(post, in: directory) || answers(post)
      || units.contains { directory.isUnit(post.unit, in: $0.unit) }
      || waiting.contains { $0.unit == post.unit }
  }

  /// Whether a post may read the wording of a leader's instruction (批示原文): its units see what is asked
  /// of them, and not the words, unless the circle names them.
  public func isWordingKnown(to post: Post, in directory: Directory) -> Bool {
    if answers(post) { return true }
    guard let circle else {
      let kind = directory.units[post.unit]?.kind
      return kind == .office || kind == .higher || post.function == .leader
        || post.function == .coordinator
    }
    return circle.holds(post, in: directory)
  }

  private func answers(_ post: Post) -> Bool {
    post.id == leader || post.id == coordinator || post.function == .head
  }
}

extension Source {
  /// Whether its quote is a leader's own words.
  public var isInstruction: Bool { kind.hasSuffix("批示") }
}

extension Deed {
  /// 划定知悉范围: whoever sets it is inside; an empty one lifts it.
  mutating func confine() throws(Refusal) {
    let circle = try context.need(context.details.circle, "知悉范围")
    let directory = context.directory
    guard circle.posts.allSatisfy({ directory.posts[$0] != nil }),
      circle.units.allSatisfy({ directory.units[$0] != nil })
    else { throw .invalid("知悉范围", why: "有不在机构台账中的单位或者岗位") }
    guard !circle.posts.isEmpty || !circle.units.isEmpty || circle.isWorkSecret else {
      add(.circle(nil))
      return
    }
    var kept = circle
    if let own = context.actor.post, !kept.posts.contains(own) { kept.posts.append(own) }
    add(.circle(kept))
  }

  /// 查看个人信息: changes nothing; that it was done, by whom and why, is the entry.
  mutating func reveal() throws(Refusal) {
    let isPersonal =
      context.ledger.isPersonal || context.ledger.fields.contains(where: \.kind.isPersonal)
    guard isPersonal else { throw .invalid("个人信息", why: "本台账没有个人信息") }
  }
}
