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

  /// Of the heads: a table of the same ones is mapped as the last.
  var signature: String {
    Digest.of([UInt8](table.heads.joined(separator: "\n").utf8), by: .sha256).hex
  }
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

  /// As kept for these heads, else as the heads say; each part once, but notes.
  private func mapping(_ draft: ImportDraft, _ ledger: Ledger) async throws -> TableMapping {
    if let kept = try await store.mapping(draft.signature, in: ledger.id) { return kept }
    let parts = ImportPart.all(of: ledger)
    var mapping = TableMapping(parts: [:])
    var taken: Set<String> = []
    for head in draft.table.heads {
      guard let part = ImportPart.proposed(for: head, among: parts),
        part.id == "note" || taken.insert(part.id).inserted
      else { continue }
      mapping.parts[head] = part.id
    }
    return mapping
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
      mapping, for: draft.signature, in: ledger.id, by: try someone.person, at: at)
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
    let trial = try await ImportTrial(rows, in: ledger, visit: self)
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
      year: draft.year, rows: trial.lines, problem: problem)
  }

  private func reading(_ draft: ImportDraft, _ ledger: Ledger) async throws -> ImportReading {
    ImportReading(
      ledger: ledger, register: register, mapping: try await mapping(draft, ledger),
      year: draft.year, table: draft.table)
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
    var opened = 0
    for (place, row) in rows.enumerated() where page.rows[place].outcome == "new" {
      do {
        let answer = try await store.perform(row.command, by: try actor, at: at)
        // Imported before, and called something else since.
        let matter = try await store.matter(answer.matter)
        if answer.version > 1 || matter?.openedAt != at {
          page.rows[place].outcome = "known"
        } else {
          opened += 1
        }
      } catch CommandFailure.idTaken {
        page.rows[place].outcome = "known"
      } catch let failure as CommandFailure {
        (page.rows[place].outcome, page.rows[place].why) = ("refused", failure.sentence)
      }
    }
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

/// What importing would come to, row by row, by the kernel's own door; nothing is written.
struct ImportTrial {
  var lines: [ImportPage.Line] = []

  init(_ rows: [ImportReading.Row], in ledger: Ledger, visit: Visit) async throws {
    let known = try await Self.known(in: ledger, visit)
    var seen: [String: Int] = [:]
    let around = Surroundings(
      ledger: ledger, directory: visit.directory,
      fresh: [Surroundings.Fresh(id: MatterID(1), serial: 1)])
    for row in rows {
      var line = ImportPage.Line(
        number: row.number, title: row.title, lead: row.lead, due: row.due?.description ?? "",
        outcome: "new", why: "")
      if !row.problems.isEmpty {
        (line.outcome, line.why) = ("refused", row.problems.joined(separator: "；"))
      } else if known.contains(row.key) {
        line.outcome = "known"
      } else if let before = seen.updateValue(row.number, forKey: row.key) {
        (line.outcome, line.why) = ("refused", "事项、年度、牵头单位与第 \(before) 行相同，请区分或合并")
      } else {
        do {
          _ = try decide(
            row.tried(in: ledger), on: nil, among: around, by: try visit.actor,
            at: visit.at,
            calendar: try visit.books.calendar)
        } catch let refusal as Refusal {
          (line.outcome, line.why) = ("refused", refusal.sentence)
        }
      }
      lines.append(line)
    }
  }

  /// What the ledger has already, by title, year and lead unit.
  private static func known(in ledger: Ledger, _ visit: Visit) async throws -> Set<String> {
    var query = ListQuery(order: .number)
    query.ledger = ledger.id
    // Who may not know of a matter does not learn of it here.
    return Set(
      try await visit.every(query, atMost: .max).map(\.0)
        .filter { visit.viewer?.knows($0, visit.directory) ?? false }
        .map { ImportReading.Row.key($0.title, $0.year, $0.leadUnit) })
  }
}

extension ImportReading.Row {
  /// Title, year and lead unit: what makes two rows one matter.
  static func key(_ title: String, _ year: Int, _ lead: UnitID?) -> String {
    "\(title)|\(year)|\(lead.map { "\($0)" } ?? "")"
  }

  var key: String {
    Self.key(title, details.year ?? 0, details.units?.first { $0.role == .lead }?.unit)
  }

  /// As the kernel will see it: what is personal has been put away by then.
  func tried(in ledger: Ledger) -> Command {
    var command = command
    for field in ledger.fields where field.kind.isPersonal {
      if command.details.fields?[field.id] != nil {
        command.details.fields?[field.id] = .personal("")
      }
    }
    return command
  }

  /// The same row asked for twice opens one matter.
  var command: Command {
    let digest = Digest.of([UInt8]("\(details.ledger ?? "")|\(key)".utf8), by: .sha256).hex
    return Command(
      id: "import:\(digest.prefix(32))", act: .open, text: text, details: details)
  }
}
