import DubanReport
import Glibc

/// Reads report files in the way a command was told to.
struct ReportReader: Sendable {
  private let options: ReadingOptions
  private let lossy: Bool
  /// Without a catalogue no units are suggested, and people are told so.
  let hasCatalogue: Bool

  init(_ options: SourceOptions) throws(Failure) {
    let catalogue = options.catalogue ?? getenv("DUBAN_CATALOGUE").map { String(cString: $0) }
    hasCatalogue = catalogue != nil
    lossy = options.lossy
    self.options = ReadingOptions(year: options.year, place: options.place)
  }

  func read(_ path: String) async throws(Failure) -> Reading {
    let document: SourceDocument
    do {
      document = try await SourceDocument.read(path: path, lossy: lossy)
    } catch {
      throw Failure(status: ExitStatus(code: error.exitCode), message: error.message)
    }
    let report = WorkReport.read(document.text, options: options)
    return Reading(document: document, report: report, findings: report.audit())
  }
}
