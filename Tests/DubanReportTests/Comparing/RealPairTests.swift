import Foundation
import Testing

@testable import DubanReport

/// Real reports lie outside the repository: `DUBAN_REPORTS`, or `../shared/reports`.
private let folder: URL = {
  if let path = ProcessInfo.processInfo.environment["DUBAN_REPORTS"] {
    return URL(fileURLWithPath: path)
  }
  var root = URL(fileURLWithPath: #filePath)
  for _ in 0..<4 { root.deleteLastPathComponent() }
  return root.deletingLastPathComponent().appendingPathComponent("shared/reports")
}()

private func files() -> [URL] {
  let found = try? FileManager.default.contentsOfDirectory(
    at: folder, includingPropertiesForKeys: nil)
  return (found ?? []).filter { $0.pathExtension == "txt" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
}

@Suite struct `Comparing real reports` {
  @Test(.enabled(if: !files().isEmpty, "there are no real reports; set DUBAN_REPORTS"))
  func `every quote is the text at its offsets`() throws {
    let named = files().compactMap { url -> (place: Substring, year: Int, url: URL)? in
      let parts = url.deletingPathExtension().lastPathComponent.split(separator: "-")
      guard parts.count == 2, let year = Int(parts[1]) else { return nil }
      return (parts[0], year, url)
    }
    for (last, this) in zip(named, named.dropFirst())
    where last.place == this.place && this.year - last.year <= 3 {
      try check(read(last.url, last.year), read(this.url, this.year))
    }
  }

  private func read(_ url: URL, _ year: Int) throws -> WorkReport {
    WorkReport.read(
      SourceText(utf8: Array(try Data(contentsOf: url))), options: ReadingOptions(year: year))
  }

  private func check(_ last: WorkReport, _ this: WorkReport) {
    let comparison = Comparison.of(last: last, this: this)
    let quotes =
      comparison.findings.flatMap(\.quotes)
      + comparison.outcomes.flatMap { [$0.promise] + $0.claims }
    for quote in quotes {
      #expect([last, this][quote.report].text(quote.span) == quote.text)
    }
    #expect(Set(comparison.outcomes.map(\.commitment)).isSubset(of: last.commitments.map(\.id)))
  }
}
