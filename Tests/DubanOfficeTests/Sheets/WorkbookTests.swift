import DubanReport
import FoundationEssentials
import Testing

@testable import DubanOffice

@Suite struct `Writing workbooks` {
  @Test(arguments: [
    ("", 10, 1), ("一二三四五", 10, 1), ("一二三四五六", 10, 2), ("甲\n乙\n丙", 10, 3),
    ("完成2021年任务", 10, 2), ("一二三四五。", 10, 2), (String(repeating: "字", count: 50), 20, 5),
    ("6.8:41.5:51.7", 5, 3), ("一二三12345", 10, 2),
  ])
  func `wrapped text takes as many lines as it needs`(text: String, room: Int, lines: Int) {
    #expect(TextLines.count(text, room: room) == lines)
  }

  @Test func `a row is as tall as its longest cell, a spanning one as all columns allow`() {
    let columns = [Sheet.Column(width: 10), Sheet.Column(width: 40)]
    let text = String(repeating: "字", count: 40)
    let narrow = RowHeight.of(Sheet.Row([Cell(text, .body), Cell("短", .body)]), in: columns)
    let spanning = RowHeight.of(Sheet.Row([Cell(text, .body)], spansAll: true), in: columns)
    #expect(narrow > spanning * 2)
    let endless = String(repeating: "字", count: 9_000)
    #expect(RowHeight.of(Sheet.Row([Cell(endless, .body)]), in: columns) == RowHeight.highest)
  }

  @Test func `a text too long for a cell is cut and says so`() throws {
    let text = String(repeating: "𠮷", count: 20_000)
    var sheet = Sheet(name: "甲", columns: [Sheet.Column(width: 20)])
    sheet.rows = [Sheet.Row([Cell(text, .body)])]
    let book = try ReadWorkbook(try Workbook(sheets: [sheet]).bytes(), file: "甲.xlsx")
    let back = try #require(book.sheets.first?.rows.first?.cells[0])
    #expect(back.utf16.count <= 32_767)
    #expect(back.hasSuffix("见报告原文)") || back.hasSuffix("见报告原文\u{FF09}"))
  }

  @Test func `texts, numbers and dates come back as a person sees them`() throws {
    var sheet = Sheet(name: "甲", columns: [Sheet.Column(width: 20)])
    let dates = [(2021, 3, 31), (2000, 2, 29), (1900, 1, 1), (2024, 12, 31)]
    sheet.rows = [
      Sheet.Row([
        Cell("=1+1", .body), Cell("<甲>&\"乙\"\u{1}\n丙", .body), Cell(.number(12), .body),
        Cell(.number(0.1 + 0.2), .body),
        Cell(.marked(before: "投资", mark: "1.2亿元", after: ""), .body),
        Cell(.number(0.5), .body.numbered("0.0%")),
      ]),
      Sheet.Row(
        dates.map {
          Cell(.date(year: $0.0, month: $0.1, day: $0.2), .body.numbered("yyyy\"年\"m\"月\"d\"日\""))
        }),
    ]
    let rows = try ReadWorkbook(try Workbook(sheets: [sheet]).bytes(), file: "甲").sheets[0].rows
    #expect(
      (0..<6).map { rows[0].cells[$0] } == [
        "=1+1", "<甲>&\"乙\"\n丙", "12", "0.3", "投资1.2亿元", "50%",
      ])
    #expect(
      (0..<4).map { rows[1].cells[$0] } == [
        "2021-03-31", "2000-02-29", "1900-01-01", "2024-12-31",
      ])
  }

  @Test func `a folder that is not there is named, and no half file is left`() {
    let error = #expect(throws: SheetError.self) {
      try Sample.breakdown.write(to: "/没有/分解表.xlsx")
    }
    #expect(error?.message.contains("/没有/分解表.xlsx") == true)
    #expect(error?.message.contains("文件夹") == true)
  }

  @Test func `a link stays one, its file keeps who may read it, neighbours stay`() throws {
    let folder = URL(filePath: Files.temporary("d"))
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let (file, link) = (folder.path + "/甲.xlsx", folder.path + "/乙.xlsx")
    for path in [file, link + ".part", file + ".part"] {
      try "旧".write(toFile: path, atomically: true, encoding: .utf8)
    }
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try files.createSymbolicLink(atPath: link, withDestinationPath: file)
    try Sample.breakdown.write(to: link)
    #expect(try files.destinationOfSymbolicLink(atPath: link) == file)
    #expect(try files.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    #expect(try Data(contentsOf: URL(filePath: file)).starts(with: [0x50, 0x4B]))
    let left = try files.contentsOfDirectory(atPath: folder.path)
    #expect(Set(left) == ["甲.xlsx", "乙.xlsx", "甲.xlsx.part", "乙.xlsx.part"])
    #expect(try String(contentsOfFile: link + ".part", encoding: .utf8) == "旧")
  }

  @Test func `what is no file is not replaced`() throws {
    let folder = Files.temporary("d")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let error = #expect(throws: SheetError.self) { try Sample.breakdown.write(to: folder) }
    #expect(error?.message.contains("不是普通文件") == true)
  }
}

@Suite struct `Breaking a report down` {
  private let issued = Sample.breakdown.issuedSheet

  private func texts(_ row: Int) -> [String] { issued.rows[row].cells.map(\.text) }

  @Test func `the printed table is grouped by leader, the open ones last`() {
    #expect(texts(0) == ["湖滨区2021年政府工作报告目标任务分解表"])
    #expect(texts(1) == ["本表列目标任务4项，报告共5项；其余1项为五年目标任务，列在工作版。"])
    #expect(texts(2).first == "序号" && texts(2).last == "完成情况")
    let groups = issued.rows.dropFirst(2).filter(\.spansAll).map { $0.cells[0].text }
    #expect(groups.count == 3)
    #expect(groups[0].contains("常务副区长 方某") && groups[1].contains("副区长 石某"))
    #expect(groups[2].contains("待明确"))
  }

  @Test func `a row quotes the report and names who answers`() throws {
    let row = try #require(
      issued.rows.first { $0.cells.count > 1 && $0.cells[1].text.hasPrefix("实施") })
    #expect(
      row.cells.map(\.text) == [
        "3", "实施老旧小区改造项目94个,10月份全部竣工验收", "石某", "林某",
        "区住房和城乡建设局", "黄某", "各街道办事处", "",
      ])
  }

  @Test func `the data-assessing unit comes first for statistical targets only`() {
    let related = issued.rows.filter { $0.cells.count > 1 }.map { $0.cells[6].text }
    #expect(related.filter { $0.hasPrefix("区统计局") }.count == 1)
    #expect(related[1].contains("数据统计评估牵头单位"))
  }

  @Test func `promises for five years stand in the working sheet only`() {
    #expect(Sample.breakdown.issuedCount == 4 && Sample.breakdown.count == 5)
    #expect(Sample.breakdown.workingSheet.rows.count == 6)
  }

  @Test func `the working sheet has the union of columns, two of them hidden`() {
    let sheet = Sample.breakdown.workingSheet
    #expect(sheet.rows[0].cells.count == WorkingColumn.allCases.count)
    let hidden = zip(sheet.rows[0].cells, sheet.columns).filter { $1.isHidden }.map { $0.0.text }
    #expect(hidden == ["条目编号", "来源校验"])
    #expect(sheet.rows.allSatisfy { $0.cells.count == sheet.columns.count })
    #expect(sheet.rows[3].cells[WorkingColumn.reason.rawValue].text.contains("职责：示例"))
    #expect(sheet.rows[3].cells[WorkingColumn.deadline.rawValue].note?.contains("10月份") == true)
    #expect(sheet.rows[3].cells[WorkingColumn.check.rawValue].text.hasPrefix(Sample.hash))
  }

  @Test func `what was filled in by hand is printed again`() throws {
    var book = EditedWorkbook()
    book.type("周某", .liaison, of: "c3-1")
    book.type("区长 高某", .leader, of: "c4-1")
    book.type("区城管局", .lead, of: "c3-1")
    let corrections = try book.read().corrections.corrections
    let report = Sample.report.applying(corrections).0
    let again = BreakdownWorkbook(report, catalogue: Sample.catalogue, sourceSHA256: Sample.hash)
    let row = again.workingSheet.rows[3].cells
    #expect(row[WorkingColumn.liaison.rawValue].text == "周某")
    #expect(row[WorkingColumn.lead.rawValue].text == "区城管局")
    let groups = again.issuedSheet.rows.filter(\.spansAll).map { $0.cells[0].text }
    #expect(groups.contains { $0.contains("区长 高某") })
    #expect(try EditedWorkbook(again).read().corrections.corrections == [])
  }
}
