public import Duban

/// The people of the tests (人物): an office, a head, two vice heads with their deputy directors, four
/// departments, two streets with a village, and the city above. Everybody is in post since 2020.
///
/// On 2021-07-01 the clerk of the housing bureau moves into the office, and somebody else takes over
/// that desk.
public enum Cast {
  public static let office = UnitID(1)
  public static let government = UnitID(2)
  public static let housing = UnitID(10)
  public static let water = UnitID(11)
  public static let statistics = UnitID(12)
  public static let education = UnitID(13)
  public static let eastStreet = UnitID(20)
  public static let westStreet = UnitID(21)
  public static let eastVillage = UnitID(30)
  /// 各街道办事处.
  public static let streets = UnitID(40)
  public static let city = UnitID(50)

  /// Who carries matters out.
  public static let doers = [housing, water, statistics, education, eastStreet, westStreet]

  public static let units: [Unit] = [
    Unit(id: office, name: "区政府督查室", kind: .office),
    Unit(id: government, name: "区政府", kind: .government),
    Unit(id: housing, name: "区住建局", kind: .department),
    Unit(id: water, name: "区水务局", kind: .department),
    Unit(id: statistics, name: "区统计局", kind: .department),
    Unit(id: education, name: "区教育局", kind: .department),
    Unit(id: eastStreet, name: "东湖街道", kind: .street),
    Unit(id: westStreet, name: "西湖街道", kind: .street),
    Unit(id: eastVillage, name: "东湖村", kind: .community, parent: eastStreet),
    Unit(
      id: streets, name: "各街道办事处", kind: .group, members: [eastStreet, westStreet]),
    Unit(id: city, name: "市政府督查室", kind: .higher),
  ]

  private static let functions: [(UnitID, [Function])] =
    [
      (
        office,
        [.supervisor, .supervisor, .supervisionChief, .coordinator, .coordinator, .supervisor]
      ),
      (government, [.leader, .leader, .head]),
      (eastVillage, [.liaison]), (city, [.supervisor]),
    ] + doers.map { ($0, [.chief, .deputy, .liaison]) }

  public static let posts: [Post] = functions.flatMap { unit, functions in
    functions.enumerated().map { place, function in
      Post(
        id: PostID(unit.rawValue * 10 + Int64(place) + 1), unit: unit, function: function,
        name: function.word)
    }
  }

  /// Who changes desks, and who follows.
  public static let mover = PersonID(1)
  public static let successor = PersonID(2)
  public static let housingClerk = PostID(103)
  /// The post in the office that the mover gets.
  public static let newInspector = PostID(16)
  public static let moving = Day(number: 18_809)

  public static let holdings: [Holding] =
    posts.filter { ![housingClerk, newInspector].contains($0.id) }.map {
      Holding(post: $0.id, person: PersonID($0.id.rawValue + 1_000), from: beginning)
    } + [
      Holding(post: housingClerk, person: mover, from: beginning, to: moving.advanced(by: -1)),
      Holding(post: housingClerk, person: successor, from: moving),
      Holding(post: newInspector, person: mover, from: moving),
    ]

  /// 2020-01-01.
  public static let beginning = Day(number: 18_262)

  public static let people: [Person] = Set(holdings.map(\.person)).sorted().map {
    Person(id: $0, name: "人员\($0)")
  }

  public static let firstLeader = PostID(21)
  public static let secondLeader = PostID(22)

  /// From 2021-09-01 the second vice head answers for housing.
  public static let portfolios: [Portfolio] =
    doers.map { unit in
      let isFirst = [housing, education, eastStreet].contains(unit)
      return Portfolio(
        leader: isFirst ? firstLeader : secondLeader, coordinator: PostID(isFirst ? 14 : 15),
        unit: unit, from: beginning, to: unit == housing ? Day(number: 18_870) : nil)
    } + [
      Portfolio(
        leader: secondLeader, coordinator: PostID(15), unit: housing, from: Day(number: 18_871))
    ]

  public static let directory = Directory(
    units: units, posts: posts, holdings: holdings, portfolios: portfolios)

  /// Who holds the first post of this function in a unit on a day.
  public static func actor(
    _ unit: UnitID, _ function: Function, on day: Day = beginning
  ) -> Actor {
    guard
      let found = actors(of: unit, on: day).first(where: {
        $0.post.flatMap { directory.posts[$0]?.function } == function
      })
    else { preconditionFailure("the cast has no \(function) in \(unit)") }
    return found
  }

  /// Everybody in a unit on a day.
  public static func actors(of unit: UnitID, on day: Day) -> [Actor] {
    posts.filter { $0.unit == unit }.flatMap { post in
      directory.holders(of: post.id, on: day).map { Actor(person: $0, post: post.id, unit: unit) }
    }
  }

  public static let inspector = actor(office, .supervisor)
  public static let chief = actor(office, .supervisionChief)
  public static let coordinator = actor(office, .coordinator)
  public static let leader = actor(government, .leader)
  public static let head = actor(government, .head)
}
