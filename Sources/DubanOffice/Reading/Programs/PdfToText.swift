/// Reads a pdf by poppler's `pdftotext`.
enum PdfToText {
  static func read(_ bytes: [UInt8]) async throws(SourceProblem.Reason) -> [UInt8] {
    let run = ProgramRun(
      program: .pdfToText, command: "pdftotext",
      arguments: ["-bbox-layout", "-enc", "UTF-8", "-", "-"], input: bytes,
      outputMax: SourceLimits.pdfToTextMiB << 20, seconds: SourceLimits.pdfToTextSeconds)
    let outcome = try await run()
    guard outcome.succeeded else {
      throw outcome.complaint.contains("Incorrect password") ? .protectedPDF : .damagedPDF
    }
    let text = PdfText.text(ofBoxes: outcome.output)
    guard TextChecks.hasText(text) else { throw .pdfWithoutText }
    return text
  }
}
