import Duban
import DubanStore

extension Desk {
  /// The matter of a number (`重点〔2026〕012号`, also with other brackets) or of an id.
  func matter(_ words: String) async throws -> Matter {
    guard let id = try await matterID(words), let matter = try await store.matter(id) else {
      throw Failure(
        status: .noInput, message: "没有事项“\(words)”。请用 duban matter list 核对编号。",
        code: "unknown-matter")
    }
    return matter
  }

  private func matterID(_ words: String) async throws -> MatterID? {
    if let id = Int64(words) { return MatterID(id) }
    return try await store.find(number: Self.withOfficialBrackets(words))
  }

  /// 〔 and 〕 are hard to type.
  private static func withOfficialBrackets(_ words: String) -> String {
    String(
      words.map { character in
        switch character {
        case "[", "【", "(", "（", "［": "〔"
        case "]", "】", ")", "）", "］": "〕"
        default: character
        }
      })
  }
}
