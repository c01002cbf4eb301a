import DubanReport

/// A small report around sentences: a review of 2025 and a plan for 2026, in a made-up district.
enum SmallReport {
  static func read(review: String = "", plan: String = "", catalogue: DutyCatalogue = .empty)
    -> WorkReport
  {
    let text = """
      政府工作报告
      ——2026年1月15日在青溪区第五届人民代表大会第六次会议上
      青溪区人民政府区长 林远舟
      各位代表：
      一、2025年工作回顾
      \(review)
      二、2026年工作安排
      \(plan)
      """
    return WorkReport.read(SourceText(text), options: ReadingOptions(catalogue: catalogue))
  }

  /// The sentences of the plan that are not headings.
  static func planned(_ plan: String) -> [Sentence] {
    read(plan: plan).sentences.filter { $0.part == 1 }.dropFirst().map { $0 }
  }

  static func reviewed(_ review: String) -> [Sentence] {
    read(review: review).sentences.filter { $0.part == 0 }.dropFirst().map { $0 }
  }

  /// The quantities of a sentence of the plan, in a short notation: `规上企业 20 家 >=`.
  static func amounts(_ plan: String) -> [String] {
    planned(plan).flatMap(\.quantities).map { quantity in
      [shown(quantity.value), quantity.unit, quantity.relation.rawValue]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  static func shown(_ value: Measure) -> String {
    switch value {
    case .number(let number): shown(number)
    case .pair(let a, let b): "[\(shown(a)), \(shown(b))]"
    case .text(let text): text
    case .mixed(let a, let first, let b, let second): "[\(shown(a))\(first), \(shown(b))\(second)]"
    }
  }

  private static func shown(_ number: Printed) -> String {
    let sign = number.digits < 0 ? "-" : ""
    var digits = String(abs(number.digits))
    guard number.decimals > 0 else { return sign + digits }
    while digits.count <= number.decimals { digits = "0" + digits }
    let point = digits.index(digits.endIndex, offsetBy: -number.decimals)
    return sign + digits[..<point] + "." + digits[point...]
  }
}
