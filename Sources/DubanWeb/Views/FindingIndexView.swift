import DubanHTML
import DubanReport

/// All findings in one table, those that need correcting first.
struct FindingIndexView {
  let reader: Reader

  var html: HTML {
    section(.class("index"), .id("findings")) {
      h2 {
        "待核数据 "
        small { reader.findings.isEmpty ? "" : "按轻重排列；序号按在文中出现的先后" }
      }
      if reader.findings.isEmpty {
        p(.class("nothing")) { "未发现需要核对的数据。" }
      } else {
        rows
      }
    }
  }

  private var rows: HTML {
    table(.class("ledger")) {
      thead {
        tr {
          for name in ["号", "判定", "说明与原文", "算式"] { th(.scope("col")) { name } }
        }
      }
      tbody {
        for finding in ordered {
          FindingView(finding: finding).row
          HTML(trusted: "\n")
        }
      }
    }
  }

  private var ordered: [NumberedFinding] {
    reader.findings.sorted {
      ($1.finding.verdict, $0.number) < ($0.finding.verdict, $1.number)
    }
  }
}
