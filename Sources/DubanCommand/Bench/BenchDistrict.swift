import Duban
import DubanStore

/// A made-up district to measure with: an office, departments, streets, a person in each, a leader
/// for each group of units, and one ledger.
struct BenchDistrict {
  static let division = "439901"
  static let office = UnitID(1)
  static let unitCount: Int64 = 60
  static let units = (2...unitCount).map { UnitID($0) }
  static let opened = Instant("2026-01-05T09:00:00+08:00") ?? Instant(seconds: 0)
  /// The instant at which lists and lights are asked for.
  static let now = Instant("2026-06-10T10:00:00+08:00") ?? Instant(seconds: 0)
  static let ledger = "bench"

  static let supervisor = Actor(person: PersonID(1), post: PostID(1), unit: office)

  static func liaison(of unit: UnitID) -> Actor {
    Actor(
      person: PersonID(100 + unit.rawValue), post: PostID(100 + unit.rawValue), unit: unit)
  }

  /// Lays units, posts, people, calendar and ledger.
  static func lay(in store: Store) async throws {
    try await store.put(Unit(id: office, name: "督查室", kind: .office))
    try await put(supervisor, function: .supervisor, in: store)
    for unit in units {
      try await store.put(Unit(id: unit, name: "单位\(unit)", kind: .department))
      try await put(liaison(of: unit), function: .liaison, in: store)
    }
    for leader in 0..<6 {
      let post = PostID(50 + Int64(leader))
      try await store.put(Post(id: post, unit: office, function: .leader, name: "副区长"))
      for unit in units where unit.rawValue % 6 == Int64(leader) {
        try await store.put(Portfolio(leader: post, unit: unit, from: first))
      }
    }
    let calendar = try await store.calendar(importing: [])
    try await store.install(calendar, at: opened)
    try await store.install(ledger: ledgerText, named: "bench.yaml", at: opened)
  }

  private static let first = Day("2020-01-01") ?? Day(number: 0)

  private static func put(_ actor: Actor, function: Function, in store: Store) async throws {
    guard let person = actor.person, let post = actor.post, let unit = actor.unit else { return }
    try await store.put(Post(id: post, unit: unit, function: function, name: function.word))
    try await store.put(Person(id: person, name: "人员\(person)"))
    try await store.put(Holding(post: post, person: person, from: first), succeeds: false)
  }
}

/// Numbers that look random and are the same in every run (SplitMix64, Steele and others 2014).
struct BenchRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// Sentences as officers write them, of about the length asked for: words drawn so that a few are
/// very common and most are rare, as in real texts.
struct BenchWords {
  private var random: BenchRandom

  init(seed: UInt64) {
    random = BenchRandom(state: seed)
  }

  static let common = [
    "项目", "建设", "工作", "推进", "完成", "服务", "工程", "改造", "群众", "发展",
  ]

  private static let others = [
    "道路", "管网", "学校", "医院", "社区", "河道", "湖滨", "绿化", "招商", "审批", "验收", "征地", "拆迁",
    "资金", "拨付", "招标", "施工", "监理", "整改", "排查", "隐患", "消防", "养老", "托育", "就业", "技能",
    "培训", "老旧", "小区", "电梯", "停车", "充电", "公交", "站点", "垃圾", "分类", "厕所", "农田", "水利",
    "泵站", "堤防", "蓄洪", "渔民", "转产", "文旅", "民宿", "非遗", "图书", "体育", "场馆", "数据", "平台",
    "热线", "工单", "回访", "信访", "化解", "调解", "普法", "督查", "通报", "约谈", "专班", "调度", "协调",
  ]

  /// A rare word: a pair out of some thousand characters.
  private mutating func rare() -> String {
    (0..<2).reduce(into: "") { text, _ in
      let scalar = 0x4E00 + UInt32.random(in: 0..<3000, using: &random)
      if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) }
    }
  }

  private mutating func word() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<7: Self.common[Int.random(in: 0..<Self.common.count, using: &random)]
    case 7..<18: Self.others[Int.random(in: 0..<Self.others.count, using: &random)]
    default: rare()
    }
  }

  /// A text of so many characters.
  mutating func text(_ count: Int) -> String {
    var text = ""
    for position in 1...(count / 2) {
      text += position % 8 == 0 ? "，\(Int.random(in: 1..<10, using: &random))" : word()
    }
    return text
  }
}
