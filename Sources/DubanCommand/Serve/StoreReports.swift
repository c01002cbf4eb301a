import Duban
import DubanOffice
import DubanReport
import DubanStore
import DubanWeb

/// The reports of the workplace: read by the same reader and opened by the same adoption as on the
/// command line.
struct StoreReports: ReportDesk {
  let desk: Desk
  let catalogue: DutyCatalogue
  let ledger = "report-task"

  func read(_ bytes: [UInt8], name: String) async throws -> ReadReport {
    let document: SourceDocument
    do {
      document = try await SourceDocument.read(bytes: bytes, name: name)
    } catch {
      throw UnreadableReport(error.message)
    }
    if let mark = ClassifiedMark.find(in: document.text.string) {
      throw UnreadableReport("这份文件" + mark.sentence)
    }
    let report = WorkReport.read(document.text, options: ReadingOptions(catalogue: catalogue))
    return ReadReport(
      report: report, findings: report.audit(), name: document.name,
      origin: ReportOrigin(
        name: document.name, textSHA256: document.textSHA256, fileSHA256: document.sha256,
        encoding: document.encoding))
  }

  func adopt(
    _ report: ReadReport, by actor: Actor?, at instant: Instant
  ) async throws -> [AdoptedLine] {
    let bytes = ReportJSON(report: report.report, origin: report.origin, findings: []).bytes
    let read: ReadCommitments = try JSONText.value(from: bytes)
    let desk = Desk(
      store: desk.store, paths: desk.paths, settings: desk.settings, at: instant,
      register: Register(
        directory: try await desk.store.directory(), people: try await desk.store.people(),
        today: instant.day), ledgers: try await desk.store.ledgers())
    let adoption = Adoption(
      report: read, ledger: try desk.ledger(named: ledger), second: nil, desk: desk,
      catalogue: catalogue, takesTerm: false)
    var rows = try await adoption.rows()
    if let actor { try await adoption.open(&rows, by: actor) }
    return rows.map { row in
      var line = AdoptedLine(
        commitment: row.commitment.id, title: row.commitment.task, lead: row.lead,
        due: row.details.due?.description, number: row.number, isKnown: row.isOpen,
        refusal: row.refusal)
      (line.twin, line.near) = (row.twin, row.near)
      return line
    }
  }

  func table(_ report: ReadReport) -> BreakdownTable { workbook(report).table }

  func breakdown(_ report: ReadReport, marking: String?) throws -> [UInt8] {
    try workbook(report).bytes(marking: marking)
  }

  func changes(
    _ workbook: [UInt8], name: String, of report: ReadReport
  ) throws -> SheetChanges {
    do throws(SheetError) {
      let sheet = try CorrectionSheet.read(
        workbook, file: name, fresh: self.workbook(report))
      return SheetChanges(changes: sheet.changes, problems: sheet.problems, hints: sheet.hints)
    } catch {
      throw UnreadableReport(error.message)
    }
  }

  private func workbook(_ report: ReadReport) -> BreakdownWorkbook {
    BreakdownWorkbook(
      report.report, catalogue: catalogue, sourceSHA256: report.origin.textSHA256,
      corrections: report.corrected.map(\.correction))
  }
}
