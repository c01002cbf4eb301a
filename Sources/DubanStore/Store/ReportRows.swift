public import Duban

/// A report as it was brought in (报告): its file lies beside the evidence.
public struct KeptReport: Hashable, Sendable {
  public var file: EvidenceHash
  /// As the person named it.
  public var name: String
  /// SHA-256 of the file as it came, which is not the one kept where it was a web page.
  public var original: String
  /// SHA-256 of the source text: what matters name as their source.
  public var text: String
  public var title: String?
  public var year: Int?
  public var commitments: Int
  public var findings: Int
  public var by: PersonID
  public var at: Instant
  /// Who opened its commitments, and when; from then on it is 已通过.
  public var adoptedBy: PersonID?
  public var adoptedAt: Instant?

  public init(
    file: EvidenceHash, name: String, original: String, text: String, title: String?, year: Int?,
    commitments: Int, findings: Int, by person: PersonID, at instant: Instant
  ) {
    self.file = file
    self.name = name
    self.original = original
    self.text = text
    self.title = title
    self.year = year
    self.commitments = commitments
    self.findings = findings
    by = person
    at = instant
  }

  public var isAdopted: Bool { adoptedAt != nil }
}

/// What became of a report that was to be marked as passed (已通过).
public enum MarkedReport: Equatable, Sendable {
  case marked
  /// It had passed before.
  case wasMarked
  /// Other corrections hold than those it was about to be opened with.
  case overtaken
  /// Nobody keeps such a text: it was removed, or never brought in.
  case absent
}

extension Store {
  private static let reportColumns = """
    file, name, original, text_hash, title, year, commitments, findings, person, kept_at, \
    adopted_by, adopted_at
    """

  /// Keeps a report whose file is registered; the same file again changes nothing. Where another file
  /// with the same text has passed, it has passed as well.
  public func keep(_ report: KeptReport) async throws {
    let here = division
    _ = try await engine.write { session in
      try session.run(
        """
        INSERT INTO report (division, \(Self.reportColumns))
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
          (SELECT MIN(adopted_by) FROM report WHERE division = ?1 AND text_hash = ?5),
          (SELECT MIN(adopted_at) FROM report WHERE division = ?1 AND text_hash = ?5))
        ON CONFLICT (division, file) DO NOTHING
        """,
        [
          .text(here), .text(report.file.rawValue), .text(report.name), .text(report.original),
          .text(report.text), SQLValue(report.title), SQLValue(report.year),
          .integer(Int64(report.commitments)), .integer(Int64(report.findings)),
          .integer(report.by.rawValue), .integer(report.at.seconds),
        ])
    }
  }

  /// All reports, the newest first.
  public func reports() async throws -> [KeptReport] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT \(Self.reportColumns) FROM report WHERE division = ?1
        ORDER BY kept_at DESC, file LIMIT 500
        """, [.text(here)]
      ).compactMap(Self.report)
    }
  }

  public func report(_ file: EvidenceHash) async throws -> KeptReport? {
    let here = division
    return try await engine.read { session in
      try session.first(
        "SELECT \(Self.reportColumns) FROM report WHERE division = ?1 AND file = ?2",
        [.text(here), .text(file.rawValue)]
      ).flatMap(Self.report)
    }
  }

  /// The newest file of a text.
  ///
  /// - Parameter text: SHA-256 of the source text.
  public func report(ofText text: String) async throws -> KeptReport? {
    let here = division
    return try await engine.read { session in
      try session.first(
        """
        SELECT \(Self.reportColumns) FROM report WHERE division = ?1 AND text_hash = ?2
        ORDER BY kept_at DESC, file LIMIT 1
        """, [.text(here), .text(text)]
      ).flatMap(Self.report)
    }
  }

  /// From here on a text is no draft: nothing more is corrected on it. Said before its commitments are
  /// opened, so that none is opened without a correction that was told as kept. Whoever said it first is
  /// remembered.
  ///
  /// - Parameters:
  ///   - text: SHA-256 of the source text, whichever files hold it.
  ///   - rounds: what was corrected on it, as it is about to be opened.
  /// - Returns: what became of it; of one that had passed already, whoever said so first stays.
  public func markAdopted(
    text: String, carrying rounds: [CorrectionRound], by person: PersonID, at instant: Instant
  ) async throws -> MarkedReport {
    let here = division
    return try await engine.write { session in
      // Corrections are decided under this number too, one after another.
      _ = try self.take(1, of: "report-correction", session)
      let kept = try session.first(
        "SELECT 1 FROM report WHERE division = ?1 AND text_hash = ?2 LIMIT 1",
        [.text(here), .text(text)])
      guard kept != nil else { return .absent }
      let holding = try self.rounds(ofText: text, after: 0, session)
      guard holding.holdingNumbers == rounds.holdingNumbers else { return .overtaken }
      let marked = try session.run(
        """
        UPDATE report SET adopted_by = ?3, adopted_at = ?4
        WHERE division = ?1 AND text_hash = ?2 AND adopted_at IS NULL
        """,
        [
          .text(here), .text(text), .integer(person.rawValue), .integer(instant.seconds),
        ])
      try self.count(marked > 0 ? .first : .another, adopting: text, session)
      return marked > 0 ? .marked : .wasMarked
    }
  }

  /// Whoever set about opening its commitments just now, first or beside others, could open none: it is a
  /// draft again once that is so of all of them. Whoever opened one is never told here, and keeps it passed.
  public func markDraft(text: String) async throws {
    let here = division
    _ = try await engine.write { session in
      _ = try self.take(1, of: "report-correction", session)
      guard try self.count(.gaveUp, adopting: text, session) == 0 else { return 0 }
      return try session.run(
        """
        UPDATE report SET adopted_by = NULL, adopted_at = NULL
        WHERE division = ?1 AND text_hash = ?2
        """, [.text(here), .text(text)])
    }
  }

  private enum Adopter { case first, another, gaveUp }

  /// Counts who set about opening the commitments of a text and has not given it up. A draft has nobody,
  /// whatever was counted before it became one again.
  ///
  /// - Returns: how many there are now.
  @discardableResult
  private func count(
    _ adopter: Adopter, adopting text: String, _ session: any SQLSession
  ) throws -> Int64 {
    let next =
      switch adopter {
      case .first: "1"
      case .another: "serial.next + 1"
      case .gaveUp: "serial.next - 1"
      }
    let row = try session.first(
      """
      INSERT INTO serial (division, name, next) VALUES (?1, ?2, ?3)
      ON CONFLICT (division, name) DO UPDATE SET next = \(next) RETURNING next
      """,
      [.text(division), .text("adoption:\(text)"), .integer(adopter == .gaveUp ? 0 : 1)])
    return row?.integer(0) ?? 0
  }

  private static func report(_ row: SQLRow) -> KeptReport? {
    guard let file = EvidenceHash(rawValue: row.text(0)) else { return nil }
    var report = KeptReport(
      file: file, name: row.text(1), original: row.text(2), text: row.text(3),
      title: row.optionalText(4), year: row.optionalInteger(5).map { Int($0) },
      commitments: row.int(6), findings: row.int(7), by: PersonID(row.integer(8)),
      at: Instant(seconds: row.integer(9)))
    report.adoptedBy = row.optionalInteger(10).map { PersonID($0) }
    report.adoptedAt = row.optionalInteger(11).map(Instant.init(seconds:))
    return report
  }
}
