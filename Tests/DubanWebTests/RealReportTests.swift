import DubanReport
import DubanWeb
import Foundation
import Testing

/// Real reports lie outside the project; these tests are skipped where the folder is missing.
private enum Reports {
  static let folder: URL = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["DUBAN_REPORTS"] { return URL(fileURLWithPath: path) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appendingPathComponent("shared/reports")
  }()

  static let files: [URL] = {
    let all = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  static func page(of file: URL) throws -> (source: String, page: [UInt8]) {
    let report = WorkReport.read(SourceText(utf8: Array(try Data(contentsOf: file))))
    let page = AnnotatedReportPage(
      report: report, findings: report.audit(), name: file.lastPathComponent)
    return (report.source.string, page.render())
  }
}

@Suite(.enabled(if: !Reports.files.isEmpty, "no reports: set DUBAN_REPORTS to their folder"))
struct `Setting real reports` {
  @Test(arguments: Reports.files)
  func `the text stands once and in order, links lead somewhere`(_ file: URL) throws {
    let (source, bytes) = try Reports.page(of: file)
    let page = Markup(String(decoding: bytes, as: UTF8.self))
    let breaks = "\r\n\u{0B}\u{0C}\u{85}\u{2028}\u{2029}".unicodeScalars
    let set = page.text(inClass: "t").unicodeScalars.filter { !breaks.contains($0) }
    let expected = source.unicodeScalars.filter { !breaks.contains($0) }
    #expect(set.elementsEqual(expected))
    let ids = page.elements.compactMap { $0.attributes["id"] }
    let places = Set(ids)
    #expect(places.count == ids.count)
    #expect(bytes.count < 60_000 + source.utf8.count * 20, "a small multiple of the text")
    for link in page.elements("a") {
      guard let target = link.attributes["href"]?.dropFirst() else { continue }
      let leadsSomewhere = places.contains(String(target))
      #expect(leadsSomewhere, "\(target)")
    }
  }
}
