/// A docx as source text: one paragraph a line, notes at the end.
package enum WordText {
  package static func read(_ bytes: [UInt8]) throws(SourceProblem.Reason) -> [UInt8] {
    let parts = try parts(of: bytes)
    guard let body = parts.body else { throw .otherFormat(parts.kind) }
    do throws(XMLPull.Damage) {
      return Array(try lines(body, parts).joined(separator: "\n").utf8)
    } catch {
      throw .damagedDocx
    }
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

  private static func lines(_ body: [UInt8], _ parts: WordParts)
    throws(XMLPull.Damage) -> [String]
  {
    let numbering = try WordNumbering(numbering: parts.numbering, styles: parts.styles)
    var reading = WordBody(numbering: numbering)
    try reading.read(body)
    var notes: [WordNote: String] = [:]
    for (kind, part) in [(WordNote.Kind.foot, parts.footnotes), (.end, parts.endnotes)] {
      guard let part else { continue }
      var noteReading = WordBody(numbering: numbering)
      try noteReading.read(part)
      for (id, text) in noteReading.notes { notes[WordNote(kind: kind, id: id)] = text }
    }
    return reading.lines
      + reading.noteMarks.enumerated().compactMap { index, note in
        notes[note].map { "[\(index + 1)] \($0)" }
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
  var body: [UInt8]?
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
    body = try zip.bytes(of: main)
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
