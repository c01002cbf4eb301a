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

extension Store {
  /// Keeps what was corrected on a report.
  ///
  /// - Returns: the round's number, by which it is taken back.
  @discardableResult public func keep(
    _ corrections: [Correction], of file: EvidenceHash, from origin: CorrectionRound.Origin,
    by person: PersonID, at instant: Instant
  ) async throws -> Int64 {
    let here = division
    let body = try Coding.bytes(corrections)
    return try await engine.write { session in
      let number = try self.take(1, of: "report-correction", session)
      try session.run(
        """
        INSERT INTO report_correction
          (division, file, number, person, at, origin, body, taken_back_by, taken_back_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL)
        """,
        [
          .text(here), .text(file.rawValue), .integer(number), .integer(person.rawValue),
          .integer(instant.seconds), .text(origin.rawValue), .blob(body),
        ])
      return number
    }
  }

  /// All that holds on a text, whichever files it came in, as one list to be laid on its reading.
  public func corrections(ofText text: String) async throws -> [Correction] {
    let files = try await reports().filter { $0.text == text }.map(\.file)
    var held: [CorrectionRound] = []
    for file in files {
      held += try await corrections(of: file).filter { $0.takenBackAt == nil }
    }
    return held.sorted { $0.number < $1.number }.map(\.corrections).reduce([]) {
      $0.followed(by: $1)
    }
  }

  /// In the order they were made.
  public func corrections(of file: EvidenceHash) async throws -> [CorrectionRound] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT number, person, at, origin, body, taken_back_by, taken_back_at
        FROM report_correction WHERE division = ?1 AND file = ?2 ORDER BY number
        """, [.text(here), .text(file.rawValue)]
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
  }

  /// - Returns: whether there was such a round that still held.
  public func takeBack(
    _ number: Int64, of file: EvidenceHash, by person: PersonID, at instant: Instant
  ) async throws -> Bool {
    let here = division
    return try await engine.write { session in
      try session.run(
        """
        UPDATE report_correction SET taken_back_by = ?4, taken_back_at = ?5
        WHERE division = ?1 AND file = ?2 AND number = ?3 AND taken_back_at IS NULL
        """,
        [
          .text(here), .text(file.rawValue), .integer(number), .integer(person.rawValue),
          .integer(instant.seconds),
        ]) > 0
    }
  }
}
