@testable import DubanReport

/// A small report of a made-up district around the sentences to be proved, and what is expected of them.
struct Case: CustomStringConvertible, Sendable {
  var expected: Verdict?
  /// Said of the five years reviewed, of the year reviewed, of the five years ahead, of the year planned.
  var term: String
  var year: String
  var goals: String
  var plan: String

  init(
    _ expected: Verdict?, term: String = "", year: String = "", goals: String = "",
    plan: String = ""
  ) {
    self.expected = expected
    self.term = term
    self.year = year
    self.goals = goals
    self.plan = plan
  }

  var description: String { term + year + goals + plan }

  var report: WorkReport {
    WorkReport.read(
      SourceText(
        """
        湖口区政府工作报告
        ——2021年1月10日在湖口区第五届人民代表大会第六次会议上
        区长 王一

        各位代表：

        一、“十三五”及2020年工作回顾

        五年来，我们走过了不平凡的历程。
        \(term)
        一年来，我们办成了不少实事。
        2020年，\(year)
        二、今后五年的奋斗目标
        坚持稳中求进。
        \(goals)
        三、2021年工作安排
        今年要一件一件地办。
        \(plan)
        """))
  }

  var findings: [Finding] { report.audit() }

  /// The strongest verdict of one rule; `nil` where it is silent.
  func verdict(of rule: String) -> Verdict? {
    findings.filter { $0.rule == rule }.map(\.verdict).max()
  }
}
