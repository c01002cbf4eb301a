import DubanHTML
import DubanReport

/// What of the plan parts became no commitment, grouped by the reason.
struct CoverageView {
  let report: WorkReport
  /// Where a commitment is added to a sentence, counted from 1.
  var adding: (@Sendable (Int) -> Link)?
  private var coverage: Coverage { report.coverage }

  var html: HTML {
    section(.class("coverage"), .id("coverage")) {
      h2 {
        "未列入承诺的句子与数据 "
        small { "计划部分共 \(coverage.sentences) 句、\(coverage.quantities) 个数据" }
      }
      if coverage.gaps.isEmpty {
        p(.class("nothing")) { "计划部分的任务、目标和机制均已列入承诺。" }
      }
      for (reason, gaps) in groups { group(reason, gaps) }
    }
  }

  /// Reasons in the order in which they first occur.
  private var groups: [(String, [Coverage.Gap])] {
    var order: [String] = []
    var byReason: [String: [Coverage.Gap]] = [:]
    for gap in coverage.gaps {
      if byReason[gap.reason] == nil { order.append(gap.reason) }
      byReason[gap.reason, default: []].append(gap)
    }
    return order.map { ($0, byReason[$0] ?? []) }
  }

  private func group(_ reason: String, _ gaps: [Coverage.Gap]) -> HTML {
    details {
      summary {
        reason
        small { " \(gaps.count) 处" }
      }
      ol {
        for gap in gaps {
          li {
            a(.href(.fragment(report.sentences[gap.sentence].id))) {
              report.text(gap.span).clipped(to: 80)
            }
            if let adding {
              " "
              a(.class("mend"), .href(adding(gap.sentence + 1))) { "补一条" }
            }
          }
        }
      }
    }
  }
}
