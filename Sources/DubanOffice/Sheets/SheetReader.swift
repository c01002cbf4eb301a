/// A workbook as read back: texts only, of whatever program saved it.
package struct ReadWorkbook: Sendable {
  struct Sheet: Sendable {
    var name: String
    var rows: [Row]
    var merges: [CellRange] = []
  }

  struct Row: Sendable {
    /// As the program shows it, from 1.
    var number: Int
    /// By column, from 0; empty cells are left out.
    var cells: [Int: String]
  }

  var sheets: [Sheet]

  func sheet(named name: String) -> Sheet? { sheets.first { $0.name == name } }

  package init(_ bytes: [UInt8], file: String) throws(SheetError) {
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
        let rows = try grid.read(bytes)
        sheets.append(Sheet(name: name, rows: rows, merges: grid.merges))
      }
    } catch {
      throw .cannotRead(file: file, reason: "其中的 \(part) 已损坏，请用Excel、WPS或LibreOffice重新另存")
    }
  }
}

extension ReadWorkbook {
  /// How many rows a sheet has, read from unpacked parts; `nil` when one is damaged.
  package static func rowCount(sheet: [UInt8], strings: [UInt8], styles: [UInt8]) -> Int? {
    guard let strings = try? SharedStrings.read(strings),
      let formats = try? CellFormats.read(styles, from1904: false)
    else { return nil }
    var grid = GridReader(strings: strings, formats: formats)
    return (try? grid.read(sheet))?.count
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
