import DubanReport
import Testing

@testable import DubanOffice

@Suite struct `Reading a corrected sheet` {
  @Test func `an untouched workbook has no differences`() throws {
    let sheet = try EditedWorkbook().read()
    #expect(sheet.corrections.corrections == [])
    #expect(sheet.problems == [] && sheet.hints == [])
    #expect(sheet.corrections.sourceSha256 == Sample.hash)
  }

  @Test(arguments: [
    (WorkingColumn.task, "完成老旧小区改造94个", "task", ["完成老旧小区改造94个"]),
    (.lead, "区城市管理局、区住房和城乡建设局", "lead", ["区城市管理局", "区住房和城乡建设局"]),
    (.support, "", "support", []),
    (.deadline, "2021年9月30日", "deadline", ["2021-09-30"]),
    (.deadline, "9月底前", "deadline", ["9月底前"]),
    (.type, "实事", "type", ["实事"]),
    (.measure, "改造小区94个、惠及2.5万户", "measure", ["改造小区94个、惠及2.5万户"]),
    (.liaison, " 周某 ", "column:联络员", ["周某"]),
    (.handling, "删除", "dropped", []),
    (.handling, "拆分为:开工94个;竣工94个", "split", ["开工94个", "竣工94个"]),
    (.handling, "沿用", "", []),
  ])
  func `a changed cell is one correction`(
    column: WorkingColumn, text: String, code: String, to: [String]
  ) throws {
    var book = EditedWorkbook()
    book.type(text, column, of: "c3-1")
    let sheet = try book.read()
    #expect(sheet.problems == [])
    #expect(sheet.corrections.corrections.map(\.field.code) == (code.isEmpty ? [] : [code]))
    #expect(sheet.corrections.corrections.first?.to == (code.isEmpty ? nil : to))
    let first = sheet.corrections.corrections.first
    #expect(first == nil || first?.sentence == "实施老旧小区改造项目94个,10月份全部竣工验收。")
    #expect(first == nil || first?.quote == "实施老旧小区改造项目94个,10月份全部竣工验收")
  }

  @Test func `a merge names the row by its number in the sheet`() throws {
    var book = EditedWorkbook()
    book.type("合并到:1", .handling, of: "c2-2")
    let correction = try #require(try book.read().corrections.corrections.first)
    #expect(correction.field == .merged)
    #expect(correction.to.first == "c2-1" && correction.to.last == "地区生产总值增长8.0%")
  }

  @Test func `rows may be sorted, columns moved and left out, heads reworded`() throws {
    var book = EditedWorkbook()
    book.type("区财政局", .lead, of: "c4-1")
    let head = book.working.rows.removeFirst()
    let title = Sheet.Row([Cell("湖滨区任务(修改稿)", .title)], spansAll: true)
    var order = WorkingColumn.allCases.map(\.rawValue)
    order.removeAll { $0 == WorkingColumn.liaison.rawValue }
    book.working.rows =
      [title]
      + ([head] + book.working.rows.reversed()).map { row in
        Sheet.Row(order.reversed().map { row.cells[$0] })
      }
    let place = order.reversed().firstIndex(of: WorkingColumn.task.rawValue) ?? 0
    book.working.rows[1].cells[place] = Cell("目标\n任务 (规范)", .deskHead)
    book.working.choices = []
    book.working.filteredRows = nil
    let sheet = try book.read()
    #expect(sheet.corrections.corrections.map(\.summary) == ["“建立项目联点帮扶机制”牵头单位填为“区财政局”"])
    #expect(sheet.problems == [])
  }

  @Test func `a deleted row drops its commitment and says so`() throws {
    var book = EditedWorkbook()
    book.delete("c2-2")
    let sheet = try book.read()
    #expect(sheet.corrections.corrections.map(\.field) == [.dropped])
    #expect(sheet.corrections.corrections.first?.commitment == "c2-2")
    #expect(sheet.hints.count == 1)
  }

  @Test func `an added row carries its fields`() throws {
    var book = EditedWorkbook()
    book.addRow([
      .task: "新增停车位", .original: "实施老旧小区改造项目94个", .lead: "区财政局", .liaison: "吴某",
    ])
    let corrections = try book.read().corrections.corrections
    #expect(corrections.map(\.field) == [.added, .lead, .column("联络员")])
    #expect(Set(corrections.map(\.commitment)).count == 1)
    #expect(corrections.first?.sentence == "实施老旧小区改造项目94个")
  }

  @Test func `a row copied to split a task is an added one of the same sentence`() throws {
    var book = EditedWorkbook()
    let row = book.row(of: "c3-1")
    var copy = book.working.rows[row]
    copy.cells[WorkingColumn.task.rawValue] = Cell("10月份全部竣工验收", .desk)
    book.working.rows.insert(copy, at: row + 1)
    let corrections = try book.read().corrections.corrections
    #expect(corrections.first?.field == .added)
    #expect(corrections.first?.sentence == "实施老旧小区改造项目94个,10月份全部竣工验收。")
  }

  @Test(arguments: [
    (WorkingColumn.handling, "再议", "处理"), (.handling, "拆分为:一项", "处理"),
    (.handling, "合并到:99", "处理"), (.type, "大事", "类型"), (.task, "", "目标任务"),
    (.deadline, "1905-07-13", "完成时限"),
  ])
  func `what can't be understood is named by sheet, row and column`(
    column: WorkingColumn, text: String, name: String
  ) throws {
    var book = EditedWorkbook()
    book.type(text, column, of: "c3-1")
    book.type("周某", .liaison, of: "c3-1")
    let sheet = try book.read()
    #expect(sheet.problems.count == 1)
    #expect(sheet.problems.first?.hasPrefix("“工作版”第4行“\(name)”列") == true)
    #expect(sheet.corrections.corrections.map(\.field) == [.column("联络员")], "the rest is kept")
  }

  @Test func `an unknown unit is taken as written, with a hint`() throws {
    var book = EditedWorkbook()
    book.type("区住建局", .lead, of: "c3-1")
    let sheet = try book.read()
    #expect(sheet.corrections.corrections.first?.to == ["区住建局"])
    #expect(sheet.hints.count == 1)
  }

  @Test func `without the hidden sheet the fresh reading stands in`() throws {
    var book = EditedWorkbook()
    book.type("区财政局", .lead, of: "c3-1")
    book.book.sheets.removeAll { $0.name == "读取原值" }
    #expect(throws: SheetError.self) { try book.read() }
    let sheet = try book.read(fresh: Sample.breakdown)
    #expect(sheet.corrections.corrections.map(\.to) == [["区财政局"]])
    #expect(sheet.corrections.sourceSha256 == Sample.hash)
  }

  @Test func `a workbook without the id column asks for it`() throws {
    var book = EditedWorkbook()
    for row in book.working.rows.indices { book.working.rows[row].cells.removeLast(2) }
    let error = #expect(throws: SheetError.self) { try book.read() }
    #expect(error?.message.contains("条目编号") == true)
  }

  /// It is read at the browser as well as on the command line.
  @Test func `another workbook is refused in words that name no command`() throws {
    var book = EditedWorkbook()
    book.book.sheets.removeAll { $0.name == BreakdownWorkbook.workingName }
    let error = #expect(throws: SheetError.self) { try book.read() }
    #expect(error?.message.contains("请在本系统导出的任务分解表") == true)
    #expect(error?.message.contains("duban") == false)
  }

  @Test(arguments: [
    ([UInt8]("不是表格".utf8), "xlsx"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "xls"), ([], "xlsx"),
  ])
  func `a file that is no workbook is refused with its name`(bytes: [UInt8], word: String) {
    let error = #expect(throws: SheetError.self) {
      try CorrectionSheet.read(bytes, file: "甲.xlsx")
    }
    #expect(error?.message.contains("甲.xlsx") == true && error?.message.contains(word) == true)
  }

  @Test func `a cut or altered file never crashes`() throws {
    let bytes = try EditedWorkbook().book.bytes()
    for cut in stride(from: 0, to: bytes.count, by: bytes.count / 60 + 1) {
      _ = try? CorrectionSheet.read(Array(bytes[..<cut]), file: "甲.xlsx")
      var altered = bytes
      altered[cut] ^= 0x5A
      _ = try? CorrectionSheet.read(altered, file: "甲.xlsx")
    }
  }
}

@Suite struct `Keeping corrections in a file` {
  @Test func `they come back as they were`() throws {
    var book = EditedWorkbook()
    book.type("周某", .liaison, of: "c3-1")
    book.type("拆分为:甲项工作;乙项工作", .handling, of: "c2-1")
    let corrections = try book.read().corrections
    let bytes = try CorrectionsFile.encode(corrections)
    #expect(try CorrectionsFile.decode(bytes, file: "甲.json") == corrections)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"schema\" : \"duban.corrections/1\""))
  }

  @Test(arguments: [
    "", "[]", "{\"schema\":\"duban.corrections/2\",\"sourceSha256\":\"\",\"corrections\":[]}",
    "{\"schema\":\"duban.corrections/1\",\"corrections\":[]}",
  ])
  func `another file is refused with its name`(json: String) {
    let error = #expect(throws: SheetError.self) {
      try CorrectionsFile.decode(Array(json.utf8), file: "甲.json")
    }
    #expect(error?.message.contains("甲.json") == true)
  }
}
