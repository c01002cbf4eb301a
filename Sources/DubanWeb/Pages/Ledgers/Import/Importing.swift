internal import Duban
internal import DubanOffice
internal import DubanStore
internal import Foundation

/// A table that waits to be imported, with the year it counts for.
struct ImportDraft: Codable {
  var table: ReadTable
  var year: Int
  /// Why rows were not taken, by their numbers, after an import.
  var refusals: [Int: String]?
}

extension Visit {
  func ledgerImport(_ id: String) async throws -> Reply {
    guard let ledger = try telling().ledgers[id] else { throw Stop.notFound }
    guard method == .post else { return .page(try await importPage(ledger)) }
    switch form["what"] ?? "read" {
    case "read": return try await readTable(ledger)
    case "map": return try await mapTable(ledger)
    case "commit": return try await importTable(ledger)
    default: throw Stop.badRequest("没有这样的操作。")
    }
  }

  private func readTable(_ ledger: Ledger) async throws -> Reply {
    do {
      guard let file = files.first else { throw WrongInput("请选择表格文件。") }
      // Nothing of a file that bears a mark of state secrets is kept.
      let text = await house.textOf(file.bytes, file.name)
      if let mark = ClassifiedMark.find(in: file.name) ?? ClassifiedMark.find(in: text) {
        throw WrongInput("表格" + mark.sentence)
      }
      let parts = ImportPart.all(of: ledger)
      let tables = try ReadTable.tables(of: file.bytes, file: file.name) { head in
        ImportPart.proposed(for: head, among: parts) != nil
      }
      guard let table = tables.max(by: { $0.rows.count < $1.rows.count }) else {
        throw WrongInput("表格里没有内容。")
      }
      try await keep(ImportDraft(table: table, year: at.day.year), ledger)
      return .page(try await importPage(ledger))
    } catch let wrong as WrongInput {
      return .page(try await importPage(ledger, problem: wrong.sentence), status: 422)
    } catch let fault as SheetError {
      return .page(try await importPage(ledger, problem: fault.description), status: 422)
    }
  }

  private func keep(_ draft: ImportDraft, _ ledger: Ledger) async throws {
    try await store.keep(
      draft: [UInt8](try JSONEncoder().encode(draft)), of: try someone.person, in: ledger.id,
      at: at)
  }

  private func draft(_ ledger: Ledger) async throws -> ImportDraft? {
    try await store.draft(of: try someone.person, in: ledger.id)
      .map { try JSONDecoder().decode(ImportDraft.self, from: Data($0)) }
  }

  /// As kept for these heads, else as the heads say.
  private func mapping(_ draft: ImportDraft, _ ledger: Ledger) async throws -> TableMapping {
    if let kept = try await store.mapping(draft.table.signature, in: ledger.id) {
      return kept.mapping
    }
    return ImportPart.mapping(of: draft.table.heads, in: ledger)
  }

  private func mapTable(_ ledger: Ledger) async throws -> Reply {
    guard var draft = try await draft(ledger) else { throw Stop.badRequest("请先上传表格。") }
    var mapping = try await mapping(draft, ledger)
    let parts = Set(ImportPart.all(of: ledger).map(\.id))
    for (place, head) in draft.table.heads.enumerated() {
      let part = form["part-\(place)"] ?? ""
      mapping.parts[head] = parts.contains(part) ? part : nil
    }
    for place in 0..<200 {
      guard let name = form["name-\(place)"] else { break }
      let unit = form.number("unit-\(place)").map { UnitID($0) }
      mapping.units[name] = unit.flatMap { directory.units[$0]?.id }
    }
    if let year = form.number("year"), 2000...2100 ~= year { draft.year = Int(year) }
    try await store.keep(
      mapping, for: draft.table.signature, in: ledger.id, by: try someone.person, at: at)
    try await keep(draft, ledger)
    return .page(try await importPage(ledger))
  }

  func importPage(_ ledger: Ledger, problem: String? = nil) async throws -> ImportPage {
    guard let draft = try await draft(ledger) else {
      return ImportPage(
        ledger: ledger.id, name: ledger.name, columns: [], unknown: [], year: at.day.year, rows: [],
        problem: problem)
    }
    let reading = try await reading(draft, ledger)
    return try await importPage(of: draft, reading, reading.rows, problem: problem)
  }

  private func importPage(
    of draft: ImportDraft, _ reading: ImportReading, _ rows: [ImportReading.Row],
    problem: String? = nil
  ) async throws -> ImportPage {
    let ledger = reading.ledger
    let trial = try await trial(rows, in: ledger, year: draft.year)
    return ImportPage(
      ledger: ledger.id, name: ledger.name, sheet: draft.table.sheet,
      columns: draft.table.heads.enumerated().map { place, head in
        let sample = draft.table.rows.lazy.map { $0.cells[place] }.first { !$0.isEmpty } ?? ""
        return .init(
          head: head, sample: String(sample.prefix(30)), part: reading.mapping.parts[head] ?? "")
      },
      unknown: reading.namesToExplain.map { name in
        let likely = ImportReading.likely(name, in: register)
        let unit = reading.mapping.units[name] ?? (likely.count == 1 ? likely[0] : nil)
        return .init(name: name, proposed: unit?.rawValue)
      },
      year: draft.year, rows: trial.lines,
      mapped: try await store.mapping(draft.table.signature, in: ledger.id).map { kept in
        "\(register.name(of: kept.person)) \(kept.at.minuteWord)"
      }, problem: problem)
  }

  private func reading(_ draft: ImportDraft, _ ledger: Ledger) async throws -> ImportReading {
    ImportReading(
      ledger: ledger, register: register, mapping: try await mapping(draft, ledger),
      year: draft.year, table: draft.table)
  }

  private func trial(
    _ rows: [ImportReading.Row], in ledger: Ledger, year: Int
  ) async throws -> ImportTrial {
    var query = ListQuery(order: .number)
    query.ledger = ledger.id
    // Who may not know of a matter does not learn of it here.
    let known = try await every(query, atMost: .max).map(\.0)
      .filter { viewer?.knows($0, directory) ?? false }
    let locked = try await store.lockedYears(among: [year], of: ledger.id)
    return try ImportTrial(
      rows, in: ledger, besides: known, lockedYears: locked, directory, by: actor, at: at,
      calendar: books.calendar)
  }

  private func importTable(_ ledger: Ledger) async throws -> Reply {
    guard let draft = try await draft(ledger) else { throw Stop.badRequest("请先上传表格。") }
    let reading = try await reading(draft, ledger)
    let rows = reading.rows
    var page = try await importPage(of: draft, reading, rows)
    guard form["seen"] == page.digest else {
      page.problem = "表格或对照在您看过以后变了，还没有导入。请核对逐行结果后再导入。"
      return .page(page, status: 409)
    }
    var trial = ImportTrial(lines: page.rows)
    let opened = try await trial.open(rows, in: store, by: try actor, at: at) { done in
      work?.note(done, of: rows.count, "正在导入表格")
    }
    page.rows = trial.lines
    page.opened = opened
    // What is left waits under the same heads, to be taken away and mended.
    let left = Set(page.rows.filter { $0.outcome == "refused" }.map(\.number))
    if left.isEmpty {
      try await store.keep(draft: nil, of: try someone.person, in: ledger.id, at: at)
    } else {
      var rest = draft
      rest.table.rows = draft.table.rows.filter { left.contains($0.number) }
      rest.refusals = Dictionary(page.rows.map { ($0.number, $0.why) }) { first, _ in first }
      try await keep(rest, ledger)
    }
    return .page(page)
  }

  /// The rows that were not taken, each with the reason, as a table to mend.
  func ledgerFailures(_ id: String) async throws -> Reply {
    guard let ledger = try telling().ledgers[id], let draft = try await draft(ledger) else {
      throw Stop.notFound
    }
    guard let refusals = draft.refusals else { throw Stop.notFound }
    let rows = draft.table.rows.map { $0.cells + [refusals[$0.number] ?? ""] }
    try await house.accounts.log(
      .exported, of: try someone.person, detail: "\(ledger.name) \(rows.count)", from: address,
      at: at)
    // A table that went out marked comes in with the mark on its rows.
    let isMarked = rows.contains { $0.contains(Withheld.workSecret) }
    return try Export(
      name: "\(ledger.name)-未导入的行",
      content: .table(named: "未导入的行", [draft.table.heads + ["未导入的原因"]] + rows),
      marking: isMarked ? Withheld.workSecret : nil
    ).reply()
  }
}
