internal import Duban
internal import DubanHTML

extension SupervisionPage {
  func page(for visit: Visit) -> HTML {
    visit.page("督办") {
      div(.class("acts")) {
        for (word, part) in Self.tools {
          ActButton(word, .leads(visit.link(.supervising(part)))).html
        }
      }
      if let outcome { outcome.html(visit) }
      for queue in queues { queue.panel(colours, visit).html }
      if !ladder.isEmpty {
        Panel("升级情况", note: "到期不决，自动上提一级") { table(ladder, "升级情况", visit).html }.html
      }
      for queue in asked {
        let climbed = queue.climbed == 0 ? "" : "，另有 \(queue.climbed) 件已升级，列在上面"
        Panel(queue.name, note: "\(queue.rows.count) 件\(climbed)") {
          if queue.rows.isEmpty {
            EmptyState("没有\(queue.climbed == 0 ? "" : "其他")\(queue.name)", advice: queue.advice)
              .html
          } else {
            table(queue.rows, queue.name, visit).html
          }
        }.html
      }
    }
  }

  private static let tools: [(String, Supervising)] = [
    ("报送情况", .reporting), ("一人一单", .leaders), ("公文", .papers), ("随机抽查", .draws),
    ("督查计划", .inspections), ("减负台账", .burdens), ("年度", .years),
  ]

  private func table(_ rows: [Asked], _ name: String, _ visit: Visit) -> DataTable {
    DataTable(
      caption: name,
      columns: [
        .init("申请", isNamedOnPhone: true), .init("事项", .name), .init("该谁定", isNamedOnPhone: true),
        .init("逾期上提", isNamedOnPhone: true), .init("已上提", .number, isNamedOnPhone: true),
      ],
      rows: rows.map { row in
        DataTable.Row([
          HTML(row.kind),
          RowName(
            row.title, visit.link(.matter(MatterID(row.matter))),
            why: [row.overdue, row.number, row.unit, row.text].compactMap(\.self)
              .joined(separator: " · ")
          ).html, HTML(row.decider), HTML(row.until ?? "不再上提"), HTML("\(row.climbs) 次"),
        ])
      })
  }
}
