import Duban
import DubanReport

/// A read report as `duban report read --json` writes it, as far as commitments need it.
struct ReadCommitments: Decodable {
  struct Horizon: Decodable {
    var from: Int?
    var to: Int?

    /// Longer than one year (五年).
    var isTerm: Bool {
      guard let from, let to else { return false }
      return to > from
    }
  }

  struct Sentence: Decodable {
    var id: String
    var kind: String
    var horizon: Horizon
    /// Their places among parts and themes.
    var part: Int?
    var theme: Int?
  }

  struct Part: Decodable { var title: String }

  struct Theme: Decodable {
    var title: String
    /// The place of the theme above.
    var parent: Int?
  }

  struct Suggestion: Decodable { var unit: String }
  struct Deadline: Decodable { var date: String? }
  struct Correction: Decodable { var measure: String? }

  struct Quantity: Decodable {
    var name: String
    var text: String
  }

  struct Commitment: Decodable {
    var id: String
    var sentence: String
    var start: Int
    var length: Int
    var text: String
    var task: String
    var type: String
    var place: String
    var quantities: [Quantity]
    var deadline: Deadline
    var lead: [Suggestion]
    var support: [Suggestion]
    var corrected: Correction?

    /// 指标要求: reworded by hand, else the figures as printed, each with its name.
    var measure: String {
      corrected?.measure
        ?? quantities.map { "\($0.name.isEmpty ? "" : $0.name + " ")\($0.text)" }
        .joined(separator: "；")
    }

    var due: Day? { deadline.date.flatMap { Day($0) } }
  }

  var schema: String
  var source: String
  var sourceSha256: String
  var title: String?
  var place: String?
  var year: Int?
  var parts: [Part]
  var themes: [Theme]
  var sentences: [Sentence]
  var commitments: [Commitment]

  /// 湖滨区2026年政府工作报告, and behind it （征求意见稿） where it is one.
  var name: String {
    let year = year.map { "\($0)年" } ?? ""
    let draft = WorkReport.draftWord(in: title ?? "") ?? WorkReport.draftWord(in: source)
    return (place ?? "") + year + "政府工作报告" + (draft.map { "（\($0)）" } ?? "")
  }
}

extension ReadCommitments {
  /// By sentence, the heading it stands under (主题): its theme of the first level, else its part.
  var headings: [String: String] {
    var headings: [String: String] = [:]
    for sentence in sentences { headings[sentence.id] = heading(of: sentence) }
    return headings
  }

  private func heading(of sentence: Sentence) -> String? {
    guard var place = sentence.theme, themes.indices.contains(place) else {
      return sentence.part.flatMap {
        parts.indices.contains($0) ? Self.printed(parts[$0].title) : nil
      }
    }
    // A theme stands behind the one above it.
    while let above = themes[place].parent, above < place { place = above }
    return Self.printed(themes[place].title)
  }

  /// Titles are kept in half-width marks.
  private static func printed(_ title: String) -> String {
    title.replacing(",", with: "，").replacing("(", with: "（").replacing(")", with: "）")
  }

  init(_ reading: ReadFile) throws {
    let json = ReportJSON(report: reading.report, origin: reading.origin, findings: [])
    try self.init(json: json.bytes, reading.name)
  }

  /// - Parameters:
  ///   - bytes: as `report read --json` writes them.
  ///   - path: whose they are, for the message.
  init(json bytes: [UInt8], _ path: String) throws {
    guard let read: ReadCommitments = try? JSONText.value(from: bytes),
      read.schema == ReportJSON.schema
    else {
      throw Failure(
        status: .badInput,
        message: "“\(path)”不是 duban report read --json 写出的单个报告。请用本版程序重新读出。")
    }
    self = read
  }
}
