import DubanHTML

/// A ledger's workflow as its table says it: in which standing who may do what.
struct WorkflowTable: Sendable {
  struct Move: Sendable {
    /// 报送进度
    var act: String
    /// Where it leads; `nil` when the standing stays.
    var to: String?
    /// 联络员
    var roles: [String]
    /// 需佐证：验收单；须他人核查
    var conditions: [String] = []
    /// Overrules every permission.
    var isDenied = false
  }

  struct Standing: Sendable {
    var name: String
    var isHere = false
    var moves: [Move]
  }

  var caption: String
  var standings: [Standing]

  var html: HTML {
    table(.class("rows workflow")) {
      DubanHTML.caption(.class("unseen")) { caption }
      thead {
        tr {
          for head in ["办理状态", "可办"] + (saysWhere ? ["转到"] : []) + ["谁办", "条件"] {
            th(.scope("col")) { head }
          }
        }
      }
      tbody { for standing in standings { rows(standing) } }
    }
  }

  /// Whether any act says where it leads; else the column is left out.
  private var saysWhere: Bool { standings.contains { $0.moves.contains { $0.to != nil } } }

  private func rows(_ standing: Standing) -> HTML {
    HTML {
      for (index, move) in standing.moves.enumerated() {
        tr(standing.isHere ? [.class("chosen")] : []) {
          if index == 0 {
            th(.scope("rowgroup"), .rowspan(standing.moves.count)) {
              standing.name
              if standing.isHere { small { "现在" } }
            }
          }
          td { move.act }
          if saysWhere { td { move.to.map { "→ " + $0 } ?? "不变" } }
          td {
            if move.isDenied { span(.class("deny")) { "不得：" } }
            move.roles.joined(separator: "、")
          }
          td { HTML(spaced: move.conditions.joined(separator: "；")) }
        }
      }
    }
  }
}
