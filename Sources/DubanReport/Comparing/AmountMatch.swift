/// A promised amount beside the amount that was claimed for it.
struct AmountMatch {
  var promised: Quantity
  var claimed: Quantity

  /// Whether the claim reaches the promise; printing and words such as 左右 are allowed for.
  var isReached: Bool {
    guard let wanted = promised.amount, let got = claimed.amount,
      let low = wanted.min(), let high = got.max()
    else { return true }
    // A promise is meant as it is printed; what was reached may have been rounded.
    let slack = promised.roughness + claimed.slack
    if promised.relation == .atMost || promised.falls {
      guard let ceiling = wanted.max(), let least = got.min() else { return true }
      return least <= ceiling + slack
    }
    return high >= low - slack
  }

  /// 承诺8个，完成6个
  var words: String { "承诺\(promised.phrase)，今年报告为\(claimed.phrase)" }
}

extension Quantity {
  /// Half a unit of the last printed place, and more where the text itself says roughly.
  fileprivate var slack: Double { printedHalf + roughness }

  /// 左右, 约: three per cent.
  fileprivate var roughness: Double {
    let isRough = relation == .approximate || (qualifier?.contains("左右") ?? false)
    return isRough ? 0.03 * (amount?.map(\.magnitude).max() ?? 0) : 0
  }

  private var printedHalf: Double {
    guard case .number(let printed) = value, printed.digits != 0, let first = amount?.first else {
      return 0
    }
    return (first / printed.double).magnitude * printed.halfUnit
  }

  /// A growth rate below zero: less is more.
  fileprivate var falls: Bool {
    (relation == .growth || relation == .growthAtLeast) && (amount?.first ?? 0) < 0
  }

  /// 总投资127亿元 only says how big a thing is.
  var isSize: Bool { name == "投资" || name.hasSuffix("总投资") || name == "计划投资" }

  /// A change, not a level.
  var isRate: Bool { relation == .growth || relation == .growthAtLeast }

  var nameGrams: Set<Gram> { Grams.of(name) }
}

extension AmountMatch {
  /// The amounts of two clauses that are known to be of one matter.
  static func pairs(_ promised: [Quantity], _ claimed: [Quantity]) -> [AmountMatch] {
    let found = paired(promised, claimed)
    return found.isEmpty ? lonely(promised, claimed) : found
  }

  /// Pairs promised amounts with claimed ones of the same unit that are called alike.
  static func paired(_ promised: [Quantity], _ claimed: [Quantity]) -> [AmountMatch] {
    var free = Array(claimed.indices)
    var found: [AmountMatch] = []
    for wanted in promised where !wanted.isSize {
      let names = wanted.nameGrams
      let fitting = free.filter { claimed[$0].measuresLike(wanted) }
      let rated = fitting.filter { !Rivals.are(wanted.name, claimed[$0].name) }
        .map { ($0, Grams.likeness(names, claimed[$0].nameGrams)) }
      guard let best = rated.max(by: { $0.1 < $1.1 }), best.1 > 0.5 else { continue }
      found.append(AmountMatch(promised: wanted, claimed: claimed[best.0]))
      free.removeAll { $0 == best.0 }
    }
    return found
  }

  /// One figure of a unit on either side, in clauses known to be of one matter: called what they will.
  private static func lonely(_ promised: [Quantity], _ claimed: [Quantity]) -> [AmountMatch] {
    guard promised.count == 1, !promised[0].isSize, promised[0].baseUnit != "%" else { return [] }
    let fitting = claimed.filter { $0.measuresLike(promised[0]) && !$0.isSize }
    let isAlike = fitting.contains {
      Grams.likeness($0.nameGrams, promised[0].nameGrams) >= 0.3
        && !Rivals.are($0.name, promised[0].name)
    }
    return fitting.count == 1 && isAlike
      ? [AmountMatch(promised: promised[0], claimed: fitting[0])] : []
  }
}

extension Quantity {
  /// Whether both are of one unit and both levels, or both changes.
  func measuresLike(_ other: Quantity) -> Bool {
    baseUnit == other.baseUnit && isRate == other.isRate && isAddition == other.isAddition
      && amount != nil && other.amount != nil
  }

  /// 新增20家 is not set against a total of 112家.
  private var isAddition: Bool { name.contains("新增") || name.contains("净增") }
}
