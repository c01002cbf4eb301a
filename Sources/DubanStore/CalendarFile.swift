public import Duban
internal import Foundation

/// A file of `Calendars/`: the working days of one year (放假安排, `domain.md` §11).
///
/// ```json
/// {"year": 2021, "source": "…通知", "off": [["01-01", "01-03"]], "work": ["02-07"],
///  "statutory": ["01-01"], "workdays": 250, "q": [60, 62, 66, 62]}
/// ```
///
/// Days are `MM-DD`. `workdays` and `q` (the four quarters) are check sums: a file whose days do not
/// add up to them is refused, and so is an unknown key.
public enum CalendarFile {
  /// - Throws: the first thing that is wrong, with its file and key.
  public static func read(path: String) throws(BadCalendar) -> CalendarYear {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BadCalendar(file: path, problem: "读不到这个文件，请检查路径是否正确、是否有权限打开。")
    }
    return try decode(String(decoding: data, as: UTF8.self), file: path)
  }

  /// Every `.json` file of a folder, in the order of the years.
  public static func readFolder(path: String) throws(BadCalendar) -> [CalendarYear] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw BadCalendar(file: path, problem: "读不到这个文件夹，请检查路径是否正确、是否有权限打开。")
    }
    var years: [CalendarYear] = []
    for name in names.sorted() where name.hasSuffix(".json") {
      let file = path + "/" + name
      let year = try read(path: file)
      guard !years.contains(where: { $0.year == year.year }) else {
        throw BadCalendar(file: file, key: "year", problem: "\(year.year)年另有一个文件，请只留一个。")
      }
      years.append(year)
    }
    return years.sorted { $0.year < $1.year }
  }

  /// Decodes the text of a file; `file` is the name that errors give.
  public static func decode(_ text: String, file: String) throws(BadCalendar) -> CalendarYear {
    let reader = try CalendarReader(text, file: file)
    return try reader.year()
  }
}

/// A calendar file that cannot be used.
public struct BadCalendar: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// Where in the file: `off`, `work`; empty when the whole file is to blame.
  public var key: String
  /// In Chinese: what is wrong and what was expected.
  public var problem: String

  public init(file: String, key: String = "", problem: String) {
    self.file = file
    self.key = key
    self.problem = problem
  }

  public var description: String {
    key.isEmpty ? "\(file)：\(problem)" : "\(file)，\(key)：\(problem)"
  }
}
