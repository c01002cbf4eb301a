public import Duban

/// What became of an opinion that a unit gave (意见采纳). It is never changed.
public struct OpinionReply: Hashable, Sendable {
  public var matter: MatterID
  /// The number of the entry that holds the opinion.
  public var entry: Int
  public var by: PersonID
  public var at: Instant
  public var isAccepted: Bool
  /// Empty where none was asked for.
  public var reason: String

  public init(
    to entry: Int, of matter: MatterID, isAccepted: Bool, reason: String, by person: PersonID,
    at instant: Instant
  ) {
    self.matter = matter
    self.entry = entry
    self.isAccepted = isAccepted
    self.reason = reason
    by = person
    at = instant
  }
}

/// What became of a reply that was to be kept.
public enum KeptReply: Sendable {
  case kept
  /// There is no such opinion.
  case unknown
  /// Somebody replied to it before.
  case answered
}

extension Store {
  /// Keeps what became of an opinion that nobody has replied to.
  public func keep(_ reply: OpinionReply) async throws -> KeptReply {
    let here = division
    return try await engine.write { session in
      let key: [SQLValue] = [
        .text(here), .integer(reply.matter.rawValue), .integer(Int64(reply.entry)),
      ]
      let opinion = try session.first(
        """
        SELECT 1 FROM entry WHERE division = ?1 AND matter = ?2 AND number = ?3 AND act = 'comment'
        """, key)
      guard opinion != nil else { return .unknown }
      let count = try session.run(
        """
        INSERT INTO opinion_reply
          (division, matter, entry, number, person, at, is_accepted, reason)
        VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7)
        ON CONFLICT (division, matter, entry, number) DO NOTHING
        """,
        key + [
          .integer(reply.by.rawValue), .integer(reply.at.seconds),
          .integer(reply.isAccepted ? 1 : 0), .text(reply.reason),
        ])
      return count == 0 ? .answered : .kept
    }
  }

  /// When opinions were asked for and given on each of these matters (征求意见, 反馈意见), in order.
  public func opinions(of ids: [MatterID]) async throws -> [MatterID: [Entry]] {
    let here = division
    return try await engine.read { session in
      var found: [MatterID: [Entry]] = [:]
      for id in ids {
        found[id] = try session.rows(
          """
          SELECT bytes FROM entry WHERE division = ?1 AND matter = ?2
            AND act IN ('consult', 'comment') ORDER BY number
          """, [.text(here), .integer(id.rawValue)]
        ).map { try Coding.value(from: $0.blob(0)) }
      }
      return found
    }
  }

  /// What holds of the opinions on these matters, by matter and entry.
  public func opinionReplies(
    of ids: [MatterID]
  ) async throws -> [MatterID: [Int: OpinionReply]] {
    let here = division
    return try await engine.read { session in
      var found: [MatterID: [Int: OpinionReply]] = [:]
      for id in ids {
        let rows = try session.rows(
          """
          SELECT entry, person, at, is_accepted, reason FROM opinion_reply
          WHERE division = ?1 AND matter = ?2 ORDER BY entry, number
          """, [.text(here), .integer(id.rawValue)])
        for row in rows {
          found[id, default: [:]][row.int(0)] = OpinionReply(
            to: row.int(0), of: id, isAccepted: row.integer(3) == 1, reason: row.text(4),
            by: PersonID(row.integer(1)), at: Instant(seconds: row.integer(2)))
        }
      }
      return found
    }
  }
}
