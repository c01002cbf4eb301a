import Foundation

/// A file of `Samples/`.
enum Sample: String, CaseIterable {
  case report2025 = "湖滨区2025年政府工作报告.md"
  case report2026 = "湖滨区2026年政府工作报告.md"
  case draft2026 = "湖滨区2026年政府工作报告.征求意见稿.md"
  case plan2026 = "湖滨区2026年计划报告.md"
  case budget2026 = "湖滨区2026年预算报告.md"
  case faults = "湖滨区2026年政府工作报告.faults.json"
  case changes = "湖滨区2026年政府工作报告.征求意见稿.changes.json"
  case outcomes = "湖滨区2025年政府工作报告.outcomes.json"
  case catalogue = "湖滨区.yaml"

  static let reports: [Sample] = [.report2025, .report2026, .draft2026, .plan2026, .budget2026]

  var path: String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return root.standardized.appending(path: "Samples").appending(path: rawValue).path
  }

  func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(try text().utf8))
  }
}

/// One number fault planted in the sample reports.
struct PlantedFault: Decodable {
  struct Quote: Decodable {
    var file: String
    var text: String
  }

  var rule: String
  var quotes: [Quote]
  var explanation: String
}

/// One difference between the draft and the final text; the side that lacks it is empty.
struct PlantedChange: Decodable {
  enum Kind: String, Decodable { case added, cut, changed }

  var kind: Kind
  var draft: String
  var final: String
}

/// What this year's report says of one of last year's promises; `claim` is empty when nothing.
struct PromiseOutcome: Decodable {
  enum Outcome: String, Decodable {
    case kept, partly
    case notMentioned = "not mentioned"
  }

  var promise: String
  var claim: String
  var outcome: Outcome
}

extension String {
  func occurrences(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
