import DubanReport

/// Two drafts of one report: what was added, cut, changed and moved.
struct DraftsCompared: Compared {
  let readings: [ReadFile]
  let comparison: DraftComparison

  let findings: [Finding] = []
  let names = ["前稿", "后稿"]

  init(_ readings: [ReadFile]) {
    self.readings = readings
    comparison = DraftComparison.of(before: readings[0].report, after: readings[1].report)
  }

  var json: [UInt8] {
    DraftsJSON(
      origins: readings.map(\.origin), comparison: comparison,
      corrections: readings[1].corrected
    ).bytes
  }

  func text(columns: Int) -> String {
    let rows = DraftChangeText(
      columns: columns, lines: readings.map { LineIndex($0.report.source) })
    let changes = comparison.changes.enumerated().map {
      "\n" + rows.block($0.element, number: $0.offset + 1) + "\n"
    }
    let corrections = readings[1].correctionsText.map { "\n\($0)\n" } ?? ""
    let head = Wrapping(columns: columns)("\(title)：\(tally)。")
    return head + "\n" + changes.joined() + corrections
  }

  /// 增加 3 句，改动 10 句，未变 140 句
  private var tally: String {
    let kinds = DraftComparison.Change.Kind.allCases.compactMap { kind in
      let count = comparison.count(kind)
      return count == 0 ? nil : "\(kind.label) \(count) 句"
    }
    return (kinds + ["未变 \(comparison.unchanged) 句"]).joined(separator: "，")
  }
}

/// One change between two drafts, with the words and figures that differ.
struct DraftChangeText {
  let columns: Int
  /// Of the earlier and the later draft.
  let lines: [LineIndex]

  func block(_ change: DraftComparison.Change, number: Int) -> String {
    var rows = ["\(number). \(change.kind.label)　\(place(of: change))"]
    rows += words(of: change).map { "   \($0)" }
    rows += change.figures.map { "   数据　\(figure($0))" }
    return rows.map { Wrapping(columns: columns, indent: "         ")($0) }
      .joined(separator: "\n")
  }

  private func place(of change: DraftComparison.Change) -> String {
    let places = [("前稿", change.before), ("后稿", change.after)].compactMap { name, quote in
      quote.map { "\(name)第 \(lines[$0.report].line(of: $0.span.start)) 行" }
    }
    return places.joined(separator: "，")
  }

  /// Of a changed sentence the clauses that differ, else the whole.
  private func words(of change: DraftComparison.Change) -> [String] {
    guard change.kind == .changed else {
      return [change.after ?? change.before].compactMap { $0.map { "“\($0.text)”" } }
    }
    let old = change.cutClauses.isEmpty ? [] : ["前稿　" + quoted(change.cutClauses)]
    let new = change.addedClauses.isEmpty ? [] : ["后稿　" + quoted(change.addedClauses)]
    return old + new
  }

  private func quoted(_ quotes: [Quote]) -> String {
    quotes.map { "“\($0.text)”" }.joined(separator: "")
  }

  private func figure(_ change: FigureChange) -> String {
    let name = change.name.isEmpty ? "" : change.name + "："
    switch (change.before, change.after) {
    case (let before?, let after?): return "\(name)\(before) → \(after)"
    case (let before?, nil): return "\(name)删去 \(before)"
    case (nil, let after?): return "\(name)增加 \(after)"
    case (nil, nil): return name
    }
  }
}
