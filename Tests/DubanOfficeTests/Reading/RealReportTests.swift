import DubanOffice
import DubanReport
import Foundation
import Testing

/// Reports that are not part of the project: `DUBAN_REPORTS`, else beside the package.
private enum RealReports {
  static let folder: URL =
    if let given = ProcessInfo.processInfo.environment["DUBAN_REPORTS"] {
      URL(filePath: given)
    } else {
      URL(filePath: #filePath).appending(path: "../../../../../shared/reports").standardized
    }

  static let files: [URL] = {
    let all = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  static func text(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}

@Suite(.enabled(if: !RealReports.files.isEmpty, "no reports: set DUBAN_REPORTS to their folder"))
struct `Reading real reports` {
  @Test func `each reads the same from every encoding`() async throws {
    for file in RealReports.files {
      let words = try RealReports.text(file)
      let forms = [
        Array(words.utf8), try Array(gb18030: words), [UInt8](words, utf16BigEndian: true),
        [UInt8](words, utf16BigEndian: false),
      ]
      for bytes in forms {
        #expect(try await text(bytes) == words, "\(file.lastPathComponent)")
      }
    }
  }

  @Test func `each reads the same from docx and from a page`() async throws {
    for file in RealReports.files {
      let words = try RealReports.text(file)
      let escaped = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      let paragraphs = escaped.split(separator: "\n").map(String.init)
      let lines = trimmedLines(words)
      let docx = try DocxFile(paragraphs: paragraphs).bytes
      #expect(trimmedLines(try await text(docx)) == lines, "\(file.lastPathComponent)")
      let page = "<html><body>" + paragraphs.map { "<p>\($0)</p>" }.joined()
      #expect(trimmedLines(try await text(Array(page.utf8))) == lines, "\(file.lastPathComponent)")
    }
  }

  private func trimmedLines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline)
      .map { line in
        let words = line.split { $0.isWhitespace }
        return words.joined(separator: " ")
      }
      .filter { !$0.isEmpty }
  }
}
