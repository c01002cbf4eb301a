import Duban
import Foundation
import Testing

/// The calendar of the files in `Calendars/`.
enum TestCalendar {
  static let published = WorkCalendar(version: 1, years: years())

  /// No data at all: weekdays count.
  static let bare = WorkCalendar(version: 0, years: [])

  private struct File: Decodable {
    var year: Int
    var off: [[String]]
    var work: [String]
    var statutory: [String]
  }

  static func years() -> [CalendarYear] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let folder = root.standardized.appending(path: "Calendars")
    return (2020...2026).compactMap { number in
      do {
        let data = try Data(contentsOf: folder.appending(path: "\(number).json"))
        let file = try JSONDecoder().decode(File.self, from: data)
        let day = { (text: String) in try #require(Day("\(number)-\(text)")) }
        return try CalendarYear(
          year: number, off: file.off.map { try day($0[0])...day($0[1]) },
          work: file.work.map(day), statutory: file.statutory.map(day))
      } catch {
        Issue.record("\(number): \(error)")
        return nil
      }
    }
  }
}

/// A day or instant of a test, written as text.
func day(_ text: String) throws -> Day { try #require(Day(text)) }
func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

extension Encodable {
  /// Its JSON, keys sorted.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension Decodable {
  init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}
