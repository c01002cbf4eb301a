/// The units, posts, holdings and portfolios of a division at the time of a command (机构名册).
public struct Directory: Sendable {
  public let units: [UnitID: Unit]
  public let posts: [PostID: Post]
  public let holdings: [Holding]
  public let portfolios: [Portfolio]
  private let holdingsOfPerson: [PersonID: [Holding]]
  private let holdingsOfPost: [PostID: [Holding]]

  public init(
    units: [Unit], posts: [Post], holdings: [Holding], portfolios: [Portfolio] = []
  ) {
    self.units = Dictionary(units.map { ($0.id, $0) }) { _, last in last }
    self.posts = Dictionary(posts.map { ($0.id, $0) }) { _, last in last }
    self.holdings = holdings
    self.portfolios = portfolios
    holdingsOfPerson = Dictionary(grouping: holdings, by: \.person)
    holdingsOfPost = Dictionary(grouping: holdings, by: \.post)
  }

  /// The one that is there now; else the last one of the name.
  public func unit(named name: String) -> UnitID? {
    let named = units.values.filter { $0.name == name }
    return (named.first { $0.endedOn == nil } ?? named.max { $0.id < $1.id })?.id
  }

  /// Units that were not ended, in the order of their numbers: work is given to these alone.
  public var currentUnits: [Unit] {
    units.values.filter { $0.endedOn == nil }.sorted { $0.id < $1.id }
  }

  /// Posts in such units.
  public var currentPosts: [Post] {
    posts.values.filter { units[$0.unit]?.endedOn == nil }.sorted {
      ($0.unit, $0.id) < ($1.unit, $1.id)
    }
  }

  public func holds(_ person: PersonID, post: PostID, on day: Day) -> Bool {
    holdingsOfPerson[person]?.contains { $0.post == post && $0.covers(day) } ?? false
  }

  /// The posts that a person holds on a day, the highest first.
  public func posts(of person: PersonID, on day: Day) -> [Post] {
    (holdingsOfPerson[person] ?? []).filter { $0.covers(day) }.compactMap { posts[$0.post] }
      .sorted { $0.id < $1.id }
  }

  /// Who answers for a post on a day; several in joint posts.
  public func holders(of post: PostID, on day: Day) -> [PersonID] {
    (holdingsOfPost[post] ?? []).filter { $0.covers(day) }.map(\.person)
  }

  /// The units in which a person held any post between two days, both included.
  public func units(of person: PersonID, from: Day, to: Day) -> Set<UnitID> {
    Set(
      (holdingsOfPerson[person] ?? [])
        .filter { $0.from <= to && ($0.to.map { from <= $0 } ?? true) }
        .compactMap { posts[$0.post]?.unit })
  }

  /// Whether a unit is the other one or below it in the tree.
  public func isUnit(_ unit: UnitID, in other: UnitID) -> Bool {
    var current: UnitID? = unit
    // A tree is not deeper than the number of its units: a circle in bad data ends here.
    for _ in 0...units.count {
      guard let here = current else { return false }
      if here == other { return true }
      current = units[here]?.parent
    }
    return false
  }

  /// Whether a unit is above another, as a street is above its communities. The government is above
  /// all, and stands for none.
  public func isAbove(_ upper: UnitID, _ lower: UnitID) -> Bool {
    upper != lower && units[upper].map { ![.government, .office].contains($0.kind) } ?? false
      && isUnit(lower, in: upper)
  }

  /// The units that one is above.
  public func below(_ upper: UnitID) -> [UnitID] {
    units.keys.filter { isAbove(upper, $0) }.sorted()
  }

  /// A collective name stands for its members, whatever the depth (各街道办事处).
  public func expanding(_ unit: UnitID) -> [UnitID] {
    var found: [UnitID] = []
    var seen: Set<UnitID> = []
    var queue = [unit]
    while let next = queue.first {
      queue.removeFirst()
      guard seen.insert(next).inserted else { continue }
      if let members = units[next]?.members, !members.isEmpty {
        queue.append(contentsOf: members)
      } else {
        found.append(next)
      }
    }
    return found
  }

  /// The portfolio that covers a unit on a day: its own, else that of the unit above.
  public func portfolio(of unit: UnitID, on day: Day) -> Portfolio? {
    var current: UnitID? = unit
    for _ in 0...units.count {
      guard let here = current else { return nil }
      if let own = portfolios.last(where: { $0.unit == here && $0.covers(day) }) { return own }
      current = units[here]?.parent
    }
    return nil
  }
  /// As it is once these portfolios are set: of each unit, the one before ends the day before.
  public func setting(_ new: [Portfolio]) -> Directory {
    var all = portfolios
    for portfolio in new {
      all.removeAll { $0.unit == portfolio.unit && $0.from == portfolio.from }
      for place in all.indices
      where all[place].unit == portfolio.unit && all[place].covers(portfolio.from) {
        all[place].to = portfolio.from.advanced(by: -1)
      }
      all.append(portfolio)
    }
    return Directory(
      units: Array(units.values), posts: Array(posts.values), holdings: holdings,
      portfolios: all.sorted { $0.from < $1.from })
  }
}
