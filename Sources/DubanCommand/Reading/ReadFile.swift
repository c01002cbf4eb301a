import DubanReport

/// A report file that has been read, with what its own numbers say.
struct ReadFile: Sendable {
  var origin: ReportOrigin
  var report: WorkReport
  var findings: [Finding]
  /// What became of the corrections that were laid on it.
  var corrected: [CorrectionOutcome] = []

  /// The file's name without its folder.
  var name: String { origin.name }

  /// Contradictions are told by the exit code.
  var status: Outcome {
    findings.contains { $0.verdict == .contradiction } ? .contradiction : .done
  }
}
