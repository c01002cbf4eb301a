/// The texts that cells share.
enum SharedStrings {
  static func read(_ bytes: [UInt8]) throws(SheetXML.Damage) -> [String] {
    var xml = try SheetXML(bytes)
    var strings: [String] = []
    var text = RichText()
    while let event = try xml.next() {
      switch event {
      case .start("si"): text = RichText()
      case .end("si"): strings.append(text.string)
      default: text.take(event)
      }
    }
    return strings
  }
}

/// Text in runs, as shared and inline strings hold it; readings of characters (rPh) are left out.
struct RichText {
  private var isText = false
  private var isReading = false
  private(set) var string = ""

  mutating func take(_ event: SheetXML.Event) {
    switch event {
    case .start("rPh"): isReading = true
    case .end("rPh"): isReading = false
    case .start("t"): isText = !isReading
    case .end("t"): isText = false
    case .text(let text): if isText { string += CellText.unescape(text) }
    default: break
    }
  }
}

/// Reads the cells of one sheet.
struct GridReader {
  static let columnMax = 16_384
  static let rowMax = 1_048_576

  let strings: [String]
  let formats: CellFormats
  private var rows: [ReadWorkbook.Row] = []
  /// Cells joined into one (合并单元格), in the order of the file.
  private(set) var merges: [CellRange] = []
  private var row = ReadWorkbook.Row(number: 0, cells: [:])
  private var column = -1
  private var type = ""
  private var style = 0
  private var value = ""
  private var isValue = false
  private var rich = RichText()

  init(strings: [String], formats: CellFormats) {
    self.strings = strings
    self.formats = formats
  }

  mutating func read(_ bytes: [UInt8]) throws(SheetXML.Damage) -> [ReadWorkbook.Row] {
    var xml = try SheetXML(bytes)
    while let event = try xml.next() {
      switch event {
      case .start("row"):
        let next = row.number + 1
        let named = xml.attribute("r").flatMap { Int($0) } ?? next
        let isRow = (1...GridReader.rowMax).contains(named)
        row = ReadWorkbook.Row(number: isRow ? named : next, cells: [:])
        column = -1
      case .end("row"): if !row.cells.isEmpty { rows.append(row) }
      case .start("c"): open(xml.attribute("r"), xml.attribute("t"), xml.attribute("s"))
      case .end("c"): close()
      case .start("mergeCell"):
        if let range = xml.attribute("ref").flatMap(CellRange.init) { merges.append(range) }
      case .start("v"): isValue = true
      case .end("v"): isValue = false
      case .text(let text):
        if isValue { value += text }
        rich.take(event)
      default: rich.take(event)
      }
    }
    return rows
  }

  private mutating func open(_ place: String?, _ type: String?, _ style: String?) {
    column = place.flatMap(GridReader.column) ?? column + 1
    self.type = type ?? "n"
    self.style = style.flatMap { Int($0) } ?? 0
    value = ""
    rich = RichText()
  }

  private mutating func close() {
    let text = content
    guard !text.isEmpty, (0..<GridReader.columnMax).contains(column) else { return }
    row.cells[column] = text
  }

  private var content: String {
    switch type {
    case "s": Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "inlineStr": rich.string
    case "str": CellText.unescape(value)
    case "b": value == "1" ? "是" : value.isEmpty ? "" : "否"
    case "e": value
    default: formats.words(of: value, style: style)
    }
  }

  /// `AB12` is column 27.
  static func column(_ place: String) -> Int? {
    var number = 0
    for byte in place.utf8 {
      guard (65...90).contains(byte), number < 100_000 else { break }
      number = number * 26 + Int(byte) - 64
    }
    return number > 0 ? number - 1 : nil
  }
}
