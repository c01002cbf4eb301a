import DubanReport

/// A quantity in words for a table: 地区生产总值 增长≥7.5%(可比价).
struct FigureWords: Sendable {
  private let quantity: Quantity

  init(_ quantity: Quantity) {
    self.quantity = quantity
  }

  /// 增长 as it stands, 下降 for a fall.
  var relation: String {
    switch quantity.relation {
    case .equal: isDifference ? change : "等于"
    case .atLeast: "不低于"
    case .atMost: isRoughly ? "左右" : "不超过"
    case .growth: isFall ? "下降" : "增长"
    case .growthAtLeast: "增长不低于"
    case .fromTo: "由…到…"
    case .approximate: "约"
    }
  }

  var value: String {
    switch quantity.value {
    case .number(let number): FigureWords.digits(isFall ? number.negated : number)
    case .pair(let low, let high):
      FigureWords.digits(low) + separator + FigureWords.digits(high)
    case .text(let text): text
    case .mixed(let low, let unit, let high, let other):
      FigureWords.digits(low) + unit + separator + FigureWords.digits(high) + other
    }
  }

  /// For a narrow column: the two ends one above the other.
  var valueLines: String {
    let words = value
    guard words.count > 9, let arrow = words.firstIndex(of: "→") else { return words }
    return words[..<arrow] + "\n" + words[arrow...]
  }

  /// 可比价, 预计, 年均, 左右, joined by 、.
  var basis: String {
    var words: [String] = []
    if let basis = quantity.basis { words.append(basis) }
    if let year = quantity.baseYear { words.append("比\(year)年") }
    if quantity.isAnnualAverage { words.append("年均") }
    if quantity.isEstimated { words.append("预计") }
    if let qualifier = quantity.qualifier {
      words += qualifier.split(separator: ";").map(String.init)
    }
    // The relation says these already.
    var seen: Set<String> = [
      "range", "控制在", "以上", "以内", "不低于", "不少于", "不超过", "超过", "突破", "约",
    ]
    if quantity.relation == .approximate || isRoughly { seen.insert("左右") }
    return words.filter { seen.insert($0).inserted }.joined(separator: "、")
  }

  /// One line for the 指标 column.
  var line: String {
    let isPlain = quantity.relation == .equal && !isDifference || quantity.relation == .fromTo
    let sign = isPlain || isRoughly ? "" : relation
    let tail = isRoughly ? "左右" : ""
    let note = basis.isEmpty ? "" : "（\(basis)）"
    let name = quantity.name.isEmpty ? "" : quantity.name + "："
    return name + sign + value + quantity.unit + tail + note
  }

  private var isFall: Bool {
    guard case .number(let number) = quantity.value else { return false }
    return (quantity.relation == .growth || isDifference) && number.digits < 0
  }

  /// 提高3个百分点, 增加13家: how far something moved, not where it stands.
  private var isDifference: Bool {
    guard case .number = quantity.value else { return false }
    return quantity.relation == .equal && quantity.isIncrement
  }

  private var change: String {
    let isPoints = quantity.unit.hasSuffix("百分点")
    return isFall ? (isPoints ? "降低" : "减少") : isPoints ? "提高" : "增加"
  }

  /// 控制在2%左右: a bound that is meant roughly, shown as printed.
  private var isRoughly: Bool {
    quantity.relation == .atMost && (quantity.qualifier?.contains("左右") ?? false)
  }

  private var separator: String { quantity.relation == .fromTo ? "→" : "～" }

  /// The digits as printed: 8.10 stays 8.10.
  static func digits(_ printed: Printed) -> String {
    guard printed.decimals > 0 else { return "\(printed.digits)" }
    let digits = String(printed.digits.magnitude)
    let missing = max(0, printed.decimals + 1 - digits.count)
    let padded = String(repeating: "0", count: missing) + digits
    let whole = padded.dropLast(printed.decimals)
    return (printed.digits < 0 ? "-" : "") + whole + "." + padded.suffix(printed.decimals)
  }
}

/// Where a sentence stands, in words (第三部分第12段第2句).
struct PlaceWords: Sendable {
  let part: Int?
  let paragraph: Int
  let order: Int

  /// - Parameter paragraphs: from `WorkReport.paragraphNumbers`.
  init(sentence index: Int, in report: WorkReport, _ paragraphs: [Int]) {
    let sentence = report.sentences[index]
    part = sentence.part
    paragraph =
      paragraphs.indices.contains(sentence.line) ? paragraphs[sentence.line] : sentence.line + 1
    var order = 1
    var before = index - 1
    while before >= 0, report.sentences[before].line == sentence.line {
      order += 1
      before -= 1
    }
    self.order = order
  }

  private var partWords: String {
    part.map { "第\(ChineseNumber.of($0 + 1))部分" } ?? "开头部分"
  }

  /// For a narrow column.
  var lines: String { "\(partWords)\n第\(paragraph)段" }

  var full: String { "\(partWords)第\(paragraph)段第\(order)句" }
}

extension WorkReport {
  /// For each line the number of its paragraph, as people count: blank lines are none.
  var paragraphNumbers: [Int] {
    var number = 0
    return source.string.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        if line.contains(where: { !$0.properties.isWhitespace }) { number += 1 }
        return number
      }
  }
}
