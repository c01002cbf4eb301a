/// A docx as source text: one paragraph a line, notes at the end.
package enum WordText {
  package static func read(_ bytes: [UInt8]) throws(SourceProblem.Reason) -> [UInt8] {
    let parts = try parts(of: bytes)
    guard let document = parts.document else { throw .otherFormat(parts.kind) }
    return try read(
      document: document, numbering: parts.numbering, styles: parts.styles,
      footnotes: parts.footnotes, endnotes: parts.endnotes)
  }

  /// Reads the unpacked parts of a docx.
  package static func read(
    document: [UInt8], numbering: [UInt8]?, styles: [UInt8]?, footnotes: [UInt8]?,
    endnotes: [UInt8]?
  ) throws(SourceProblem.Reason) -> [UInt8] {
    do throws(XMLPull.Damage) {
      var reading = WordBody(
        numbering: try WordNumbering(numbering: numbering, styles: styles))
      let unread = reading
      try reading.read(document)
      let foot = try notes(footnotes, unread)
      let end = try notes(endnotes, unread)
      let lines = reading.noteMarks.enumerated().compactMap { index, mark in
        (mark.kind == .foot ? foot : end)[mark.id].map { "[\(index + 1)] \($0)" }
      }
      return Array((reading.lines + lines).joined(separator: "\n").utf8)
    } catch {
      throw .damagedDocx
    }
  }

  /// Texts of notes by id.
  private static func notes(_ part: [UInt8]?, _ reading: WordBody)
    throws(XMLPull.Damage) -> [String: String]
  {
    guard let part else { return [:] }
    var reading = reading
    try reading.read(part)
    return reading.notes
  }

  private static func parts(of bytes: [UInt8]) throws(SourceProblem.Reason) -> WordParts {
    do throws(ZipReader.Problem) {
      return try WordParts(ZipReader(bytes))
    } catch {
      switch error {
      case .damaged: throw .damagedDocx
      case .encrypted: throw .protectedDocx
      case .bomb: throw .zipBomb
      }
    }
  }
}

/// A footnote or endnote, by the id that its mark names.
struct WordNote: Hashable {
  enum Kind { case foot, end }
  var kind: Kind
  var id: String
}

/// The parts of a docx that hold text or numbering.
struct WordParts {
  var document: [UInt8]?
  var footnotes: [UInt8]?
  var endnotes: [UInt8]?
  var numbering: [UInt8]?
  var styles: [UInt8]?
  /// What the zip is when it is no docx.
  var kind: String

  init(_ zip: consuming ZipReader) throws(ZipReader.Problem) {
    let names = zip.names
    kind = Self.kind(names)
    // Word on the web names the main part document2.xml at times.
    let main = ["word/document.xml", "word/document2.xml"].first(where: names.contains)
    guard let main else { return }
    document = try zip.bytes(of: main)
    footnotes = try zip.bytes(of: "word/footnotes.xml")
    endnotes = try zip.bytes(of: "word/endnotes.xml")
    numbering = try zip.bytes(of: "word/numbering.xml")
    styles = try zip.bytes(of: "word/styles.xml")
  }

  private static func kind(_ names: [String]) -> String {
    if names.contains(where: { $0.hasPrefix("xl/") }) { return "电子表格" }
    if names.contains(where: { $0.hasPrefix("ppt/") }) { return "演示文稿" }
    if names.contains("content.xml") { return "OpenDocument 文件" }
    return "压缩包"
  }
}
