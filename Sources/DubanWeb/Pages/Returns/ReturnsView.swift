internal import Duban
internal import DubanHTML

extension ReturnsPage {
  func page(for visit: Visit) -> HTML {
    visit.page("填报", subtitle: unit, notices: notices) {
      if let outcome { outcome.html(visit) }
      FactRow(facts: facts).html
      if lines.isEmpty {
        Panel("本期填报表") {
          EmptyState("本单位没有要填报的事项", advice: "签收并报送方案以后，事项会出现在这里。").html
        }.html
      } else {
        ActForm(
          visit.link(.returns), hidden: visit.proof + [Hidden("command", command)], hasFiles: true
        ) {
          Panel("本期填报表", note: "灰色格不能改；上期情况已带出") { grid(visit).html }.html
          div(.class("bulk", "acts")) { acts }
          Panel("用表格填报", note: "下载、填好、读入，确认后再保存", isPadded: true) { tablePart(visit) }.html
        }.html
      }
    }
  }

  private var notices: [Notice] {
    problem.map { [Notice.refused($0)] } ?? []
  }

  private var facts: [FactRow.Fact] {
    func count(_ step: ReturnStep) -> Int { lines.count { $0.step == step } }
    let (missing, signing, returned) = (count(.missing), count(.signing), count(.returned))
    let reported = lines.count - missing - signing - returned
    let support = lines.count { !$0.isLead }
    return [
      .init(name: "截止", value: due.isEmpty ? "无" : due, note: period),
      .init(
        name: "已报", value: String(reported), unit: "件",
        note: "共 \(lines.count) 件" + (support > 0 ? "，含配合 \(support) 件" : "")),
      .init(name: "未报", value: String(missing), unit: "件", tone: missing > 0 ? .red : .plain),
      .init(
        name: "待审签", value: String(signing), unit: "件",
        note: waiting > 0 ? "待我审签 \(waiting) 件" : nil, tone: signing > 0 ? .amber : .plain),
      .init(name: "退回", value: String(returned), unit: "件", tone: returned > 0 ? .amber : .plain),
    ]
  }

  private var acts: HTML {
    HTML {
      if lines.contains(where: \.mayReport) {
        ActButton("保存并报送", .submit(name: "what", value: ReturnsAct.report.rawValue), .main).html
      }
      if lines.contains(where: \.mayNoNews) {
        ActButton(
          "未报的全部按计划推进、无新情况", .submit(name: "what", value: ReturnsAct.noNews.rawValue)
        ).html
      }
      if waiting > 0 {
        ActButton(
          "审签并报送 \(waiting) 件", .submit(name: "what", value: ReturnsAct.sign.rawValue), .main
        ).html
      }
      small { "改动过的行才报送；没有改动的行原样留着。" }
    }
  }

  private func tablePart(_ visit: Visit) -> HTML {
    HTML {
      p {
        a(.class("act", "plain"), .href(visit.link(.supervising(.returnsTable)))) { "下载填报表（xlsx）" }
      }
      Field(
        label: "填好的填报表", name: "table", control: .file(accept: ".xlsx", isMultiple: false),
        hint: "读入后先显示在上面的表里，有错的行说明第几行、哪一列；核对后按“保存并报送”。"
      ).html
      div(.class("acts")) {
        ActButton("读入表格", .submit(name: "what", value: ReturnsAct.table.rawValue)).html
      }
    }
  }

  private func grid(_ visit: Visit) -> EntryGrid {
    EntryGrid(
      caption: "本期填报表", heads: ["本期", "计划进度", "上期情况", "实物量", "自报进度", "本期情况"],
      rows: lines.map { row($0, visit) })
  }

  private func row(_ line: Line, _ visit: Visit) -> EntryGrid.Row {
    let id = line.matter.id
    let last = [line.lastOn, line.last].compactMap(\.self).joined(separator: " ")
    let shape = line.matter.shape ?? .unrated
    return EntryGrid.Row(
      name: line.matter.title, link: visit.link(.matter(MatterID(id))),
      why: [line.matter.number, line.why ?? line.matter.reason].compactMap(\.self)
        .joined(separator: " · "),
      light: LightMark(shape, line.matter.lightWord),
      cells: [
        .locked(line.step.word), .locked(line.planned.isEmpty ? "未报方案" : line.planned),
        .locked(last.isEmpty ? "未填报过" : last),
        cell(line, "实物量", "counted", line.counted, isOpen: line.mayReport),
        cell(
          line, "自报进度", "percent", line.percent, isOpen: line.mayReport && line.allowsPercent),
        cell(line, "本期情况", "text", line.text, isOpen: line.mayReport),
      ], error: line.error)
  }

  private func cell(
    _ line: Line, _ label: String, _ name: String, _ value: String, isOpen: Bool
  ) -> EntryGrid.Cell {
    guard isOpen else { return .locked(value) }
    var field = Field(
      label: "\(line.matter.title)：\(label)", name: "\(name)-\(line.matter.id)",
      control: name == "text" ? .area(rows: 2, lengthMax: nil) : .text, value: value)
    if name == "counted" { field.placeholder = "3/14条" }
    if name == "percent" { field.placeholder = "62.5%" }
    return .text(field)
  }
}

extension ReturnsOutcome {
  func html(_ visit: Visit) -> HTML {
    if act == .table {
      return HTML {
        if done > 0 { Notice.note("已读入 \(done) 行，还没有保存。", advice: "核对下表后按“保存并报送”。").html }
        refusals(visit)
      }
    }
    return HTML {
      if done == 0, failed.isEmpty {
        Notice.note(
          unchanged > 0 ? "没有改动过的行，没有报送。" : "没有可以办理的事项。",
          advice: unchanged > 0 ? "没有新情况的，请按“按计划推进、无新情况”。" : nil
        ).html
      } else if unchanged > 0 {
        Notice.note("另有 \(unchanged) 件没有改动，没有报送。").html
      }
      BulkOutcome(act: act.word, done: done, refused: refused(visit)).html
    }
  }

  private func refused(_ visit: Visit) -> [BulkOutcome.Refused] {
    failed.map { failure in
      .init(
        name: failure.name, link: failure.matter.map { visit.link(.matter(MatterID($0))) },
        reason: failure.why)
    }
  }

  private func refusals(_ visit: Visit) -> HTML {
    BulkOutcome(act: act.word, done: 0, refused: refused(visit)).html
  }
}
