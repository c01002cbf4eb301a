import DubanReport

/// A report file that has been read, with what its own numbers say.
struct Reading: Sendable {
  var document: SourceDocument
  var report: WorkReport
  var findings: [Finding]

  var origin: ReportOrigin {
    ReportOrigin(
      name: document.name, textSHA256: document.textSHA256, fileSHA256: document.sha256,
      encoding: document.encoding)
  }

  /// Contradictions are told by the exit code.
  var status: Outcome {
    findings.contains { $0.verdict == .contradiction } ? .contradiction : .done
  }
}
