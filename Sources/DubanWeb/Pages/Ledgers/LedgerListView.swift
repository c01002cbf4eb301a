internal import Duban
internal import DubanHTML
internal import DubanStore

extension LedgerListPage {
  func page(for visit: Visit) -> HTML {
    visit.page(name, trail: Breadcrumb(steps: [("台账", visit.link(.ledgers))])) {
      filterBar(visit).html
      savedPart(visit)
      Panel(name, note: countNote(visit), acts: nil) {
        if mayUrge(visit), !lines.isEmpty {
          BulkForm(
            action: visit.link(.urging), hidden: visit.proof, table: table(visit),
            acts: ActButton("催办", .submit()).html
          ).html
        } else {
          table(visit).html
        }
      }.html
      Pager(next: next.map { visit.link(.ledger(id), query(visit, after: $0)) }).html
    }
  }

  /// How many there are where the page holds them all; counting more would cost a look at each.
  private func countNote(_ visit: Visit) -> String {
    if isCut { return "符合的超过 \(SearchHits.countLimit) 件，只列最新的这些；请再加一个词，或缩小范围" }
    return next == nil && visit.query["after"] == nil ? "共 \(lines.count) 件" : "每页 50 件"
  }

  private func mayUrge(_ visit: Visit) -> Bool { visit.viewer?.may(.supervise) ?? false }

  private func query(_ visit: Visit, after: String?) -> Values {
    var query = visit.query.without("after")
    if let after { query.add("after", after) }
    return query
  }

  private func filterBar(_ visit: Visit) -> FilterBar {
    let all = [Choice("", "全部")]
    func list(_ label: String, _ name: String, _ items: [Choices.Item]) -> Field {
      Field(
        label: label, name: name,
        control: .select(all + items.map { Choice($0.value, $0.word) }),
        value: filters[name] ?? "")
    }
    func plain(_ label: String, _ name: String, _ control: Field.Control) -> Field {
      Field(label: label, name: name, control: control, value: filters[name] ?? "")
    }
    var fields = [plain("字词", "q", .search)]
    if visit.viewer?.seesOnly == nil { fields.append(list("单位", "unit", choices.units)) }
    fields += [
      list("责任领导", "leader", choices.leaders), list("灯", "light", choices.lights),
      list("状态", "standing", choices.standings), list("年度", "year", choices.years),
      plain("时限自", "from", .date(min: nil, max: nil)),
      plain("至", "to", .date(min: nil, max: nil)),
      plain(
        "范围", "state",
        .select([Choice("", "未结"), Choice("closed", "已结"), Choice("all", "全部")])),
      plain(
        "排序", "order",
        .select([Choice("", "完成时限"), Choice("changed", "最近变动"), Choice("number", "编号")])),
    ]
    return FilterBar(
      action: visit.link(.ledger(id)), fields: fields,
      hidden: visit.query.all("column").map { Hidden("column", $0) },
      reset: filters.isEmpty ? nil : visit.link(.ledger(id)),
      acts: filterActs(visit))
  }

  private func filterActs(_ visit: Visit) -> HTML {
    let query = visit.query.without("after")
    return HTML {
      if visit.viewer?.may(.supervise) ?? false {
        a(.class("act", "quiet"), .href(visit.link(.ledgerImport(id)))) { "导入" }
      }
      for (word, format) in [("导出 Excel", "xlsx"), ("导出 CSV", "csv")] {
        a(
          .class("act", "quiet"),
          .href(visit.link(.ledgerExport(id), query.adding("format", format)))
        ) { word }
      }
    }
  }

  private func table(_ visit: Visit) -> DataTable {
    let shown = columns.compactMap(ListColumn.init(rawValue:))
    let ticks = mayUrge(visit)
    var table = DataTable(
      caption: name,
      columns: (ticks ? [.init("", .tick)] : []) + [.init("灯", .light), .init("事项", .name)]
        + shown.map { column in
          .init(
            column.word, column == .clock || column == .due ? .time : .text,
            isNamedOnPhone: column != .clock)
        },
      rows: [])
    table.rows = visit.house.rows.rows(
      of: lines, in: table, named: "\(columns) \(ticks)"
    ) { line in DataTable.Row((ticks ? [tick(line)] : []) + cells(line, shown, visit)) }
    table.empty =
      filters.isEmpty
      ? EmptyState("没有未结的事项", advice: "已结的，在“范围”里选“已结”或“全部”。")
      : EmptyState("没有符合条件的事项", advice: "换一个条件，或清除条件再看。")
    return table
  }

  private func tick(_ line: MatterLine) -> HTML {
    BulkForm.tick(String(line.id), about: line.title)
  }

  private func cells(_ line: MatterLine, _ columns: [ListColumn], _ visit: Visit) -> [HTML] {
    [
      line.lightMark,
      RowName(
        line.title, visit.link(.matter(MatterID(line.id))),
        why: [line.number, line.reason].compactMap(\.self).joined(separator: " · ")
      ).html,
    ]
      + columns.map { column in
        switch column {
        case .number: HTML(line.number)
        case .unit: HTML(line.unit ?? "待明确")
        case .leader: HTML(line.leader ?? "")
        case .standing: HTML(line.standingWord)
        case .progress: HTML(line.progress ?? "")
        case .due: HTML(line.due.map(MatterLine.short) ?? "")
        case .clock: line.clockMark
        }
      }
  }
}
