import Duban
import DubanStore

/// What an act came to (办理回执).
struct Receipt: Shown {
  var matter: Int64
  var number: String
  var title: String
  var act: String
  var version: Int
  var standing: String
  var standingWord: String
  var light: String?
  var lightWord: String?
  /// What now waits for a signature, and whose.
  var pending: [Pending]
  /// Other matters that the act touched or opened.
  var others: [String]

  struct Pending: Encodable {
    var request: Int
    var kind: String
    var next: String?
  }

  func text(columns: Int) -> String {
    let light = lightWord.map { "，灯色“\($0)”" } ?? ""
    var lines = ["\(number)　\(act)：现为“\(standingWord)”\(light)。"]
    lines += pending.map { pending in
      "\(pending.kind)申请（第 \(pending.request) 号）" + (pending.next.map { "待\($0)签批。" } ?? "待核查。")
    }
    if !others.isEmpty { lines.append("同时办理：\(others.joined(separator: "、"))。") }
    return lines.map { Wrapping(columns: min(columns, 100), indent: "  ")($0) + "\n" }.joined()
  }
}

extension Desk {
  /// The matter as the act left it. A repeat of an old command shows how the matter stands now.
  func receipt(_ answer: Answer, of act: Act) async throws -> Receipt {
    guard let matter = try await store.matter(answer.matter) else {
      throw StoreFailure(.corrupt, detail: "matter \(answer.matter) is answered and missing")
    }
    let others = try await store.matters(answer.others)
    let ledger = ledger(matter.ledger)
    let turn = try await store.light(of: matter.id, at: at)
    return Receipt(
      matter: matter.id.rawValue, number: matter.number, title: matter.title, act: act.word,
      version: matter.version, standing: matter.standing.rawValue,
      standingWord: ledger?.word(for: matter.standing) ?? matter.standing.word,
      light: turn?.light.rawValue,
      lightWord: turn.map { ledger?.light.word(for: $0.light) ?? $0.light.word },
      pending: matter.requests.map { request in
        Receipt.Pending(
          request: request.number, kind: request.kind.word,
          next: step(request, on: matter)?.word)
      },
      others: others.map(\.number))
  }

  /// Whose signature is next; none while a closing waits for its check.
  func step(_ request: Request, on matter: Matter) -> Who? {
    if request.kind == .close, request.submittedAt != nil, matter.standing != .closingApproval {
      return nil
    }
    return request.steps.first
  }
}
