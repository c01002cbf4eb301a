internal import Duban
internal import DubanHTML
internal import DubanStore

extension LedgerListPage {
  /// The viewer's own filters, and the form that keeps the present one.
  func savedPart(_ visit: Visit) -> HTML {
    HTML {
      if !saved.isEmpty {
        Tabs(
          name: "保存的筛选",
          tabs: saved.map {
            .init(word: $0.name, link: visit.link(.ledger(id), Values(encoded: $0.query)))
          }
        ).html
      }
      if !filters.isEmpty {
        details {
          summary { "保存这个筛选" }
          ActForm(visit.link(.filters), hidden: visit.proof + hidden) {
            Field(label: "名称", name: "name", hint: "同名的会被替换", isRequired: true).html
            div(.class("acts")) { ActButton("保存", .submit()).html }
          }.html
        }
      }
    }
  }

  private var hidden: [Hidden] {
    [Hidden("ledger", id)] + filters.sorted { $0.key < $1.key }.map { Hidden($0.key, $0.value) }
  }
}

extension Visit {
  func saved(in ledger: String) async throws -> [LedgerListPage.SavedLine] {
    try await store.filters(of: try someone.person).filter { $0.query.ledger == ledger }
      .map { .init(name: $0.name, query: Self.values(of: $0.query).encoded) }
  }

  /// As the address of a list says it.
  private static func values(of query: ListQuery) -> Values {
    var values = Values()
    if let unit = query.unit { values.add("unit", "\(unit)") }
    if let leader = query.leader { values.add("leader", "\(leader)") }
    if let standing = query.standing { values.add("standing", standing.rawValue) }
    if let light = query.light { values.add("light", light.rawValue) }
    if query.isOpen != true { values.add("state", query.isOpen == nil ? "all" : "closed") }
    if query.order != .due { values.add("order", query.order.rawValue) }
    return values
  }

  /// Keeps what the form says under a name; a unit's filter stays within its own matters.
  func saveFilter() async throws -> Reply {
    guard let id = form["ledger"], let name = form["name"], name.count <= 40 else {
      throw Stop.badRequest("请给筛选起一个不超过 40 个字的名称。")
    }
    let ledger = try books.ledger(id)
    let query = try listQuery(form, in: ledger, limit: 50)
    try await store.save(SavedFilter(name: name, query: query), of: try someone.person)
    return .seeOther(address(of: .ledger(id), Self.values(of: query)))
  }
}
