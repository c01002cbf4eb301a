/// Reads what `pdftotext -bbox-layout` prints: one element a line, a box at each.
struct PdfBoxes {
  private(set) var pages: [PdfPage] = []
  /// Widths of Chinese characters, of which the middle one is the em.
  private var widths: [Double] = []
  private var words: [PdfWord] = []
  private var box = PdfRow(text: "", left: 0, right: 0, top: 0, bottom: 0)

  private static let pageStart = Array("<page ".utf8)
  private static let lineStart = Array("<line ".utf8)
  private static let lineEnd = Array("</line>".utf8)
  private static let wordStart = Array("<word ".utf8)

  init(_ output: [UInt8]) {
    for line in output.split(separator: UInt8(ascii: "\n")) { take(line) }
    widths.sort()
  }

  /// The width of a Chinese character in most of the text.
  var em: Double { widths.isEmpty ? 12 : max(1, widths[widths.count / 2]) }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    let element = line.drop { $0 == UInt8(ascii: " ") }
    if element.starts(with: Self.wordStart) {
      addWord(element)
    } else if element.starts(with: Self.lineStart) {
      words = []
      box = Self.box(element)
    } else if element.starts(with: Self.lineEnd) {
      addRow()
    } else if element.starts(with: Self.pageStart) {
      pages.append(PdfPage(height: Self.number("height", in: element)))
    }
  }

  private mutating func addWord(_ element: ArraySlice<UInt8>) {
    guard let open = element.firstIndex(of: UInt8(ascii: ">")) else { return }
    let content = element[(open + 1)...]
    let text = Self.plain(content.prefix { $0 != UInt8(ascii: "<") })
    guard !text.isEmpty else { return }
    let box = Self.box(element[..<open])
    words.append(PdfWord(text: text, left: box.left, right: box.right))
    let scalars = text.unicodeScalars
    if scalars.count > 2, scalars.allSatisfy({ 0x4E00...0x9FFF ~= $0.value }) {
      widths.append((box.right - box.left) / Double(scalars.count))
    }
  }

  private mutating func addRow() {
    guard !words.isEmpty, !pages.isEmpty else { return }
    box.text = PdfSpacing.join(words, em: box.height * 0.75)
    pages[pages.count - 1].rows.append(box)
    words = []
  }

  private static func box(_ element: ArraySlice<UInt8>) -> PdfRow {
    PdfRow(
      text: "", left: number("xMin", in: element), right: number("xMax", in: element),
      top: number("yMin", in: element), bottom: number("yMax", in: element))
  }

  /// An attribute's number; 0 when it is missing or absurd.
  private static func number(_ name: StaticString, in element: ArraySlice<UInt8>) -> Double {
    let length = name.utf8CodeUnitCount
    let element = element.prefix(400)
    for sign in element.indices where element[sign] == UInt8(ascii: "=") {
      let start = sign - length
      guard start > element.startIndex, element[start - 1] == UInt8(ascii: " ") else { continue }
      guard (0..<length).allSatisfy({ element[start + $0] == name.utf8Start[$0] }) else { continue }
      let digits = element[(sign + 1)...].dropFirst().prefix(32)
        .prefix { $0 != UInt8(ascii: "\"") }
      let value = Double(String(decoding: digits, as: UTF8.self)) ?? 0
      return value.isFinite ? min(max(value, -100_000), 100_000) : 0
    }
    return 0
  }

  private static func plain(_ content: ArraySlice<UInt8>) -> String {
    var utf8: [UInt8] = []
    var index = content.startIndex
    while index < content.endIndex {
      let byte = content[index]
      var (bytes, width) = ([byte], 1)
      if byte == UInt8(ascii: "&") { (bytes, width) = WebEntity.decode(content[index...]) }
      // Controls are what a font without a character map yields.
      utf8 += bytes.filter { $0 >= 0x20 && $0 != 0x7F }
      index += width
    }
    return PlainLine.trim(String(decoding: utf8, as: UTF8.self))
  }
}
