extension AuditRule {
  /// The members of a structure (三次产业结构 5:42:53) must make 100 (`domain.md` §8.3 N03).
  static let ratioSum = AuditRule(
    code: "ratio-sum", title: "结构比之和", source: "N03",
    check: { desk in
      desk.figures.flatMap { $0.form == .ratio ? desk.ratioSums($0) : [] }
    })
}

/// The members of a ratio such as `1:22.6:76.4`.
struct Ratio: Sendable {
  var words: String
  var members: [Printed]

  /// Both ends of `a→b`, or the only one.
  static func all(in words: String) -> [Ratio] {
    words.split(separator: "→").compactMap { Ratio(String($0)) }
  }

  private init?(_ words: String) {
    self.words = words
    members = []
    for piece in words.split(separator: ":") {
      guard let member = Printed(parsing: piece) else { return nil }
      members.append(member)
    }
  }

  var sum: Interval { members.reduce(Interval.exactly(0)) { $0 + Interval($1) } }

  /// All members make 100, 10 or 1 once rounding is allowed for.
  var isWhole: Bool { [100, 10, 1].contains { sum.meets(.exactly($0)) } }
}

extension Printed {
  /// Reads 22.6; `nil` for anything but digits and one point.
  init?(parsing words: Substring) {
    var digits: Int64 = 0
    var decimals = 0
    var isAfterPoint = false
    guard !words.isEmpty, words.utf8.count <= 15 else { return nil }
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "."):
        guard !isAfterPoint else { return nil }
        isAfterPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
        if isAfterPoint { decimals += 1 }
      default: return nil
      }
    }
    self.init(digits: digits, decimals: decimals)
  }
}

extension Desk {
  fileprivate func ratioSums(_ figure: Figure) -> [Finding] {
    guard case .text(let words) = quantity(figure).value else { return [] }
    return Ratio.all(in: words).compactMap { ratio in
      guard ratio.members.count >= 3, isStructure(figure, ratio), !ratio.isWhole else { return nil }
      let sum = ratio.members.map { Wording.printed($0) }.joined(separator: "+")
      return Finding(
        rule: AuditRule.ratioSum.code, verdict: .contradiction, quotes: [quote(figure)],
        arithmetic: "\(sum) = \(Wording.plain(ratio.sum.middle))，应为100",
        message: "\(name(figure))各项之和不是100，四舍五入也不能解释，请核各项。")
    }
  }

  /// A structure by its name, or near enough to 100 to be meant as one.
  private func isStructure(_ figure: Figure, _ ratio: Ratio) -> Bool {
    let sum = ratio.sum.middle
    return (85...115).contains(sum) || quantity(figure).name.contains("结构") && sum > 20
  }
}
