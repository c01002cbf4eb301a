public import Duban

/// Who is told of a report's findings before it has passed (校核名单), beside the head of the supervision
/// section: the drafting group, and who proves its numbers for statistics and for finance.
public struct FindingsReader: Hashable, Sendable, Codable {
  public enum Part: String, Worded, Codable {
    case drafting, statistics, finance

    public var word: String {
      switch self {
      case .drafting: "起草组"
      case .statistics: "统计审核"
      case .finance: "财政审核"
      }
    }
  }

  public enum Who: Hashable, Sendable, Codable {
    case person(PersonID)
    /// Whoever holds it and acts in it.
    case post(PostID)
  }

  public var part: Part
  public var who: Who

  public init(_ part: Part, _ who: Who) {
    self.part = part
    self.who = who
  }
}

extension Store {
  /// Of a text, whichever files hold it: to send it in once more opens nothing. It is no part of what
  /// is carried to another database, where the list is as narrow as before anybody set it.
  func findingsKey(_ text: String) -> String { "findings:\(division):\(text)" }

  /// - Parameter text: SHA-256 of the source text.
  /// - Returns: `nil` until somebody has set it.
  public func findingsReaders(ofText text: String) async throws -> [FindingsReader]? {
    let key = findingsKey(text)
    return try await engine.read { session in
      try session.first("SELECT value FROM meta WHERE key = ?1", [.text(key)])
        .map { try Coding.value(from: Array($0.text(0).utf8)) }
    }
  }
}

extension Accounts {
  /// Sets who is told of a report's findings; the log keeps a line, with the whole list.
  ///
  /// - Parameter told: the list in words.
  public func setFindingsReaders(
    _ readers: [FindingsReader], told: String, of report: KeptReport, by person: PersonID,
    from address: String, at instant: Instant
  ) async throws {
    let key = store.findingsKey(report.text)
    let value = String(decoding: try Coding.bytes(readers), as: UTF8.self)
    _ = try await recording { session in
      try Store.keep(value, under: key, session)
      try self.note(
        .findingsReadersSet, of: person, detail: "\(report.name) \(told)", from: address,
        at: instant, session)
    }
  }
}
