import ArgumentParser
import Duban
import DubanWeb

/// The result of a verification is the verb's own.
protocol CheckResult {
  static var passed: Bool { get }
}

enum PassedCheck: CheckResult { static let passed = true }
enum FailedCheck: CheckResult { static let passed = false }

struct PassedDetails<Result: CheckResult>: ActDetails {
  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {
    details.passed = Result.passed
  }
}

/// Which request is meant; it need not be said where there is one only.
struct RequestDetails: ActDetails {
  @Option(help: ArgumentHelp("申请编号；只有一项时不必写。", valueName: "N")) var request: Int?

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.request = try request ?? only(of: matter)
  }

  private func only(of matter: Matter) throws(Failure) -> Int? {
    guard matter.requests.count > 1 else { return matter.requests.first?.number }
    let list = matter.requests.map { "\($0.number)（\($0.kind.word)）" }.joined(separator: "、")
    throw Failure(
      status: .misused, message: "\(matter.number)有多项申请：\(list)。请用 --request 指明。")
  }
}

struct AnswerDetails: ActDetails {
  @Option(help: ArgumentHelp("协调编号；只问了一件时不必写。", valueName: "N")) var request: Int?

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.request = request
    guard request == nil, let ledger = desk.ledger(matter.ledger) else { return }
    let asked = matter.asked(of: actor, under: ledger, desk.register.directory, on: desk.at.day)
    if asked.count > 1 {
      let list = asked.map { "\($0.request)（\($0.text)）" }.joined(separator: "、")
      throw Failure(
        status: .misused, message: "\(matter.number)问了多件：\(list)。请用 --request 指明。")
    }
    details.request = asked.first?.request
  }
}
