import Duban
import DubanStore
import Foundation
import Testing

@Suite struct `Reading calendar files` {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Calendars").standardized.path

  /// A sound file of 2021.
  static let sound = """
    {"year": 2021, "source": "通知", "off": [["01-01", "01-03"], ["02-11", "02-17"],
     ["04-03", "04-05"], ["05-01", "05-05"], ["06-12", "06-14"], ["09-19", "09-21"],
     ["10-01", "10-07"]], "work": ["02-07", "02-20", "04-25", "05-08", "09-18", "09-26", "10-09"],
     "statutory": ["01-01"], "workdays": 250, "q": [60, 62, 66, 62]}
    """

  @Test func `every year from 2020 to 2026 is there and adds up`() throws {
    let years = try CalendarFile.readFolder(path: Self.folder)
    #expect(years.map(\.year) == Array(2020...2026))
    let calendar = WorkCalendar(version: 1, years: years)
    let totals = zip(2020...2026, [249, 250, 249, 249, 251, 248, 248])
    for (year, total) in totals {
      let ends = try ["\(year - 1)-12-31", "\(year)-12-31"].map { try #require(Day($0)) }
      #expect(calendar.workdays(after: ends[0], through: ends[1]) == total)
    }
    let newYearsEve = try #require(Day("2022-12-31"))
    #expect(!calendar.isWorkday(newYearsEve))
    #expect(years[2].off.last == newYearsEve...newYearsEve)
  }

  @Test func `each file names the notice it comes from`() throws {
    for year in 2020...2026 {
      let text = try String(contentsOfFile: "\(Self.folder)/\(year).json", encoding: .utf8)
      #expect(text.contains("关于\(year)年部分节假日安排的通知"))
    }
  }

  @Test(arguments: [
    (#""year": 2021"#, #""year": "2021""#, "year", "应为年份"),
    (#""year": 2021"#, #""year": 21"#, "year", "现为21"),
    (#""source": "通知""#, #""source": """#, "source", "不能空白"),
    (#""source": "通知", "#, "", "source", "缺少这个键"),
    (#""source""#, #""sauce""#, "sauce", "不认识的键"),
    (#"["05-01", "05-05"]"#, #"["05-01"]"#, "off", "起、止两个日期"),
    (#"["05-01", "05-05"]"#, #"["05-05", "05-01"]"#, "off", "起日晚于止日"),
    (#"["05-01", "05-05"]"#, #"["04-05", "05-05"]"#, "off", "重叠"),
    (#"["05-01", "05-05"]"#, #"["05-01", "05-32"]"#, "off", "不是2021年的日期"),
    (#"["05-01", "05-05"]"#, #"["05-01", 5]"#, "off", "起止日期的列表"),
    (#""02-20""#, #""02-30""#, "work", "“02-30”"),
    (#""02-20""#, #""02-22""#, "work", "不是周六、周日"),
    (#""02-20""#, #""02-14""#, "work", "同时列为放假日"),
    (#""02-20""#, #""02-06""#, "work", "按先后排列"),
    (#""statutory": ["01-01"]"#, #""statutory": ["01-04"]"#, "statutory", "不在放假日之内"),
    ("250", "251", "workdays", "全年写为251个工作日，按放假安排为250个"),
    ("66, 62", "65, 62", "q", "第3季度写为65个工作日，按放假安排为66个"),
    ("66, 62", "66", "q", "现有3个"),
    (#""10-07""#, #""10-08""#, "q", "第4季度"),
  ])
  func `a bad file names its key`(text: String, bad: String, key: String, problem: String) throws {
    #expect(Self.sound.contains(text))
    do throws(BadCalendar) {
      _ = try CalendarFile.decode(
        Self.sound.replacingOccurrences(of: text, with: bad), file: "2021.json")
      Issue.record("\(bad) was read")
    } catch {
      #expect(error.file == "2021.json")
      #expect(error.key == key)
      #expect(error.problem.contains(problem), "\(error)")
      #expect(error.description.hasPrefix("2021.json，\(key)："))
    }
  }

  @Test func `a sound text is read`() throws {
    let year = try CalendarFile.decode(Self.sound, file: "2021.json")
    #expect(year.year == 2021 && year.off.count == 7 && year.work.count == 7)
  }

  @Test(arguments: ["", "[]", "{", "年份: 2021"])
  func `what is no JSON object is refused`(text: String) {
    #expect(throws: BadCalendar.self) { try CalendarFile.decode(text, file: "x.json") }
  }

  @Test func `a missing file or folder is refused, and so is a year given twice`() throws {
    #expect(throws: BadCalendar.self) { try CalendarFile.read(path: Self.folder + "/1999.json") }
    #expect(throws: BadCalendar.self) { try CalendarFile.readFolder(path: Self.folder + "/none") }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a.json", "b.json"] {
      try Self.sound.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    do throws(BadCalendar) {
      _ = try CalendarFile.readFolder(path: folder.path)
      Issue.record("the year was read twice")
    } catch {
      #expect(error.problem == "2021年另有一个文件，请只留一个。")
    }
  }
}
