import DubanReport
import Foundation

/// Real reports to test on: never part of the project. `DUBAN_REPORTS` names their folder, else
/// `../shared/reports` beside the package. Tests over them are skipped when the folder is not there.
enum Reports {
  static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["DUBAN_REPORTS"] {
      return URL(fileURLWithPath: named)
    }
    let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
    return URL(fileURLWithPath: root + "/../shared/reports")
  }()

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  static func source(_ name: String) throws -> SourceText {
    SourceText(utf8: Array(try Data(contentsOf: folder.appendingPathComponent(name))))
  }
}
