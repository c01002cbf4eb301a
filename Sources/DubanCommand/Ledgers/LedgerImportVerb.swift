import ArgumentParser
import Duban
import DubanOffice
import DubanStore
import DubanWeb

struct LedgerImportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "由旧台账的表格立项；先逐行列出，--commit 才立项。",
    usage: "duban ledger import <LEDGER> <FILE> --as <人员> [--mapping <JSON>] [--commit] [选项]",
    discussion: """
      与网页上的“导入”相同：同样表头在网页上对照过的照用，没有对照过的按
      表头认。--mapping 另给对照，写法与 --json 输出的 mapping 相同：parts
      由表头到 title、lead、support、due、source、note 或 field:字段编号，
      units 由表里的单位名称到单位编号。再次导入同一张表不会重复立项。有
      没导入的行时退出码为 2。
      """)

  @Argument(help: ArgumentHelp("台账，名称或编号。", valueName: "LEDGER")) var ledger: String
  @Argument(help: ArgumentHelp("表格（xlsx）。", valueName: "FILE")) var file: String
  @Option(name: .customLong("as"), help: ArgumentHelp("立项的人。", valueName: "WHO"))
  var actor: String
  @Option(help: ArgumentHelp("列的对照。", valueName: "JSON")) var mapping: String?
  @Option(help: ArgumentHelp("计入年度；不写为当年。", valueName: "YEAR")) var year: Int?
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func validate() throws {
    if let year, !(2000...2100 ~= year) { throw ValidationError("--year 应在 2000 至 2100 之间。") }
  }

  func run() async throws {
    let bytes = try InputFile.bytes(file, named: "表格")
    let text = await AnyText.of(bytes, name: file)
    if let mark = ClassifiedMark.find(in: file) ?? ClassifiedMark.find(in: text) {
      throw Failure(status: .refused, message: "表格" + mark.sentence, code: "classified")
    }
    let outcome = try await data.open(commitment.commit ? .writing : .reading) { desk in
      let importing = try await TableImport(
        bytes, named: file, in: try desk.ledger(named: ledger), mapping: mapping,
        year: year ?? desk.at.day.year, by: try desk.register.actor(actor), desk: desk)
      let view = try await importing.carryOut(isCommitted: commitment.commit)
      try data.show(view)
      return view.refused > 0 ? Outcome.refused : .done
    }
    try outcome.leave()
  }
}

/// Somebody else's table on its way into a ledger, read and tried as the workplace does it.
struct TableImport {
  private let reading: ImportReading
  private let ledger: Ledger
  private let mapping: TableMapping
  private let actor: Actor
  private let desk: Desk

  /// - Parameter path: of a mapping as `--json` prints it.
  init(
    _ bytes: [UInt8], named file: String, in ledger: Ledger, mapping path: String?, year: Int,
    by actor: Actor, desk: Desk
  ) async throws {
    let parts = ImportPart.all(of: ledger)
    let tables: [ReadTable]
    do {
      tables = try ReadTable.tables(of: bytes, file: file) { head in
        ImportPart.proposed(for: head, among: parts) != nil
      }
    } catch {
      throw Failure(status: .badInput, message: error.description)
    }
    guard let table = tables.max(by: { $0.rows.count < $1.rows.count }) else {
      throw Failure(status: .badInput, message: "“\(file)”里没有内容。")
    }
    (self.ledger, self.actor, self.desk) = (ledger, actor, desk)
    if let path {
      mapping = try Self.mapping(path, heads: table.heads, parts)
    } else {
      mapping =
        try await desk.store.mapping(table.signature, in: ledger.id)?.mapping
        ?? ImportPart.mapping(of: table.heads, in: ledger)
    }
    reading = ImportReading(
      ledger: ledger, register: desk.register, mapping: mapping, year: year, table: table)
  }

  func carryOut(isCommitted: Bool) async throws -> TableImportView {
    let rows = reading.rows
    var query = ListQuery(order: .number)
    query.ledger = ledger.id
    query.limit = 500
    var matters: [Matter] = []
    repeat {
      let page = try await desk.store.list(query, at: desk.at)
      matters += page.matters
      query.after = page.next
    } while query.after != nil
    let calendar = try await desk.store.calendar()
    var trial = ImportTrial(
      rows, in: ledger, besides: matters,
      lockedYears: try await desk.store.lockedYears(among: [reading.year], of: ledger.id),
      desk.register.directory, by: actor, at: desk.at, calendar: calendar)
    let opened =
      isCommitted ? try await trial.open(rows, in: desk.store, by: actor, at: desk.at) : nil
    return TableImportView(
      ledger: ledger.name, opened: opened, rows: trial.lines, mapping: mapping)
  }

  private static func mapping(
    _ path: String, heads: [String], _ parts: [ImportPart]
  ) throws -> TableMapping {
    let bytes = try InputFile.bytes(path, named: "对照")
    guard let mapping: TableMapping = try? JSONText.value(from: bytes) else {
      throw Failure(status: .badInput, message: "对照“\(path)”不是 JSON，或者少了 parts、units。")
    }
    for (head, part) in mapping.parts.sorted(by: { $0.key < $1.key }) {
      guard heads.contains(head) else {
        throw Failure(
          status: .badInput,
          message: "对照“\(path)”里的“\(head)”不是表头。表头有：\(heads.joined(separator: "、"))。")
      }
      guard part.isEmpty || parts.contains(where: { $0.id == part }) else {
        let known = parts.map(\.id).joined(separator: "、")
        throw Failure(
          status: .badInput, message: "对照“\(path)”里“\(head)”的“\(part)”不认识。可用：\(known)。")
      }
    }
    return mapping
  }
}

struct TableImportView: Shown {
  var ledger: String
  /// `nil` before anything is opened.
  var opened: Int?
  var rows: [ImportLine]
  var mapping: TableMapping

  var refused: Int { rows.count { $0.outcome == "refused" } }

  func text(columns: Int) -> String {
    let lines = rows.map { row in
      let word =
        ["new": opened == nil ? "将立项" : "已立项", "known": "已有，不重复"][row.outcome]
        ?? "没有导入：\(row.why)"
      return "第 \(row.number) 行　\(row.title)　\(word)\n"
    }
    let fresh = rows.count { $0.outcome == "new" }
    let known = rows.count { $0.outcome == "known" }
    let sum = "\(opened == nil ? "将立项" : "已立项") \(fresh) 件，已有 \(known) 件，没有导入 \(refused) 行。"
    return lines.joined() + sum + (opened == nil ? "尚未立项；加 --commit 执行。\n" : "\n")
  }
}
