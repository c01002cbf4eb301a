import Duban
import DubanReport
import DubanStore
import DubanWeb

/// A report on its way into the ledgers: the file itself, or the JSON that was made of it, which holds
/// no report to keep.
struct ReportToAdopt {
  private struct File {
    var path: String
    var reading: ReadFile
  }

  private(set) var read: ReadCommitments
  private var file: File?
  /// What was corrected on it in the workplace.
  private var rounds: [CorrectionRound] = []

  /// - Parameter path: of a file of `report read --json`, or of the report itself.
  init(_ path: String, catalogue: String?) async throws {
    if path.lowercased().hasSuffix(".json") {
      read = try ReadCommitments(json: InputFile.bytes(path, named: "报告的 JSON"), path)
    } else {
      let reading = try await ReportReader(catalogue: catalogue).read(path)
      read = try ReadCommitments(reading)
      file = File(path: path, reading: reading)
    }
  }

  /// Proposes the units of last year's matters and lays what was corrected on this text in the
  /// workplace, so that each door opens the same.
  mutating func takeWhatIsKnown(in desk: Desk, ledger: String) async throws {
    rounds = try await desk.store.corrections(ofText: read.sourceSha256)
    guard var reading = file?.reading else { return }
    if let year = reading.report.year {
      let precedents = try await desk.store.precedents(
        ledger: ledger, year: year - 1, desk.register.directory, at: desk.at)
      reading.report = reading.report.proposingUnits(from: precedents)
    }
    (reading.report, reading.corrected) = reading.report.applying(rounds.held)
    read = try ReadCommitments(reading)
  }

  /// Its commitments are about to be opened: it stands among the reports as passed (已通过).
  ///
  /// - Returns: whether it stands there; not where only JSON is at hand, of which no report is kept.
  func keep(in desk: Desk, by person: PersonID) async throws -> Bool {
    if file == nil, !rounds.holdingNumbers.isEmpty {
      throw Failure(
        status: .refused, message: "这份报告在网页上有修正，JSON 里没有，没有立项。请用报告文件本身立项。")
    }
    if let file { try await keep(file, in: desk, by: person) }
    switch try await desk.store.markAdopted(
      text: read.sourceSha256, carrying: rounds, by: person, at: desk.at)
    {
    case .marked, .wasMarked: return true
    case .absent where file == nil: return false
    case .absent:
      throw Failure(status: .refused, message: "刚才网页上删除了这份报告，没有立项。请再运行一次。")
    case .overtaken:
      throw Failure(status: .refused, message: "刚才网页上又有修正，没有立项。请再运行一次。")
    }
  }

  private func keep(_ file: File, in desk: Desk, by person: PersonID) async throws {
    let (report, origin) = (file.reading.report, file.reading.origin)
    let stored: StoredEvidence
    do {
      stored = try desk.evidence.store(
        report: InputFile.bytes(file.path, named: "报告"), text: report.source.utf8,
        name: origin.name)
    } catch let problem as EvidenceProblem {
      throw Failure(status: .badInput, message: "报告没有存进系统，没有立项：\(problem.description)")
    }
    try await desk.store.register(stored, at: desk.at)
    try await desk.store.keep(
      KeptReport(
        file: stored.hash, name: origin.name, original: origin.fileSHA256,
        text: origin.textSHA256, title: report.title, year: report.year,
        commitments: report.commitments.count, findings: file.reading.findings.count, by: person,
        at: desk.at))
  }
}
