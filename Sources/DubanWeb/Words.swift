import DubanReport

// The words people see for the kernel's values.

extension Kind {
  /// One character that says the kind where colour can't. Running text has none.
  var letter: String? {
    self == .rhetoric ? nil : String(label.prefix(1))
  }
}

extension Relation {
  var word: String {
    switch self {
    case .equal: ""
    case .atLeast: "不低于"
    case .atMost: "不超过"
    case .growth: "增长"
    case .growthAtLeast: "增长不低于"
    case .fromTo: "起止"
    case .approximate: "约"
    }
  }
}

extension Printed {
  /// As printed (8.10 stays 8.10), with a proper minus sign.
  var asPrinted: String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}

extension Measure {
  func text(unit: String) -> String {
    switch self {
    case .number(let value): value.asPrinted + unit
    case .pair(let from, let to): "\(from.asPrinted) → \(to.asPrinted)\(unit)"
    case .text(let ratio): ratio + unit
    case .mixed(let from, let fromUnit, let to, let toUnit):
      "\(from.asPrinted)\(fromUnit) → \(to.asPrinted)\(toUnit)"
    }
  }
}

extension Quantity {
  /// Name, relation and amount in one line, for the tooltip.
  var explanation: String {
    var words = [(name.isEmpty ? "未写明指标" : name) + "：" + relationAndValue]
    if let converted { words.append("合 " + converted) }
    if isAnnualAverage { words.append("年均") }
    if isEstimated { words.append("预计") }
    if let basis { words.append(basis) }
    if let qualifier { words.append("原文“\(qualifier)”") }
    return words.joined(separator: " · ")
  }

  private var relationAndValue: String {
    if case .number(let change) = value, change.digits < 0, relation == .growth {
      return "下降 " + Measure.number(change.negated).text(unit: unit)
    }
    let text = value.text(unit: unit)
    if relation == .atMost, qualifier?.contains("左右") ?? false { return text + "左右" }
    if relation == .equal, isIncrement, case .number(let change) = value {
      let isPoints = unit.hasSuffix("百分点")
      if change.digits < 0 {
        return (isPoints ? "降低 " : "减少 ") + Measure.number(change.negated).text(unit: unit)
      }
      return (isPoints ? "提高 " : "增加 ") + text
    }
    return relation.word.isEmpty ? text : relation.word + " " + text
  }

  /// The amount in the base unit, where that says more than the value as printed.
  private var converted: String? {
    guard let amount, baseUnit != unit, !amount.isEmpty else { return nil }
    return amount.map(grouped).joined(separator: " → ") + " " + baseUnit
  }
}

/// 46,000 · 0.125 · −3
func grouped(_ number: Double) -> String {
  guard number.isFinite, number.magnitude < 1e15 else { return "\(number)" }
  let thousandths = (number.magnitude * 1_000).rounded()
  let whole = Int(thousandths) / 1_000
  var figures = grouped(whole)
  var rest = Int(thousandths) % 1_000
  if rest > 0 {
    var places = 3
    while rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    let tail = String(rest)
    figures += "." + String(repeating: "0", count: places - tail.count) + tail
  }
  return (number < 0 ? "−" : "") + figures
}

func grouped(_ number: Int) -> String {
  var figures = ""
  for (place, figure) in String(number.magnitude).reversed().enumerated() {
    if place > 0, place % 3 == 0 { figures.append(",") }
    figures.append(figure)
  }
  return (number < 0 ? "−" : "") + String(figures.reversed())
}

/// `part` of `whole` in whole percent, cut off: 100 is said of everything only.
func percent(_ part: Int, of whole: Int) -> String {
  whole > 0 ? "\(part * 100 / whole)%" : "—"
}

extension CivilDate {
  /// As the office says it: 年底, 3月底, 6月15日; with the year when it is not `thisYear`.
  func said(thisYear: Int?) -> String {
    let year = self.year == thisYear ? "" : "\(self.year)年"
    if self == .end(ofYear: self.year) { return year.isEmpty ? "年底" : year + "底" }
    if self == .end(ofMonth: month, year: self.year) { return "\(year)\(month)月底" }
    return "\(year)\(month)月\(day)日"
  }
}
