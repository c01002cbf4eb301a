import DubanReport

/// Whether the reports that are to be compared belong together. What cannot be compared is refused;
/// what may be meant is told, and the comparison goes on.
struct ComparisonCheck {
  let readings: [ReadFile]
  let kind: CompareKind
  /// Whether the person said the place for all of them, which settles it.
  let isPlaceGiven: Bool

  /// Why they cannot be compared and what to do; `nil` when they can.
  var refusal: String? { sameText ?? (kind == .years ? nil : places) ?? years }

  /// What is odd but may be meant.
  var warnings: [String] {
    var warnings: [String] = []
    if kind == .drafts, isSame(0, 1) { warnings.append("提示：两稿的文字完全相同。") }
    // A county that became a district has another name a year later.
    if kind == .years, let places { warnings.append("提示：\(places)") }
    if kind == .years, let (last, this) = pair, this > last + 1 {
      warnings.append("提示：两份报告相隔 \(this - last) 年（\(last) 年和 \(this) 年），上年口径的核对仅供参考。")
    }
    if kind == .years, let unknown = readings.first(where: { $0.report.year == nil }) {
      warnings.append("提示：“\(unknown.name)”看不出年份，按所给的先后比对；可用 --year 写明今年的年份。")
    }
    return warnings
  }

  private var pair: (Int, Int)? {
    guard let last = readings[0].report.year, let this = readings[1].report.year else { return nil }
    return (last, this)
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    readings[a].origin.textSHA256 == readings[b].origin.textSHA256
  }

  private var sameText: String? {
    guard kind != .drafts else { return nil }
    for other in readings.indices.dropFirst() {
      for one in 0..<other where isSame(one, other) {
        return "“\(readings[one].name)”和“\(readings[other].name)”的文字完全相同，是同一份报告。"
          + "请换成要比对的另一份。"
      }
    }
    return nil
  }

  private var places: String? {
    guard !isPlaceGiven else { return nil }
    let known = readings.filter { $0.report.place != nil }
    guard let first = known.first,
      let other = known.first(where: { !Self.isSamePlace($0.report.place, first.report.place) })
    else { return nil }
    return "报告不是同一个地方的：“\(first.name)”是\(first.report.place ?? "")，"
      + "“\(other.name)”是\(other.report.place ?? "")。"
      + "请核对文件；确为同一地方的，用 --place 写明地名。"
  }

  /// 岳阳楼区 is 岳阳市岳阳楼区.
  private static func isSamePlace(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    return a.hasSuffix(b) || b.hasSuffix(a)
  }

  private var years: String? { kind == .years ? order : oneYear }

  private var order: String? {
    guard let (last, this) = pair else { return nil }
    let found = "“\(readings[0].name)”是 \(last) 年的报告，“\(readings[1].name)”是 \(this) 年的报告"
    if last == this {
      return "\(found)，年份相同。要比对同一年的两稿，请加 --drafts；要比对两年，请换成上一年的报告。"
    }
    guard last > this else { return nil }
    return "\(found)，先后颠倒了。请把上年的放在前面：duban report compare 上年 今年。"
  }

  private var oneYear: String? {
    let known = readings.filter { $0.report.year != nil }
    guard let first = known.first,
      let other = known.first(where: { $0.report.year != first.report.year }),
      let one = first.report.year, let two = other.report.year
    else { return nil }
    let found = "“\(first.name)”是 \(one) 年的，“\(other.name)”是 \(two) 年的，年份不同"
    return kind == .drafts
      ? "\(found)，不是同一份报告的两稿。要比对上年与今年，请去掉 --drafts。"
      : "\(found)，不是同一次会议的报告。请换成同一年的政府、计划、预算报告。"
  }
}
