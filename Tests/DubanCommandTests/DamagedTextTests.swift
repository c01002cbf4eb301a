import DubanOffice
import Foundation
import Testing

@Suite struct `Reading a damaged text` {
  private static let line = Array("今年新增停车位1800个，修复湖岸线10公里。\n".utf8)
  private static let bytes =
    Array(repeatElement(line, count: 40).joined()) + [0xFF] + line + line

  @Test func `the browser names what one does there, the command line its option`() async throws {
    let problem = try await #require(throws: SourceProblem.self) {
      _ = try await SourceDocument.read(bytes: Self.bytes, name: "报告.txt")
    }
    #expect(problem.message.contains("另存为 UTF-8 编码的文本或 docx 再试。"))
    #expect(!problem.message.contains("--"))
    try await TestFiles.withFolder { folder in
      let path = folder.appending(path: "报告.txt")
      try Data(Self.bytes).write(to: path)
      let refused = try CommandLineRun.duban(["report", "read", path.path])
      #expect(refused.code == 65)
      #expect(refused.errors.contains("--lossy"))
      #expect(try CommandLineRun.duban(["report", "read", "--lossy", path.path]).code != 65)
    }
  }
}
