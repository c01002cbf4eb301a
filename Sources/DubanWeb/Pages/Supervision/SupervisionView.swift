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
      for queue in queues { panel(queue, visit).html }
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
    ("督查计划", .inspections), ("减负台账", .burdens),
  ]

  private func panel(_ queue: Queue, _ visit: Visit) -> Panel {
    Panel(queue.name, note: "\(queue.lines.count) 件") {
      if queue.lines.isEmpty {
        EmptyState("没有\(queue.name)的事项").html
      } else {
        BulkForm(
          action: visit.link(.urging), hidden: visit.proof, table: table(queue, visit),
          acts: bulkActs(queue, visit)
        ).html
      }
    }
  }

  /// Slips are drafted in bulk, never signed so.
  private func bulkActs(_ queue: Queue, _ visit: Visit) -> HTML {
    HTML {
      ActButton("催办", .submit()).html
      if !colours.isEmpty {
        Field(
          label: "颜色", name: "colour", control: .select(colours.map { Choice($0, $0) }),
          prefix: "slip-\(queue.name)"
        ).html
        button(
          .class("act", "main"), .type("submit"),
          .formAction(visit.link(.supervising(.slips)))
        ) { "拟督办单" }
      }
    }
  }

  private func table(_ queue: Queue, _ visit: Visit) -> DataTable {
    DataTable(
      caption: queue.name,
      columns: [.init("", .tick), .init("灯", .light), .init("事项", .name), .init("时限", .time)],
      rows: queue.lines.map { line in
        let why = [line.number, line.unit, line.reason].compactMap(\.self)
        return DataTable.Row([
          BulkForm.tick(String(line.id), about: line.title), line.lightMark,
          RowName(
            line.title, visit.link(.matter(MatterID(line.id))), why: why.joined(separator: " · ")
          ).html, line.clockMark,
        ])
      })
  }

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
            why: [row.number, row.unit, row.text].joined(separator: " · ")
          ).html, HTML(row.decider), HTML(row.until ?? "不再上提"), HTML("\(row.climbs) 次"),
        ])
      })
  }
}
