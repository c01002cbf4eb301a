package import Duban

extension Instant {
  /// The end of a limit for a person: `2026-03-05` when it ends with its day, else with the minute.
  package var limitWord: String {
    secondOfDay == 0 ? advanced(by: -1).day.description : minuteWord
  }

  /// `2026-03-05 09:30`.
  package var minuteWord: String {
    let minutes = secondOfDay / 60
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
  }
}

enum TimeWords {
  /// `已超 1.5 小时`, rounded down to a tenth; below an hour `已超 40 分钟`.
  static func over(_ seconds: Int, of unit: String) -> String {
    let minutes = seconds / 60
    if minutes < 60 { return "已超 \(max(1, minutes)) 分钟" }
    return "已超 \(Decimals.text(Int64(minutes / 6), decimals: 1)) \(unit)"
  }
}

/// Basis points for a person: 6,250 is `62.5%`.
package enum Percent {
  package static func text(_ points: Int) -> String {
    let (whole, rest) = points.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = points < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)%" }
    let digits = rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)%"
  }

  /// `part` of `whole`, rounded to a hundredth; of nothing it is nothing.
  static func text(_ part: Int, of whole: Int) -> String {
    text(whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole)
  }

  /// Reads `62.5` and `62.5%` as basis points; `nil` for anything finer or else.
  package static func points(_ text: some StringProtocol) -> Int? {
    Decimals.scaled(text.hasSuffix("%") ? String(text.dropLast()) : String(text), by: 2)
      .map { Int($0) }
  }
}

/// Decimal numbers as whole ones, without floats.
package enum Decimals {
  /// `12.5` by 3 is 12,500; `nil` when it is no number or has more decimals than that.
  package static func scaled(_ text: String, by decimals: Int) -> Int64? {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard 1...2 ~= parts.count, !parts[0].isEmpty,
      parts.allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      parts.count == 1 || 1...max(decimals, 1) ~= parts[1].utf8.count
    else { return nil }
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard fraction.utf8.count <= decimals else { return nil }
    let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
    return Int64("\(isNegative ? "-" : "")\(parts[0])\(fraction)\(zeros)")
  }

  /// The other way round: 12,500 by 3 is `12.5`.
  package static func text(_ value: Int64, decimals: Int) -> String {
    var digits = String(value.magnitude)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var whole = String(digits.dropLast(decimals))
    let fraction = String(digits.suffix(decimals)).reversed().drop { $0 == "0" }
    if !fraction.isEmpty { whole += "." + String(fraction.reversed()) }
    return value < 0 ? "-" + whole : whole
  }
}
