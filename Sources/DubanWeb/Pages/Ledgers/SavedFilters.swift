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
        removal(visit)
      }
      if !filters.isEmpty {
        details {
          summary { "保存这个筛选" }
          ActForm(
            visit.link(.filters),
            hidden: visit.proof + hidden + columns.map { Hidden("column", $0) }
          ) {
            Field(label: "名称", name: "name", hint: "同名的会被替换", isRequired: true).html
            div(.class("acts")) { ActButton("保存", .submit()).html }
          }.html
        }
      }
      columnChoice(visit)
    }
  }

  private func removal(_ visit: Visit) -> HTML {
    details {
      summary { "删除保存的筛选" }
      ActForm(
        visit.link(.filters), hidden: visit.proof + hidden + [Hidden("what", "remove")]
      ) {
        div(.class("acts")) {
          for filter in saved {
            ActButton("删除“\(filter.name)”", .submit(name: "name", value: filter.name)).html
          }
        }
      }.html
    }
  }

  /// Which columns the viewer sees in this ledger from now on.
  private func columnChoice(_ visit: Visit) -> HTML {
    details {
      summary { "选择列" }
      ActForm(visit.link(.filters), hidden: visit.proof + hidden) {
        for column in ListColumn.allCases {
          Field(
            label: column.word, name: "column",
            control: .checkbox(isChecked: columns.contains(column.rawValue)),
            value: column.rawValue, prefix: "column-\(column.rawValue)"
          ).html
        }
        div(.class("acts")) {
          ActButton("保存列", .submit(name: "what", value: "columns")).html
          ActButton("恢复默认", .submit(name: "what", value: "usual"), .quiet).html
        }
      }.html
    }
  }

  private var hidden: [Hidden] {
    [Hidden("ledger", id)] + filters.sorted { $0.key < $1.key }.map { Hidden($0.key, $0.value) }
  }
}

extension Visit {
  func saved(in ledger: String) async throws -> [LedgerListPage.SavedLine] {
    try await store.filters(of: try someone.person).filter { $0.query.ledger == ledger }
      .map { filter in
        var values = Self.values(of: filter.query)
        for column in filter.columns ?? [] { values.add("column", column) }
        return .init(name: filter.name, query: values.encoded)
      }
  }

  /// As the address of a list says it.
  private static func values(of query: ListQuery) -> Values {
    var values = Values()
    if let words = query.words { values.add("q", words) }
    if let year = query.year { values.add("year", "\(year)") }
    if let first = query.dueFrom { values.add("from", "\(first)") }
    if let last = query.dueTo { values.add("to", "\(last)") }
    if let unit = query.unit { values.add("unit", "\(unit)") }
    if let leader = query.leader { values.add("leader", "\(leader)") }
    if let standing = query.standing { values.add("standing", standing.rawValue) }
    if let light = query.light { values.add("light", light.rawValue) }
    if query.isOpen != true { values.add("state", query.isOpen == nil ? "all" : "closed") }
    if query.order != .due { values.add("order", query.order.rawValue) }
    return values
  }

  /// Keeps what the form says under a name, or the columns it says; a unit's filter stays within its own
  /// matters.
  func saveFilter() async throws -> Reply {
    guard let id = form["ledger"] else { throw Stop.badRequest("没有写明台账。请从台账页面重新保存。") }
    let ledger = try books.ledger(id)
    let person = try someone.person
    let query = try listQuery(form, in: ledger, limit: 50)
    let columns = form.all("column").compactMap(ListColumn.init(rawValue:)).map(\.rawValue)
    switch form["what"] {
    case "columns": try await store.choose(columns: columns, of: person, in: id)
    case "remove": try await store.removeFilter(named: form["name"] ?? "", of: person)
    case "usual": try await store.choose(columns: nil, of: person, in: id)
    default:
      guard let name = form["name"], name.count <= 40 else {
        throw Stop.badRequest("请给筛选起一个不超过 40 个字的名称。")
      }
      let shown = columns.isEmpty ? nil : columns
      try await store.save(SavedFilter(name: name, query: query, columns: shown), of: person)
    }
    return .seeOther(address(of: .ledger(id), Self.values(of: query)))
  }
}
