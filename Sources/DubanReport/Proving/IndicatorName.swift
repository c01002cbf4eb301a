/// What is measured, so that figures of different sentences and reports can be set side by side.
///
/// Two names are one indicator when they differ only in words that say nothing of it (全区, 完成) or are
/// known to mean the same (国内生产总值 and GDP in a place's report). What narrows it (规模以上, 区本级, 城镇)
/// is its scope. Only hashes are kept: equality is two integer comparisons.
struct IndicatorName: Hashable, Sendable {
  /// The indicator of official statistics, where it is one.
  let standard: Standard?
  /// Of the canonical name without its scope.
  let core: UInt64
  /// Of the words that narrow it; 0 where nothing does.
  let scope: UInt64
  /// Of the name as written, without words that say nothing: tells two names of one indicator apart.
  let wording: UInt64

  static func == (a: Self, b: Self) -> Bool { a.core == b.core && a.scope == b.scope }
  func hash(into hasher: inout Hasher) {
    hasher.combine(core)
    hasher.combine(scope)
  }

  /// No name, or nothing left of it.
  var isEmpty: Bool { core == NameHash.empty && scope == NameHash.empty }

  init(_ name: String) { self.init(name.codes) }

  init(_ name: [Code]) {
    let bare = NameCutter.cut(name)
    wording = NameHash.of(bare)
    guard let found = Standard.ending(bare) else {
      (standard, core, scope) = (nil, wording, NameHash.empty)
      return
    }
    standard = found.standard
    core = NameHash.of(found.standard.rawValue.codes)
    scope = NameHash.of(NameCutter.scope(bare.prefix(found.start)))
  }

  /// Growth is customarily at constant prices (可比价), so that end points at current prices may
  /// imply more (`domain.md` §8.1).
  var growsAtConstantPrices: Bool { standard == .grossProduct || standard == .valueAdded }
}

/// Indicators of official statistics, by their usual name.
enum Standard: String, CaseIterable, Sendable {
  case grossProduct = "地区生产总值"
  case valueAdded = "增加值"
  case budgetRevenue = "一般公共预算收入"
  case totalRevenue = "财政总收入"
  case revenue = "财政收入"
  case taxRevenue = "税收收入"
  case budgetSpending = "一般公共预算支出"
  case investment = "固定资产投资"
  case retailSales = "社会消费品零售总额"
  case disposableIncome = "人均可支配收入"
  case netIncome = "人均纯收入"
  case trade = "进出口总额"
  case output = "总产值"
  case deposits = "存款余额"
  case loans = "贷款余额"
  case urbanRate = "城镇化率"

  /// Names that mean the same in the report of a place, longest first where one ends in another.
  var names: [String] {
    switch self {
    case .grossProduct: ["地区生产总值", "国内生产总值", "地方生产总值", "生产总值", "GDP", "经济总量"]
    case .valueAdded: ["增加值"]
    case .budgetRevenue:
      [
        "一般公共预算地方收入", "一般公共财政预算收入", "地方一般公共预算收入", "一般公共预算收入",
        "公共财政预算收入", "公共财政收入", "公共预算收入", "地方一般预算收入", "一般预算收入",
        "财政一般预算收入",
      ]
    case .totalRevenue: ["财政总收入"]
    case .revenue: ["财政收入"]
    case .taxRevenue: ["税收收入", "税收总收入"]
    case .budgetSpending:
      ["一般公共预算支出", "公共财政预算支出", "公共预算支出", "一般预算支出"]
    case .investment:
      ["固定资产投资", "固定资产投资额", "固定资产投资总额", "固定资产投资完成额"]
    case .retailSales:
      ["社会消费品零售总额", "社会消费品零售额", "社会商品零售总额", "社零总额"]
    case .disposableIncome: ["人均可支配收入", "可支配收入"]
    case .netIncome: ["人均纯收入"]
    case .trade: ["进出口总额", "进出口总值", "外贸进出口总额", "外贸进出口总值", "外贸进出口额"]
    case .output: ["总产值"]
    case .deposits: ["存款余额"]
    case .loans: ["贷款余额"]
    case .urbanRate: ["城镇化率", "城市化率"]
    }
  }

  /// The longest known name that a name ends in, and where it begins.
  static func ending(_ name: [Code]) -> (standard: Standard, start: Int)? {
    guard let last = name.last else { return nil }
    var best: (standard: Standard, start: Int)?
    for (word, standard) in table[Int(last.raw & 255)] where word.count <= name.count {
      let start = name.count - word.count
      if start < best?.start ?? Int.max, name[start...].elementsEqual(word) {
        best = (standard, start)
      }
    }
    return best
  }

  /// By the low bits of the last code.
  private static let table: [[([Code], Standard)]] = {
    var found: [[([Code], Standard)]] = Array(repeating: [], count: 256)
    for standard in allCases {
      for name in standard.names {
        let word = name.codes
        guard let last = word.last else { continue }
        found[Int(last.raw & 255)].append((word, standard))
      }
    }
    return found
  }()
}
