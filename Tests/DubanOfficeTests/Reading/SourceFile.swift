import DubanOffice
import DubanReport
import Foundation
import Testing

/// A file in a folder of its own that goes when the test is over.
final class SourceFile {
  let folder: URL
  let path: String

  init(_ name: String, _ bytes: [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "duban-test-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    path = file.path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

/// What reading a file of some bytes is refused for; nil when it is read.
func refusal(_ bytes: [UInt8], name: String = "报告.txt") async -> SourceProblem.Reason? {
  do throws(SourceProblem) {
    _ = try await SourceDocument.read(bytes: bytes, name: name)
    return nil
  } catch {
    #expect(error.file == name)
    #expect(error.exitCode == 65)
    #expect(error.message.contains(name))
    return error.reason
  }
}

func text(_ bytes: [UInt8], name: String = "报告.txt") async throws -> String {
  try await SourceDocument.read(bytes: bytes, name: name).text.string
}

func isInstalled(_ program: String) -> Bool {
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
}

extension [UInt8] {
  /// `增长` in UTF-16 and the like, without a mark.
  init(_ text: String, utf16BigEndian big: Bool) {
    self = text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return big ? bytes : bytes.reversed()
    }
  }

  init(gb18030 text: String) throws {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    self = Array(try #require(text.data(using: encoding)))
  }
}
