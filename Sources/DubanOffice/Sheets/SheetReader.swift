/// A workbook as read back: texts only, of whatever program saved it.
struct ReadWorkbook: Sendable {
  struct Sheet: Sendable {
    var name: String
    var rows: [Row]
  }

  struct Row: Sendable {
    /// As the program shows it, from 1.
    var number: Int
    /// By column, from 0; empty cells are left out.
    var cells: [Int: String]
  }

  var sheets: [Sheet]

  func sheet(named name: String) -> Sheet? { sheets.first { $0.name == name } }

  init(_ bytes: [UInt8], file: String) throws(SheetError) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .cannotRead(file: file, reason: "是旧版xls格式或设有密码，请去掉密码、另存为xlsx后再试")
    }
    let archive = try SheetArchive(bytes, file: file)
    guard let book = archive.part("xl/workbook.xml") else {
      throw .cannotRead(file: file, reason: "里面没有工作簿（可能不是xlsx文件）")
    }
    var part = "xl/workbook.xml"
    do {
      let parts = try WorkbookParts(book, links: archive.part("xl/_rels/workbook.xml.rels") ?? [])
      part = parts.strings
      let strings = try archive.part(part).map { bytes throws(SheetXML.Damage) in
        try SharedStrings.read(bytes)
      }
      part = parts.styles
      let formats = try archive.part(part).map { bytes throws(SheetXML.Damage) in
        try CellFormats.read(bytes, from1904: parts.countsFrom1904)
      }
      sheets = []
      for (name, path) in parts.sheets {
        part = path
        guard let bytes = archive.part(path) else { throw SheetXML.Damage() }
        var grid = GridReader(strings: strings ?? [], formats: formats ?? CellFormats())
        sheets.append(Sheet(name: name, rows: try grid.read(bytes)))
      }
    } catch {
      throw .cannotRead(file: file, reason: "其中的 \(part) 已损坏，请用Excel、WPS或LibreOffice重新另存")
    }
  }
}

/// Which sheets a workbook has, and where its parts lie.
private struct WorkbookParts {
  var sheets: [(name: String, path: String)] = []
  var strings = "xl/sharedStrings.xml"
  var styles = "xl/styles.xml"
  var countsFrom1904 = false

  init(_ book: [UInt8], links: [UInt8]) throws(SheetXML.Damage) {
    var paths: [String: String] = [:]
    var xml = try SheetXML(links)
    while !links.isEmpty, let event = try xml.next() {
      guard case .start("Relationship") = event, let id = xml.attribute("Id"),
        let target = xml.attribute("Target")
      else { continue }
      let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      paths[id] = path
      let type = xml.attribute("Type") ?? ""
      if type.hasSuffix("/sharedStrings") { strings = path }
      if type.hasSuffix("/styles") { styles = path }
    }
    try readSheets(book, paths)
  }

  private mutating func readSheets(_ book: [UInt8], _ paths: [String: String])
    throws(SheetXML.Damage)
  {
    var xml = try SheetXML(book)
    while let event = try xml.next() {
      if case .start("workbookPr") = event {
        countsFrom1904 = ["1", "true"].contains(xml.attribute("date1904"))
      }
      guard case .start("sheet") = event, let name = xml.attribute("name") else { continue }
      // The attribute is r:id; sheetId is another one.
      let path = xml.attribute("id").flatMap { paths[$0] }
      sheets.append((name, path ?? "xl/worksheets/sheet\(sheets.count + 1).xml"))
    }
  }
}

private enum SharedStrings {
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
private struct RichText {
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
private struct GridReader {
  private static let columnMax = 16_384

  let strings: [String]
  let formats: CellFormats
  private var rows: [ReadWorkbook.Row] = []
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
        let number = xml.attribute("r").flatMap { Int($0) } ?? row.number + 1
        row = ReadWorkbook.Row(number: number, cells: [:])
        column = -1
      case .end("row"): if !row.cells.isEmpty { rows.append(row) }
      case .start("c"): open(xml.attribute("r"), xml.attribute("t"), xml.attribute("s"))
      case .end("c"): close()
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
  private static func column(_ place: String) -> Int? {
    var number = 0
    for byte in place.utf8 {
      guard (65...90).contains(byte), number < 100_000 else { break }
      number = number * 26 + Int(byte) - 64
    }
    return number > 0 ? number - 1 : nil
  }
}
