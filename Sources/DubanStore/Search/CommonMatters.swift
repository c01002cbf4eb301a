/// Matters that several looks find, newest first, without walking through all that each of them
/// finds: the oldest of the next finds is where all others go on.
struct CommonMatters {
  private var cursors: [Cursor]

  init(looks: [any PhraseLook]) {
    cursors = looks.map { Cursor(look: $0) }
  }

  mutating func newest(_ count: Int) throws -> [Int64] {
    guard cursors.count > 1 else {
      return try cursors.first?.look.newest(count, upTo: SearchKey.matterMax) ?? []
    }
    var found: [Int64] = []
    var bound = SearchKey.matterMax
    while found.count < count, bound >= 0, let next = try next(upTo: bound) {
      found.append(next)
      bound = next - 1
    }
    return found
  }

  /// The newest matter up to one that all find.
  private mutating func next(upTo bound: Int64) throws -> Int64? {
    var oldest = bound
    var agreeing = 0
    var index = 0
    while agreeing < cursors.count {
      guard let next = try cursors[index].next(upTo: oldest) else { return nil }
      agreeing = next == oldest ? agreeing + 1 : 1
      oldest = next
      index = (index + 1) % cursors.count
    }
    return oldest
  }
}

/// What one look finds, read some at a time: more at once as long as enough of it is asked for, few after
/// a leap.
private struct Cursor {
  /// A look costs what reading some hundred matters costs.
  private static let least = 128
  private static let most = 1_024
  /// Of so many read, one is asked for.
  private static let enough = 8

  let look: any PhraseLook
  private var page: [Int64] = []
  private var place = 0
  /// How many of the page were asked for.
  private var asked = 0
  private var isAtEnd = false

  init(look: any PhraseLook) {
    self.look = look
  }

  /// The newest matter it finds up to one. Never asked for a newer one again.
  mutating func next(upTo matter: Int64) throws -> Int64? {
    let before = place
    while place < page.count, page[place] > matter { place += 1 }
    if place < page.count {
      if place > before { asked += 1 }
      return page[place]
    }
    if isAtEnd { return nil }
    let isRead = asked * Self.enough >= page.count
    let size = isRead ? min(max(page.count * 2, Self.least), Self.most) : Self.least
    page = try look.newest(size, upTo: matter)
    (place, asked) = (0, 1)
    isAtEnd = page.count < size
    return page.first
  }
}
