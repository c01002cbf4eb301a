/// All text of a file, whatever the order: to look for marks in, not to read. Headers, footers, notes,
/// text boxes and properties are in it; the text of pictures is not.
public enum AnyText {
  /// Empty where a file has no text, or none that this program can take out of it.
  public static func of(_ bytes: [UInt8], name: String) async -> String {
    switch FileKind.look(at: bytes) {
    case .zip: packed(bytes)
    case .pdf: await pdf(bytes)
    case .ole: wide(bytes)
    case .rtf: rich(bytes)
    case .text: plain(bytes, name)
    }
  }

  /// docx, xlsx, pptx, odt and their kin: the texts of every XML part.
  private static func packed(_ bytes: [UInt8]) -> String {
    guard let archive = try? ZipReader(bytes) else { return "" }
    var text = ""
    for name in archive.names {
      text += name + "\n"
      guard name.hasSuffix(".xml"), let part = try? archive.bytes(of: name) else { continue }
      text += MarkupText.text(of: part) + "\n"
    }
    return text
  }

  private static func pdf(_ bytes: [UInt8]) async -> String {
    let run = ProgramRun(
      program: .pdfToText, command: "pdftotext", arguments: ["-enc", "UTF-8", "-", "-"],
      input: bytes, outputMax: SourceLimits.pdfToTextMiB << 20,
      seconds: SourceLimits.pdfToTextSeconds)
    guard let outcome = try? await run() else { return "" }
    return String(decoding: outcome.output, as: UTF8.self)
  }

  /// doc, xls, ppt and wps keep Chinese as UTF-16; where it begins is not looked for.
  private static func wide(_ bytes: [UInt8]) -> String {
    (0...1).map { start in
      let units = stride(from: start, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
      }
      return String(decoding: units, as: UTF16.self)
    }.joined(separator: "\n")
  }

  /// `\u26426?` is a character by its number, what else begins with a backslash is layout.
  private static func rich(_ bytes: [UInt8]) -> String {
    var text = ""
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "\\") {
      let digits = part.dropFirst().prefix { $0 == "-" || $0.isNumber }
      guard part.first == "u", let number = Int(digits) else { continue }
      let value = UInt32(number < 0 ? number + 65_536 : number)
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  private static func plain(_ bytes: [UInt8], _ name: String) -> String {
    guard let decoded = try? TextDecoding.decode(bytes, lossy: true) else { return "" }
    let isPage = WebText.isPage(decoded.utf8, name: name)
    return String(
      decoding: isPage ? WebText.text(ofPage: decoded.utf8) : decoded.utf8, as: UTF8.self)
  }
}

/// The text between the tags of XML. Where a paragraph or a cell ends stands a bar, so that the end of
/// one and the beginning of the next are not read as one word.
enum MarkupText {
  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "<"):
        let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        if endsBlock(bytes[place...end]) { text.append(UInt8(ascii: "|")) }
        place = end + 1
      case UInt8(ascii: "&"):
        let reference = WebEntity.decode(bytes[place...])
        text += reference.utf8
        place += reference.width
      default:
        text.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let blocks = ["</w:p>", "</si>", "</a:p>", "</text:p>", "</c>", "</is>"]
    .map { Array($0.utf8) }

  private static func endsBlock(_ tag: ArraySlice<UInt8>) -> Bool {
    blocks.contains { tag.elementsEqual($0) }
  }
}
