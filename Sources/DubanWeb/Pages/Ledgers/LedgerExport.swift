internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanStore

/// A ledger as CSV: UTF-8 with a mark for Excel, CRLF, and no cell that a spreadsheet would compute.
enum CSVText {
  static func file(_ rows: [[String]]) -> [UInt8] {
    [0xEF, 0xBB, 0xBF]
      + rows.flatMap { Array(($0.map(cell).joined(separator: ",") + "\r\n").utf8) }
  }

  /// A leading `=`, `+`, `-`, `@`, tab or line break would begin a formula: an apostrophe stops it.
  static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isFormula = first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    let quotes = safe.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return quotes ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
  }
}

/// A ledger's matters as rows: how each stands, then what the ledger's own fields say.
private struct ExportTable {
  let ledger: Ledger
  let telling: Telling

  var heads: [String] {
    [
      "编号", "文号", "事项", "牵头单位", "配合单位", "责任领导", "办理状态", "灯", "原因", "进度", "完成时限",
    ] + ledger.fields.map(\.name) + ["标识"]
  }

  /// Of what lies outside the viewer's circle, no more than a list says of it.
  func row(_ matter: Matter, _ turn: LightTurn?) -> [String] {
    let (line, register) = (telling.line(matter, turn), telling.register)
    let isKnown = telling.viewer?.knows(matter, register.directory) ?? false
    var words = EffectWords(register: register, ledger: ledger)
    words.hidesWording = !(telling.viewer?.knowsWording(matter, register.directory) ?? false)
    let fields = ledger.fields.map { field in
      isKnown ? matter.fields[field.id].map { words.words(of: $0, in: field) } ?? "" : ""
    }
    return [
      line.number, isKnown ? matter.documentNumber ?? "" : "", line.title, line.unit ?? "",
      isKnown ? matter.units(.support).map(register.name(of:)).joined(separator: "、") : "",
      line.leader ?? "",
      line.standingWord, line.lightWord ?? "", line.reason ?? "", line.progress ?? "",
      line.due ?? "",
    ] + fields + [line.marking ?? ""]
  }
}

extension Visit {
  /// At most so many rows in one file.
  private static let exportMax = 20_000

  func export(_ id: String) async throws -> Reply {
    let telling = try telling()
    guard let ledger = telling.ledgers[id] else { throw Stop.notFound }
    let table = ExportTable(ledger: ledger, telling: telling)
    var list = try listQuery(in: ledger, limit: 500)
    var marking: String?
    var rows = [table.heads]
    repeat {
      let page = try await store.list(list, at: at)
      let shown = try shown(page)
      marking = marking ?? shown.map(\.0).marking
      rows += shown.map(table.row)
      work?.note(rows.count - 1, "正在导出台账，已有 \(grouped(rows.count - 1)) 件")
      list.after = page.next
    } while list.after != nil && rows.count < Self.exportMax
    try await house.accounts.log(
      .exported, of: try someone.person, detail: "\(ledger.name) \(rows.count - 1)", from: address,
      at: at)
    return try Export(
      name: "\(ledger.name)\(at.day)",
      content: query["format"] == "xlsx" ? .table(named: ledger.name, rows) : .csv(rows),
      marking: marking
    ).reply()
  }
}
