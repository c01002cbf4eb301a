import DubanHTML
import DubanReport

/// The head of the page: which report it is and the facts in big numerals.
struct HeaderView {
  let reader: Reader
  let name: String
  private var report: WorkReport { reader.report }

  var html: HTML {
    header(.class("cover")) {
      h1 { report.heading }
      p(.class("origin")) {
        HTML.joined(origin.map { HTML($0) }, by: span(.class("dot")) { "·" })
      }
      facts
    }
  }

  private var origin: [String] {
    let speaker = report.speaker.map { "报告人 " + $0 }
    return [report.place, report.year.map { "\($0) 年" }, speaker, name].compactMap(\.self)
  }

  private var facts: HTML {
    let coverage = report.coverage
    let quantities = report.sentences.reduce(0) { $0 + $1.quantities.count }
    return dl(.class("facts")) {
      fact("句", grouped(report.sentences.count), "逐句归类")
      fact("数据", grouped(quantities), "逐个识别")
      fact("承诺条目", grouped(report.commitments.count), "一条一事，逐条督办")
      for verdict in Verdict.allCases.reversed() { self.verdict(verdict) }
      fact(
        "承诺覆盖（句 · 数据）",
        percent(coverage.sentencesCovered, of: coverage.sentences) + " · "
          + percent(coverage.quantitiesCovered, of: coverage.quantities),
        "\(coverage.sentencesCovered)/\(coverage.sentences) 句，"
          + "\(coverage.quantitiesCovered)/\(coverage.quantities) 个数据")
    }
  }

  private func verdict(_ verdict: Verdict) -> HTML {
    let count = reader.findings.filter { $0.finding.verdict == verdict }.count
    return div(.class(count > 0 ? verdict.rawValue : "zero")) {
      dt { verdict.label }
      dd { count }
      dd(.class("soft")) { verdict.advice }
    }
  }

  private func fact(_ name: String, _ value: String, _ note: String) -> HTML {
    div {
      dt { name }
      dd { value }
      dd(.class("soft")) { note }
    }
  }
}

extension WorkReport {
  /// The title as printed, else the place's report by its usual name.
  var heading: String { title ?? (place ?? "") + "政府工作报告" }
}

extension Verdict {
  static let allCases: [Verdict] = [.note, .explain, .contradiction]

  /// What the drafter is asked to do.
  var advice: String {
    switch self {
    case .contradiction: "请核对改正"
    case .explain: "请补充口径"
    case .note: "供参考，不要求修改"
    }
  }
}
