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
  private let corrections: CorrectionsToLay

  static let withoutCatalogue =
    "没有提供职责目录，不建议牵头单位；可用 --catalogue 指定，或设环境变量 DUBAN_CATALOGUE。"

  init(_ options: SourceOptions) throws(Failure) {
    let read = ReadingOptions(year: options.year, place: options.place)
    try self.init(
      read, catalogue: options.catalogue, lossy: options.lossy, corrections: options.corrections)
  }

  /// - Parameters:
  ///   - catalogue: path of the duty catalogue, before the one the environment names.
  ///   - corrections: paths of the corrections to lay on what is read, in order.
  init(
    _ options: ReadingOptions = ReadingOptions(), catalogue: String?, lossy: Bool = false,
    corrections: [String] = []
  ) throws(Failure) {
    let path = catalogue ?? Environment.value("DUBAN_CATALOGUE")
    hasCatalogue = path != nil
    self.lossy = lossy
    self.corrections = try CorrectionsToLay(paths: corrections)
    self.options = ReadingOptions(
      year: options.year, place: options.place,
      catalogue: try path.map(Self.catalogue) ?? .empty)
  }

  /// Reads one report, the only one of a command.
  func read(_ path: String) async throws(Failure) -> ReadFile {
    try await read(BatchFile(path: path, laying: .always))
  }

  func read(_ file: BatchFile) async throws(Failure) -> ReadFile {
    let document = try await document(file.path)
    var options = options
    options.year = options.year.map { $0 - file.yearsBack }
    let report = WorkReport.read(document.text, options: options)
    let origin = ReportOrigin(
      name: document.name, textSHA256: document.textSHA256, fileSHA256: document.sha256,
      encoding: document.encoding)
    var reading = ReadFile(origin: origin, report: report, findings: report.audit())
    if [.docx, .pdf, .doc, .wps].contains(document.format) {
      reading.carrier = document.format.rawValue
    }
    reading.notice = Self.notice(on: document, given: options.year)
    try corrections.lay(on: &reading, file.laying)
    return reading
  }

  /// Names the files of corrections that belonged to none of the reports that were read.
  func tellUnlaid(_ readings: Set<String>) {
    for text in corrections.unlaid(readings) { StandardStream.errors.tell(text) }
  }

  /// That the text says another year than the one that was told.
  private static func notice(on document: SourceDocument, given year: Int?) -> String? {
    guard let year, let own = WorkReport.read(document.text, options: ReadingOptions()).year,
      own != year
    else { return nil }
    return "提示：“\(document.name)”文中写的是 \(own) 年，--year 使它按 \(year) 年读。"
      + "若不是有意的，请去掉 --year。"
  }

  /// The file's text, not yet read as a report.
  func document(_ path: String) async throws(Failure) -> SourceDocument {
    do {
      return try await SourceDocument.read(path: path, lossy: lossy)
    } catch {
      var message = error.message
      if case .invalidBytes = error.reason {
        message += "也可以加 --lossy，以“\u{FFFD}”代替无法识别的字节。"
      }
      throw Failure(status: Outcome(code: error.exitCode), message: message)
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
}
