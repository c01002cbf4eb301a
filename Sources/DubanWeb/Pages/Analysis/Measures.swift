internal import Duban
internal import DubanHTML
internal import DubanStore

extension AnalysisPage {
  /// A figure that a ledger yields (计量).
  struct Measure: Codable, Sendable {
    var ledger: String
    var ledgerName: String
    var id: String
    var name: String
    /// As printed, without its unit.
    var value: String
    var unit: String
  }

  /// The figures of the ledgers, each leading to the matters that it is made of.
  func measureTable(_ visit: Visit, _ narrowing: Values) -> DataTable {
    DataTable(
      caption: "台账计量",
      columns: [
        .init("台账", .name), .init("计量", isNamedOnPhone: true),
        .init("数", .number, isNamedOnPhone: true), .init("单位", isNamedOnPhone: true),
      ],
      rows: measures.map { measure in
        var query = Values([
          ("by", Route.Grouping.ledgers.rawValue), ("key", measure.ledger),
          ("measure", measure.id),
        ])
        for pair in narrowing.pairs where pair.name == "day" { query.add(pair.name, pair.value) }
        return DataTable.Row([
          HTML(measure.ledgerName), HTML(measure.name),
          a(.href(visit.link(.figure, query))) { measure.value }, HTML(measure.unit),
        ])
      })
  }
}

extension Visit {
  /// What the figures of ledgers come to, of what the viewer sees: of a unit, what it leads, alone or
  /// jointly.
  func measured(_ question: FigureQuestion) async throws -> [Measured] {
    let unit = try someone.seesOnly
    var measuring = Measuring()
    for one in try await measuredMatters(question) where unit.map(one.leads.contains) ?? true {
      measuring.add(one)
    }
    return measuring.results
  }

  /// Kept once for all who ask, while nothing has been written.
  private func measuredMatters(_ question: FigureQuestion) async throws -> [MeasuredMatter] {
    let key = outcomeKey(question)
    if let kept = key.flatMap(house.measures.find) { return kept }
    let all =
      question.day == nil
      ? try await store.measured() : try await store.measured(asOf: question.instant)
    if let key { house.measures.keep(all, for: key) }
    return all
  }

  /// In the order in which each ledger names them; of a ledger with none of them nothing is said.
  func measures(_ question: FigureQuestion) async throws -> [AnalysisPage.Measure] {
    let measured = try await measured(question)
    return try books.current.filter { question.ledger == nil || $0.id == question.ledger }
      .flatMap { ledger -> [AnalysisPage.Measure] in
        let own = measured.filter { $0.ledger == ledger.id }
        return own.isEmpty
          ? []
          : ledger.measures.map { definition in
            let amount = own.first { $0.measure == definition.id }?.amount ?? 0
            return .init(amount, definition, ledger)
          }
      }
  }
}

extension AnalysisPage.Measure {
  fileprivate init(_ amount: Int64, _ definition: MeasureDefinition, _ ledger: Ledger) {
    let isMoney = definition.field.flatMap { ledger.field($0) }?.kind == .money
    self.init(
      ledger: ledger.id, ledgerName: ledger.name, id: definition.id, name: definition.name,
      value: isMoney ? Money.text(amount) : Decimals.text(amount, decimals: 3),
      unit: isMoney ? "" : definition.unit)
  }
}
