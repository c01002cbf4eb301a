import DubanHTML

/// A table whose rows are ticked, and the acts on all that are.
struct BulkForm: Sendable {
  var action: Link
  var hidden: [Hidden] = []
  var table: DataTable
  /// Buttons that send the form, and fields such as a reason.
  var acts: HTML

  /// The box that ticks a row.
  static func tick(_ value: String, about name: String, isChecked: Bool = false) -> HTML {
    input(
      [.type("checkbox"), .name("chosen"), .value(value), .aria("label", "选择" + name)]
        + (isChecked ? [.checked] : []))
  }

  var html: HTML {
    ActForm(action, hidden: hidden) {
      table.html
      div(.class("bulk", "acts")) {
        span(.class("soft")) { "对勾选的事项：" }
        acts
      }
    }.html
  }
}

/// What became of an act on many matters: what was done and what was refused, told apart.
struct BulkOutcome: Sendable {
  struct Refused: Sendable {
    var name: String
    var link: Link?
    var reason: String
  }

  /// 催办
  var act: String
  var done: Int
  var refused: [Refused]
  var undo: HTML?

  var html: HTML {
    HTML {
      if done > 0 { Notice.done("已\(act)\(done)件。", act: undo).html }
      if !refused.isEmpty {
        Panel("\(refused.count)件没有\(act)", note: "其余不受影响") {
          DataTable(
            caption: "没有\(act)的事项", columns: [.init("事项", .name), .init("为什么")],
            rows: refused.map { .init([RowName($0.name, $0.link).html, HTML(spaced: $0.reason)]) }
          ).html
        }.html
      }
    }
  }
}
