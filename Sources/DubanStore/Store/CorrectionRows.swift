public import Duban
public import DubanReport

/// What somebody corrected at one go (修正): a workbook read back, or one commitment's page. It is
/// never changed, only taken back.
public struct CorrectionRound: Hashable, Sendable {
  public enum Origin: String, Sendable {
    case sheet, page

    public var word: String {
      switch self {
      case .sheet: "Excel 收回"
      case .page: "网页修正"
      }
    }
  }

  public var number: Int64
  public var by: PersonID
  public var at: Instant
  public var origin: Origin
  public var corrections: [Correction]
  public var takenBackBy: PersonID?
  public var takenBackAt: Instant?
}

extension [CorrectionRound] {
  /// All that holds, as one list to be laid on the reading.
  public var held: [Correction] {
    filter { $0.takenBackAt == nil }.map(\.corrections).reduce([]) { $0.followed(by: $1) }
  }

  /// Of the rounds that hold, in order.
  public var holdingNumbers: [Int64] { filter { $0.takenBackAt == nil }.map(\.number) }
}

extension Correction {
  /// The commitments, as they were read, that it changes: its own, that of which it is a part, and the one
  /// it is merged into.
  fileprivate var touched: [String] {
    let ids = field == .merged ? [commitment] + to.prefix(1) : [commitment]
    return ids.map { String($0.prefix { $0 != "." }) }
  }
}

/// What became of corrections that were to be kept.
public enum KeptCorrections: Sendable {
  /// By the number it is taken back by.
  case kept(Int64)
  /// The report's commitments are open: they stand no longer to be corrected.
  case adopted
  /// Somebody corrected the same commitments after the round that was last seen.
  case overtaken(CorrectionRound)
}

extension Store {
  /// Keeps what was corrected on a report that is still a draft.
  ///
  /// - Parameter seen: the number of the last round that the person saw, 0 for none.
  public func keep(
    _ corrections: [Correction], of report: KeptReport, seen: Int64,
    from origin: CorrectionRound.Origin, by person: PersonID, at instant: Instant
  ) async throws -> KeptCorrections {
    let here = division
    let body = try Coding.bytes(corrections)
    let touched = Set(corrections.flatMap(\.touched))
    return try await engine.write { session in
      // Taken first: from here on nobody corrects or adopts until this is decided.
      let number = try self.take(1, of: "report-correction", session)
      let adopted = try session.first(
        """
        SELECT 1 FROM report
        WHERE division = ?1 AND text_hash = ?2 AND adopted_at IS NOT NULL LIMIT 1
        """, [.text(here), .text(report.text)])
      if adopted != nil { return .adopted }
      let newer = try self.rounds(ofText: report.text, after: seen, session).last {
        $0.takenBackAt == nil && !touched.isDisjoint(with: $0.corrections.flatMap(\.touched))
      }
      if let newer { return .overtaken(newer) }
      try session.run(
        """
        INSERT INTO report_correction
          (division, file, number, person, at, origin, body, taken_back_by, taken_back_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL)
        """,
        [
          .text(here), .text(report.file.rawValue), .integer(number), .integer(person.rawValue),
          .integer(instant.seconds), .text(origin.rawValue), .blob(body),
        ])
      return .kept(number)
    }
  }

  /// What was corrected on a text, whichever files it came in, in the order it was made.
  ///
  /// - Parameter text: SHA-256 of the source text.
  public func corrections(ofText text: String) async throws -> [CorrectionRound] {
    try await engine.read { session in
      try self.rounds(ofText: text, after: 0, session)
    }
  }

  func rounds(
    ofText text: String, after seen: Int64, _ session: any SQLSession
  ) throws -> [CorrectionRound] {
    try session.rows(
      """
      SELECT number, person, at, origin, body, taken_back_by, taken_back_at
      FROM report_correction
      WHERE division = ?1 AND number > ?3
        AND file IN (SELECT file FROM report WHERE division = ?1 AND text_hash = ?2)
      ORDER BY number
      """, [.text(division), .text(text), .integer(seen)]
    ).map { row in
      CorrectionRound(
        number: row.integer(0), by: PersonID(row.integer(1)),
        at: Instant(seconds: row.integer(2)),
        origin: CorrectionRound.Origin(rawValue: row.text(3)) ?? .page,
        corrections: try Coding.value(from: row.blob(4)),
        takenBackBy: row.optionalInteger(5).map { PersonID($0) },
        takenBackAt: row.optionalInteger(6).map(Instant.init(seconds:)))
    }
  }

  /// - Returns: whether there was such a round on the report's text that still held, and the report is
  ///   still a draft.
  public func takeBack(
    _ number: Int64, of report: KeptReport, by person: PersonID, at instant: Instant
  ) async throws -> Bool {
    let here = division
    return try await engine.write { session in
      _ = try self.take(1, of: "report-correction", session)
      return try session.run(
        """
        UPDATE report_correction SET taken_back_by = ?4, taken_back_at = ?5
        WHERE division = ?1 AND number = ?3 AND taken_back_at IS NULL
          AND file IN (
            SELECT file FROM report WHERE division = ?1 AND text_hash = ?2 AND adopted_at IS NULL)
        """,
        [
          .text(here), .text(report.text), .integer(number), .integer(person.rawValue),
          .integer(instant.seconds),
        ]) > 0
    }
  }
}
