import Testing

@testable import DubanOffice

@Suite struct `Reading a table somebody else drew` {
  static let known: Set<String> = ["事项", "牵头单位", "完成时限", "责任领导", "年度"]

  static func read(_ book: Workbook) throws -> [ReadTable] {
    try ReadTable.tables(of: try book.bytes(), file: "台账.xlsx") { known.contains($0) }
  }

  static func book(_ rows: [[String]], _ merges: [String]) -> Workbook {
    var sheet = Sheet(name: "台账", columns: Array(repeating: .init(width: 12), count: 6))
    sheet.rows = rows.map { Sheet.Row($0.map { Cell($0, .desk) }) }
    sheet.merges = merges.compactMap(CellRange.init)
    return Workbook(sheets: [sheet])
  }

  static let drawn = book(
    [
      ["2025年重点工作台账"], ["序号", "事项", "目标", "", "牵头单位", "完成 时限"],
      ["", "", "年度", "单位", "", ""], ["一、经济发展"],
      ["1", "新建公园", "3", "个", "区住建局", "12月底前"], ["2", "改造小区", "5", "个", "", ""], [],
      ["序号", "事项", "目标", "", "牵头单位", "完成时限"], ["3", "修路", "10", "公里", "区水务局", "6月底前"],
    ],
    [
      "A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "A4:F4", "E5:E6", "F5:F6", "C8:D8",
    ])

  @Test func `two rows of heads are joined, and merged cells say the same all down`() throws {
    let table = try #require(try Self.read(Self.drawn).first)
    #expect(table.heads == ["序号", "事项", "目标/年度", "目标/单位", "牵头单位", "完成时限"])
    #expect(table.rows.map(\.number) == [5, 6, 9])
    #expect(table.rows[0].cells == ["1", "新建公园", "3", "个", "区住建局", "12月底前"])
    #expect(table.rows[1].cells == ["2", "改造小区", "5", "个", "区住建局", "12月底前"])
    #expect(table.rows[2].cells[4] == "区水务局")
  }

  @Test func `one row of heads needs no merge, and columns of one name are told apart`() throws {
    let table = try Self.read(
      Self.book([["单位：区政府", "日期"], ["事项", "备注", "备注"], ["甲事", "一", "二"]], []))
    #expect(table.map(\.heads) == [["事项", "备注", "备注（2）"]])
    #expect(table[0].rows.map(\.cells) == [["甲事", "一", "二"]])
  }

  @Test func `a head unknown to the office is found by its many texts`() throws {
    let table = try Self.read(Self.book([["某某台账"], ["内容", "谁办"], ["甲事", "乙局"]], ["A1:B1"]))
    #expect(table.first?.heads == ["内容", "谁办"])
  }

  @Test func `a workbook without a table is refused in words`() throws {
    #expect(throws: SheetError.self) { try Self.read(Self.book([["只有一句话"]], [])) }
    let long = Self.book([["事项"]] + (0...ReadTable.rowsMax).map { ["第\($0)件"] }, [])
    let error = #expect(throws: SheetError.self) { try Self.read(long) }
    #expect(error?.message.contains("超过 2000 行") == true)
  }

  @Test(arguments: ["A1", "B2:A1", "A0:B1", "1:2", "A1:ZZZZ9", ""])
  func `what names no cells is no range`(_ text: String) {
    #expect(CellRange(text) == nil)
  }

  @Test func `a range reads as the program writes it`() {
    #expect(CellRange("B2:AB14") == CellRange(rows: 2...14, columns: 1...27))
  }
}
