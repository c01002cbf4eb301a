// Stand-ins for what is being written elsewhere; each goes away when the real one arrives.
import DubanReport
import Foundation

struct SourceDocument: Sendable {
  var text: SourceText
  var name: String
  var encoding: String
  var sha256: String
  var textSHA256: String

  static func read(path: String, lossy: Bool) async throws(SourceProblem) -> SourceDocument {
    guard FileManager.default.fileExists(atPath: path) else {
      throw SourceProblem(
        exitCode: 66, message: "“\(path)”不存在。请核对路径和文件名。")
    }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self), !text.isEmpty
    else {
      throw SourceProblem(exitCode: 65, message: "\(path)：读不出文字。请另存为 UTF-8 文本。")
    }
    return SourceDocument(
      text: SourceText(text), name: URL(fileURLWithPath: path).lastPathComponent,
      encoding: "UTF-8", sha256: "", textSHA256: "")
  }
}

struct SourceProblem: Error {
  var exitCode: Int32
  var message: String
}

extension WorkReport {
  func compare(withLast last: WorkReport) -> [Finding] { [] }
  func compare(withDraft earlier: WorkReport) -> [Finding] { [] }
  func compare(withPlan plan: WorkReport, budget: WorkReport) -> [Finding] { [] }
}
