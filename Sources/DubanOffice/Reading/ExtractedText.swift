/// The source text of a file, not yet checked.
struct ExtractedText {
  var utf8: [UInt8]
  var format: SourceFormat
  var encoding: TextEncoding

  static func from(_ bytes: [UInt8], name: String, lossy: Bool)
    async throws(SourceProblem.Reason) -> ExtractedText
  {
    switch FileKind.look(at: bytes) {
    case .zip:
      return ExtractedText(utf8: try WordText.read(bytes), format: .docx, encoding: .utf8)
    case .pdf:
      return ExtractedText(utf8: try await PdfToText.read(bytes), format: .pdf, encoding: .utf8)
    case .ole: return try await fromOLE(bytes, name: name)
    case .rtf: return try await converted(bytes, from: .doc, suffix: "rtf")
    case .text: return try fromText(bytes, name: name, lossy: lossy)
    }
  }

  private static func fromText(_ bytes: [UInt8], name: String, lossy: Bool)
    throws(SourceProblem.Reason) -> ExtractedText
  {
    guard !bytes.isEmpty else { throw .empty }
    let decoded = try TextDecoding.decode(bytes, lossy: lossy)
    let encoding = decoded.encoding
    if WebText.isPage(decoded.utf8, name: name) {
      return ExtractedText(
        utf8: WebText.text(ofPage: decoded.utf8), format: .html, encoding: encoding)
    }
    let isMarkdown = TextChecks.hasSuffix(name, [".md", ".markdown"])
    return ExtractedText(
      utf8: decoded.utf8, format: isMarkdown ? .markdown : .text, encoding: encoding)
  }

  private static func fromOLE(_ bytes: [UInt8], name: String)
    async throws(SourceProblem.Reason) -> ExtractedText
  {
    switch OLEKind.look(at: bytes) {
    case .protectedDocx: throw .protectedDocx
    case .other(let kind): throw .otherFormat(kind)
    case .document:
      let isWPS = TextChecks.hasSuffix(name, [".wps"])
      return try await converted(bytes, from: isWPS ? .wps : .doc, suffix: "doc")
    }
  }

  /// By way of docx, so that old files are read by the same rules.
  private static func converted(_ bytes: [UInt8], from format: SourceFormat, suffix: String)
    async throws(SourceProblem.Reason) -> ExtractedText
  {
    let docx = try await LibreOffice.convert(bytes, suffix: suffix, to: "docx")
    return ExtractedText(utf8: try WordText.read(docx), format: format, encoding: .utf8)
  }
}
