/// What a statement measures: the indicator, and what the name itself says of its basis.
struct Measured: Hashable {
  var indicator: IndicatorName
  /// 剔除虚增空转因素后: cut from the name, as printed; empty where nothing is said.
  var basis: String

  init(_ name: String) {
    let codes = Measured.usual(name.codes)
    let cut = Measured.basisStart(codes)
    indicator = IndicatorName(Array(codes[..<cut]))
    let rest = codes[cut...]
    basis = rest.elementsEqual(Measured.arranged) ? "" : rest.string
  }

  /// One of the indicators of official statistics, fully named: 增加值 alone is of anything.
  var isHeadline: Bool {
    guard let standard = indicator.standard else { return false }
    return standard != .valueAdded && standard != .output || indicator != Measured.bare(standard)
  }

  private static func bare(_ standard: Standard) -> IndicatorName {
    IndicatorName(standard.rawValue)
  }

  /// Where 剔除…, 按可比… or a bracket begins inside the name.
  private static func basisStart(_ name: [Code]) -> Int {
    guard name.count > 4 else { return name.count }
    if name.suffix(2).elementsEqual(arranged) { return name.count - 2 }
    for index in 2..<name.count {
      if name[index] == "(" { return index }
      for word in words where name[index...].starts(with: word) { return index }
    }
    return name.count
  }

  /// 规上 is 规模以上.
  private static func usual(_ name: [Code]) -> [Code] {
    guard let at = name.indices.dropLast().first(where: { name[$0] == "规" && name[$0 + 1] == "上" })
    else { return name }
    return name[..<at] + ["规", "模", "以", "上"] + name[(at + 2)...]
  }

  /// 一般公共预算收入安排26亿元 is how budgets plan.
  private static let arranged = "安排".codes
  private static let words = ["剔除", "扣除", "按可比", "按同口径", "不含", "在从严"].map(\.codes)
}

extension IndicatorName {
  /// Levels of these are re-based almost every year, or are of another set of enterprises each year
  /// (规模以上), while growth is on one base.
  var isOftenRevised: Bool { standard == .investment || standard == .output }
}
