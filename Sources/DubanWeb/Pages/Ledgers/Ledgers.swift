internal import Duban
internal import DubanHTML
internal import DubanStore

/// All ledgers with how many matters each has.
struct LedgersPage: PageModel {
  struct Line: Codable, Sendable {
    var id: String
    var name: String
    var source: String
    var open: Int
    var all: Int
  }
  var ledgers: [Line]

  func page(for visit: Visit) -> HTML {
    visit.page("台账") {
      Panel("全部台账") {
        DataTable(
          caption: "全部台账",
          columns: [
            .init("台账", .name), .init("未结", .number, isNamedOnPhone: true),
            .init("合计", .number, isNamedOnPhone: true),
          ],
          rows: ledgers.map { line in
            DataTable.Row([
              RowName(line.name, visit.link(.ledger(line.id))).html,
              HTML(String(line.open)), HTML(String(line.all)),
            ])
          }
        ).html
      }.html
    }
  }
}

extension Visit {
  func ledgers() async throws -> Reply {
    let unit = try someone.seesOnly
    let figures = try await store.standings(jointly: unit != nil)
      .filter { unit == nil || $0.unit == unit }
    let lines = try books.current.map { ledger in
      let own = figures.filter { $0.ledger == ledger.id }
      return LedgersPage.Line(
        id: ledger.id, name: ledger.name, source: ledger.source,
        open: own.filter(\.value.isOpen).reduce(0) { $0 + $1.count },
        all: own.reduce(0) { $0 + $1.count })
    }
    // What is in use first; the others in the order of their names, as they come.
    let used = lines.filter { $0.all > 0 }.sorted { ($0.open, $0.all) > ($1.open, $1.all) }
    return .page(LedgersPage(ledgers: used + lines.filter { $0.all == 0 }))
  }
}
