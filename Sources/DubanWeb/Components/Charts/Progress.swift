import DubanHTML

/// Counted progress beside the plan's mark: 21/30 个.
struct Progress: Sendable {
  /// In basis points.
  var share: Int
  var planned: Int?
  /// How it was counted: 21/30个.
  var words: String
  var shape: LightShape = .onTrack
  /// 自报: a typed percent, allowed by the ledger's leave.
  var isSelfReported = false

  /// 26/95条（27.37%），计划 32.8%.
  var text: String {
    let counted = isSelfReported ? "自报 \(Percent.text(share))" : "\(words)（\(Percent.text(share))）"
    return counted + (planned.map { "，计划 \(Percent.text($0))" } ?? "")
  }

  var html: HTML {
    div(.class("progress")) {
      p {
        b { Percent.text(share) }
        span { HTML(spaced: words + (isSelfReported ? "（自报）" : "")) }
        if let planned { small { HTML(spaced: "计划\(Percent.text(planned))") } }
      }
      svg(.class("progress-bar"), .aria("hidden", "true")) {
        rect(.class("b-rest"), .y(3), .width(.share(1, of: 1)), .height(6))
        rect(
          .class("b-" + shape.rawValue), .y(3), .width(.share(min(share, 10_000), of: 10_000)),
          .height(6))
        if let planned {
          rect(
            .class("plan-mark"), .x(.share(min(planned, 9_950), of: 10_000)), .width(2),
            .height(12))
        }
      }
    }
  }
}

/// Long work that goes on while one waits: rows imported of rows in the file.
struct Work: Sendable {
  var words: String
  var done: Int
  var all: Int?

  var html: HTML {
    div(.class("work"), .role("status")) {
      p { HTML(spaced: words) }
      if let all {
        DubanHTML.progress(.max(String(all)), .value(String(done)), .aria("label", words)) {
          percent(done, of: all)
        }
        small { HTML(spaced: "\(grouped(done))/\(grouped(all))") }
      } else {
        DubanHTML.progress(.aria("label", words))
      }
    }
  }
}
