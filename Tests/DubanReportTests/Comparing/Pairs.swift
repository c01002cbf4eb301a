@testable import DubanReport

/// Two made-up reports of one place, from the sentences of their parts.
enum Pairs {
  static func report(_ year: Int, review: String, plan: String = "") -> WorkReport {
    let text = """
      政府工作报告
      ——\(year)年1月9日在云港区第三届人民代表大会第二次会议上
      云港区人民政府区长 方晓
      各位代表：
      一、\(year - 1)年工作回顾
      \(review)
      二、\(year)年工作安排
      \(plan)
      """
    return WorkReport.read(SourceText(text), options: ReadingOptions(year: year))
  }

  /// Last year's review and this year's, of a report `gap` years later.
  static func findings(last: String, this: String, gap: Int = 1) -> [Finding] {
    Comparison.of(
      last: report(2021, review: last), this: report(2021 + gap, review: this)
    ).findings
  }

  /// Last year's plan and this year's review.
  static func findings(plan: String, this: String) -> [Finding] {
    Comparison.of(
      last: report(2021, review: "工作有了新进展。", plan: plan),
      this: report(2022, review: this)
    ).findings
  }

  static func outcomes(plan: String, review: String) -> [CommitmentOutcome] {
    Comparison.of(
      last: report(2021, review: "工作有了新进展。", plan: plan),
      this: report(2022, review: review)
    ).outcomes
  }
}
