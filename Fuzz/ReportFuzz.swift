import DubanReport

/// Any text is read and audited, and what is quoted lies inside of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReport(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let text = String(decoding: fuzzBytes(data, size), as: UTF8.self)
  let report = WorkReport.read(SourceText(text))
  for sentence in report.sentences { _ = report.text(sentence.span) }
  for commitment in report.commitments { _ = report.text(commitment.span) }
  for finding in report.audit() {
    for quote in finding.quotes { precondition(report.text(quote.span) == quote.text) }
  }
  return 0
}
