internal import Duban
internal import DubanReport
internal import DubanStore

/// A report that was kept, read again with all that was corrected on it.
struct OpenReport: Sendable {
  var kept: KeptReport
  var read: ReadReport
  /// Before anybody corrected it.
  var asRead: WorkReport
  var rounds: [CorrectionRound]
}

extension Visit {
  var reportDesk: any ReportDesk {
    get throws {
      guard let desk = house.reports else { throw Stop.notFound }
      return desk
    }
  }

  func keptReport(_ file: EvidenceHash) async throws -> KeptReport {
    guard let kept = try await store.report(file), house.evidence.contains(file) else {
      throw Stop.notFound
    }
    return kept
  }

  /// Findings are of a draft (起草校核): once its commitments are open, nobody is told of them.
  ///
  /// - Parameter isOpening: what is not open yet is about to be, with the units of last year's matters.
  func openReport(_ file: EvidenceHash, isOpening: Bool = false) async throws -> OpenReport {
    let kept = try await keptReport(file)
    let bytes = try house.evidence.bytes(of: file)
    var read: ReadReport
    do {
      read = try await reportDesk.read(bytes, name: kept.name)
    } catch is UnreadableReport {
      throw Stop.notFound
    }
    if isOpening || !kept.isAdopted, let year = kept.year {
      read.report = read.report.proposingUnits(
        from: try await store.precedents(
          ledger: try reportDesk.ledger, year: year - 1, directory, at: at))
    }
    let asRead = read.report
    let rounds = try await store.corrections(ofText: kept.text)
    let corrections = rounds.held
    if !corrections.isEmpty {
      (read.report, read.corrected) = read.report.applying(corrections)
    }
    if kept.isAdopted { read.findings = [] }
    return OpenReport(kept: kept, read: read, asRead: asRead, rounds: rounds)
  }

  /// Keeps a report that was sent. One whose commitments are all open already has passed.
  func keepReport() async throws -> Reply {
    guard let file = files.first else { return try await reports(problem: "请选择文件。", status: 422) }
    do {
      if let mark = ClassifiedMark.find(in: file.name) {
        throw UnreadableReport("文件名" + mark.sentence)
      }
      // Read before it is kept: what bears a mark of state secrets leaves nothing behind.
      let read = try await reportDesk.read(file.bytes, name: file.name)
      guard !read.report.commitments.isEmpty else {
        throw UnreadableReport(
          "“\(file.name)”里没有读出目标任务，没有存入。是否选错了文件？请选择政府工作报告的全文再上传。")
      }
      let stored = try house.evidence.store(
        report: file.bytes, text: read.report.source.utf8, name: file.name)
      try await store.register(stored, at: at)
      try await store.keep(
        KeptReport(
          file: stored.hash, name: file.name, original: read.origin.fileSHA256,
          text: read.origin.textSHA256, title: read.report.title, year: read.report.year,
          commitments: read.report.commitments.count, findings: read.findings.count,
          by: try someone.person, at: at))
      let lines = try await reportDesk.adopt(read, by: nil, at: at)
      if !lines.isEmpty, lines.allSatisfy(\.isKnown) {
        let text = read.origin.textSHA256
        _ = try await store.markAdopted(
          text: text, carrying: store.corrections(ofText: text), by: try someone.person, at: at)
      }
      return .seeOther(address(of: .report(stored.hash)))
    } catch let problem as EvidenceProblem where problem.isRefusal {
      return try await reports(problem: problem.description, status: 422)
    } catch let wrong as UnreadableReport {
      return try await reports(problem: wrong.sentence, status: 422)
    }
  }
}
