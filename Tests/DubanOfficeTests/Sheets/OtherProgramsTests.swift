import DubanReport
import Foundation
import Testing

@testable import DubanOffice

/// LibreOffice, where it is installed.
private enum LibreOffice {
  static let path = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The bytes of an xlsx file as LibreOffice saves it.
  static func resave(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = URL(filePath: Files.temporary("folder"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "out"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appending(path: "a.xlsx"))
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
      "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.path + "/out", folder.path + "/a.xlsx",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: folder.appending(path: "out/a.xlsx")))
  }
}

@Suite struct `Reading sheets other programs saved` {
  @Test(.enabled(if: LibreOffice.path != nil, "LibreOffice is not installed"))
  func `a sheet saved by LibreOffice differs only where a person changed it`() throws {
    var book = EditedWorkbook()
    book.type("周某", .liaison, of: "c3-1")
    let place = WorkingColumn.deadline.rawValue
    book.working.rows[book.row(of: "c2-1")].cells[place] = Cell(
      .date(year: 2021, month: 9, day: 30), .desk.numbered("yyyy-mm-dd"))
    let bytes = try LibreOffice.resave(try book.book.bytes())
    let sheet = try CorrectionSheet.read(bytes, file: "甲.xlsx")
    #expect(sheet.corrections.corrections.map(\.to) == [["2021-09-30"], ["周某"]])
    #expect(sheet.problems == [] && sheet.hints == [])
  }

  @Test func `inline strings, runs, readings, escapes and missing places are understood`() throws {
    let xml = """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row><c t="inlineStr"><is><r><t>目标</t></r><r><t xml:space="preserve">任务 </t></r></is></c>
      <c t="inlineStr"><is><t>甲_x000D_乙</t><rPh><t>jia</t></rPh></is></c><c/><c><v>7</v></c></row>
      <row r="5"><c r="C5" t="s"><v>0</v></c><c r="D5" t="s"><v>9</v></c><c t="b"><v>1</v></c>
      <c r="ZZZZZZZ9"><v>1</v></c><c r="B5" t="str"><f>1</f><v>果</v></c></row>
      <row r="x"><c r=""><v>nan</v></c></row></sheetData></worksheet>
      """
    var grid = GridReader(strings: ["共享"], formats: CellFormats())
    let rows = try grid.read(Array(xml.utf8))
    #expect(rows.map(\.number) == [1, 5, 6])
    #expect(rows[0].cells == [0: "目标任务 ", 1: "甲\r乙", 3: "7"])
    #expect(rows[1].cells == [1: "果", 2: "共享", 4: "是"])
    #expect(rows[2].cells == [0: "nan"])
  }

  @Test(arguments: ["9223372036854775807", "1048577", "0", "-3", "99999999999999999999"])
  func `a row that no sheet has is the next one`(_ number: String) throws {
    let xml =
      "<worksheet><row r=\"1048576\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>"
      + "<row r=\"\(number)\"><c><v>1</v></c></row><row><c><v>1</v></c></row></worksheet>"
    var grid = GridReader(strings: [], formats: CellFormats())
    #expect(try grid.read(Array(xml.utf8)).map(\.number) == [1_048_576, 2, 3, 4])
  }

  @Test func `a DOCTYPE is no part of a sheet`() {
    let xml = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><row><c><v>&b;</v></c></row></worksheet>"
    var grid = GridReader(strings: [], formats: CellFormats())
    #expect(throws: SheetXML.Damage.self) { try grid.read(Array(xml.utf8)) }
  }
}
