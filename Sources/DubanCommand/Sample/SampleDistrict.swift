import Duban
import DubanReport
import DubanStore

/// The units, posts and people of a made-up district, from its duty catalogue (样例区).
///
/// Each unit has a head as the catalogue names it, a deputy and a liaison officer with made-up names;
/// each leader of the catalogue a post, with the portfolio that stands there.
struct SampleDistrict {
  private let catalogue: DutyCatalogue
  private let from: Day
  private var names = MadeUpNames()
  private(set) var roster: Roster
  private var people: [String: PersonID] = [:]
  private var units: [String: UnitID] = [:]

  private static let government = UnitID(1)
  private static let office = UnitID(2)

  init(catalogue: DutyCatalogue, name: String, from: Day) throws(Failure) {
    self.catalogue = catalogue
    self.from = from
    roster = .bare(of: name)
    names.taken = Set(catalogue.responsibles.values).union(catalogue.leaders.map(\.name))
      .union(catalogue.leaders.map(\.coordinator))
    addUnits()
    addOffice()
    for unit in catalogue.units where unit.members.isEmpty { staff(unit) }
    try addLeaders()
  }

  private mutating func addUnits() {
    for unit in catalogue.units {
      let id = UnitID(Int64(roster.units.count + 1))
      for word in [unit.name] + unit.aliases { units[word] = id }
      roster.units.append(
        Duban.Unit(id: id, name: unit.name, kind: kind(of: unit), parent: Self.government))
    }
    for unit in catalogue.units where !unit.members.isEmpty {
      guard let id = units[unit.name] else { continue }
      let place = Int(id.rawValue) - 1
      roster.units[place].members = unit.members.compactMap { units[$0] }
    }
  }

  private func kind(of unit: DutyCatalogue.Unit) -> UnitKind {
    if !unit.members.isEmpty { return .group }
    if unit.name.hasSuffix("公司") { return .company }
    return unit.name.hasSuffix("街道办事处") || unit.name.hasSuffix("镇人民政府") ? .street : .department
  }

  private mutating func addOffice() {
    hold(.supervisionChief, "主任", of: Self.office, by: names.next())
    for _ in 0..<2 {
      hold(.supervisor, Function.supervisor.word, of: Self.office, by: names.next())
    }
  }

  private mutating func staff(_ unit: DutyCatalogue.Unit) {
    guard let id = units[unit.name] else { return }
    let head = catalogue.responsibles[unit.name] ?? names.next()
    hold(.chief, Function.chief.word, of: id, by: head)
    hold(.deputy, Function.deputy.word, of: id, by: names.next())
    hold(.liaison, Function.liaison.word, of: id, by: names.next())
  }

  private mutating func addLeaders() throws(Failure) {
    guard let desk = catalogue.units.first.flatMap({ units[$0.name] }) else {
      throw Failure(status: .badInput, message: "职责目录中没有单位，不能作样例。")
    }
    var coordinators: [String: PostID] = [:]
    var covered: Set<UnitID> = []
    for leader in catalogue.leaders {
      let isHead = leader.post.hasSuffix("区长") && !leader.post.hasSuffix("副区长")
      let post = hold(
        isHead ? .head : .leader, leader.post, of: Self.government, by: leader.name)
      let coordinator =
        coordinators[leader.coordinator]
        ?? hold(.coordinator, Function.coordinator.word, of: desk, by: leader.coordinator)
      coordinators[leader.coordinator] = coordinator
      for unit in leader.units.compactMap({ units[$0] }).flatMap(members)
      where covered.insert(unit).inserted {
        roster.portfolios.append(
          Portfolio(leader: post, coordinator: coordinator, unit: unit, from: from))
      }
    }
  }

  private func members(_ unit: UnitID) -> [UnitID] {
    let members = roster.units[Int(unit.rawValue) - 1].members
    return members.isEmpty ? [unit] : members
  }

  @discardableResult
  private mutating func hold(
    _ function: Function, _ title: String, of unit: UnitID, by name: String
  ) -> PostID {
    let post = PostID(Int64(roster.posts.count + 1))
    // No exchange has numbers that begin with 0: nobody is rung up by a sample.
    let digits = String(1_000 + post.rawValue).dropFirst()
    roster.posts.append(
      Post(
        id: post, unit: unit, function: function, name: title, telephone: "0000\(digits)"))
    let person = people[name] ?? PersonID(Int64(roster.people.count + 1))
    if people.updateValue(person, forKey: name) == nil {
      roster.people.append(Person(id: person, name: name))
    }
    roster.holdings.append(Holding(post: post, person: person, from: from))
    return post
  }
}

/// Names of nobody, each given once.
struct MadeUpNames {
  var taken: Set<String> = []
  private var count = 0

  private static let surnames = Array("安柏岑迟楚邓范葛桂贺季简蒋康柯蓝雷黎凌卢骆孟莫宁潘裴祁阮邵盛")
  private static let given = [
    "知行", "若溪", "文远", "一鸣", "思齐", "怀瑾", "清越", "景明", "子衿", "望舒", "其琛", "云帆", "静姝",
  ]

  /// The two lists have no common length, so that their pairs do not repeat for a long time.
  mutating func next() -> String {
    while true {
      let name =
        String(Self.surnames[count % Self.surnames.count]) + Self.given[count % Self.given.count]
      count += 1
      if taken.insert(name).inserted { return name }
    }
  }
}
