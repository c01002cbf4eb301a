import DubanReport

/// A report file that has been read, with what its own numbers say.
struct ReadFile: Sendable {
  var origin: ReportOrigin
  var report: WorkReport
  var findings: [Finding]
  /// What became of the corrections that were laid on it.
  var corrected: [CorrectionOutcome] = []

  /// docx, pdf and their kin, where the bytes are not text and have no encoding.
  var carrier: String?
  /// Something odd about how it was read, for the person.
  var notice: String?

  /// The file's name without its folder.
  var name: String { origin.name }

  /// Contradictions are told by the exit code.
  var status: Outcome {
    findings.contains { $0.verdict == .contradiction } ? .contradiction : .done
  }
}
