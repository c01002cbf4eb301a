/// Numbers as they stand in findings: figures as printed, results with as many places as help.
enum Wording {
  /// 8.10 of a number printed so; a fall with its minus sign.
  static func printed(_ number: Printed) -> String {
    let digits = String(number.digits.magnitude)
    let sign = number.digits < 0 ? "-" : ""
    guard number.decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, number.decimals + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -number.decimals)
    return sign + padded[..<point] + "." + padded[point...]
  }

  /// A result rounded to so many places.
  static func fixed(_ value: Double, _ decimals: Int = 2) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return value < 0 ? "-∞" : "∞" }
    let scaled = (value * Printed.power(decimals)).rounded()
    return printed(Printed(digits: Int64(scaled), decimals: decimals))
  }

  /// A result without trailing zeros: 240.19, 3300.
  static func plain(_ value: Double, _ decimals: Int = 2) -> String {
    var text = fixed(value, decimals)
    guard decimals > 0, text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// 6.84%（区间6.80–6.87%）.
  static func percent(_ value: Double, _ interval: Interval, _ decimals: Int = 2) -> String {
    "\(fixed(value, decimals))%（区间\(fixed(interval.low, decimals))–\(fixed(interval.high, decimals))%）"
  }
}
