import DubanOffice
import DubanReport
import DubanStore
import Glibc

/// Reads report files in the way a command was told to.
struct ReportReader: Sendable {
  let options: ReadingOptions
  /// Without a catalogue no units are suggested, and people are told so.
  let hasCatalogue: Bool
  private let lossy: Bool

  static let withoutCatalogue =
    "没有提供职责目录，不建议牵头单位；可用 --catalogue 指定，或设环境变量 DUBAN_CATALOGUE。"

  init(_ options: SourceOptions) throws(Failure) {
    let path = options.catalogue ?? Self.environment("DUBAN_CATALOGUE")
    hasCatalogue = path != nil
    lossy = options.lossy
    self.options = ReadingOptions(
      year: options.year, place: options.place,
      catalogue: try path.map(Self.catalogue) ?? .empty)
  }

  func read(_ path: String) async throws(Failure) -> Reading {
    let document = try await document(path)
    let report = WorkReport.read(document.text, options: options)
    return Reading(document: document, report: report, findings: report.audit())
  }

  /// The file's text, not yet read as a report.
  func document(_ path: String) async throws(Failure) -> SourceDocument {
    do {
      return try await SourceDocument.read(path: path, lossy: lossy)
    } catch {
      throw Failure(status: Outcome(code: error.exitCode), message: error.message)
    }
  }

  private static func catalogue(_ path: String) throws(Failure) -> DutyCatalogue {
    if access(path, F_OK) != 0 {
      throw Failure(status: .noInput, message: "职责目录“\(path)”不存在。请核对路径和文件名。")
    }
    do {
      return try DutyCatalogueFile.read(path: path)
    } catch {
      throw Failure(status: .badInput, message: error.description)
    }
  }

  /// An empty variable is one that is not set.
  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
