/// Where a report came from: what the reading itself can't know.
package struct ReportOrigin: Hashable, Sendable {
  /// The file's name without its folder.
  package var name: String
  /// Of the source text's UTF-8, lower-case hex: offsets and ids speak of this text.
  package var textSHA256: String
  /// Of the file's bytes, lower-case hex.
  package var fileSHA256: String
  package var encoding: String

  package init(name: String, textSHA256: String, fileSHA256: String, encoding: String) {
    self.name = name
    self.textSHA256 = textSHA256
    self.fileSHA256 = fileSHA256
    self.encoding = encoding
  }
}

/// The JSON form of a read report (`Schemas/report.schema.json`), written piece by piece.
package struct ReportJSON: Sendable {
  package static let schema = "duban.report/1"
  /// Bytes gathered before they are handed on.
  static let chunk = 1 << 16

  package var report: WorkReport
  package var origin: ReportOrigin
  package var findings: [Finding]

  package init(report: WorkReport, origin: ReportOrigin, findings: [Finding]) {
    self.report = report
    self.origin = origin
    self.findings = findings
  }

  /// The whole as one array of UTF-8 bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }

  /// Hands the JSON on in pieces of some 64 KiB, one line for each sentence and commitment.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var writer = JSONWriter()
    writer.open("{")
    writeHead(to: &writer)
    writeOutline(to: &writer)
    try lines("sentences", report.sentences, of: &writer, emit) {
      $1.write(to: &$0, report: report)
    }
    try lines("commitments", report.commitments, of: &writer, emit) {
      $1.write(to: &$0, report: report)
    }
    try lines("terms", report.terms, of: &writer, emit) {
      $1.write(to: &$0, source: report.source)
    }
    try lines("unexplained", report.unexplained, of: &writer, emit) { writer, span in
      writer.object { $0.stretch(span, of: report.source) }
    }
    try lines("findings", findings, of: &writer, emit) { $1.write(to: &$0) }
    writer.key("coverage")
    report.coverage.write(to: &writer, report: report)
    writer.close("}")
    try emit(writer.drain())
  }

  private func writeHead(to writer: inout JSONWriter) {
    writer.field("schema", Self.schema)
    writer.field("source", origin.name)
    writer.field("sourceSha256", origin.textSHA256)
    writer.field("fileSha256", origin.fileSHA256)
    writer.field("encoding", origin.encoding)
    writer.field("title", report.title)
    writer.field("speaker", report.speaker)
    writer.field("place", report.place)
    writer.field("year", report.year)
  }

  private func writeOutline(to writer: inout JSONWriter) {
    writer.field("parts", each: report.parts) { $1.write(to: &$0) }
    writer.field("themes", each: report.themes) { $1.write(to: &$0) }
  }

  /// An array with one line for each element, handed on when enough has gathered.
  private func lines<Element>(
    _ name: String, _ elements: [Element], of writer: inout JSONWriter,
    _ emit: ([UInt8]) throws -> Void, _ each: (inout JSONWriter, Element) -> Void
  ) rethrows {
    writer.key(name)
    writer.open("[")
    for element in elements {
      writer.line()
      each(&writer, element)
      if writer.bytes.count >= Self.chunk { try emit(writer.drain()) }
    }
    writer.close("]")
  }
}
