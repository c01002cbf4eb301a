internal import Duban

/// What a check of the audit log found (审计日志校验).
public struct AuditCheck: Hashable, Sendable {
  /// Lines that carry a code; those written before there were codes do not.
  public var lines = 0
  /// The first line that is missing, was changed, or was put in.
  public var broken: Int64?
  /// The last line that is known outside of the database too: what is cut off at the end before it is
  /// found. `nil` where there is no anchor, or none that can be read.
  public var anchored: Int64?
}

/// Each line carries a code over itself and the code before it, under a key that is kept outside the
/// database: whoever changes, removes or adds a line there cannot make the codes agree. Lines cut off
/// at the end are found by the anchor.
extension Accounts {
  func code(of line: AuditLine, after previous: [UInt8]) -> [UInt8] {
    let parts = [
      "audit", store.division, "\(line.id)", "\(line.at.seconds)",
      line.person.map { "\($0)" } ?? "", line.event.rawValue, line.detail, line.address,
    ]
    // Lengths before the parts: no two lines give the same bytes.
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return store.keys.personalCipher.code(of: previous + [UInt8](text.utf8)).bytes
  }

  public func checkAuditLog() async throws -> AuditCheck {
    var check = AuditCheck()
    // Before the lines: they may only have become more.
    let anchor = anchor.read()
    var anchored: [UInt8]?
    var last: (id: Int64, code: [UInt8])?
    while check.broken == nil {
      let rows = try await rows(after: last?.id ?? 0)
      if rows.isEmpty { break }
      for row in rows where check.broken == nil {
        let id = row.integer(0)
        let code = row.optionalBlob(6) ?? []
        // Before there were codes lines had none; after the first that has one, all have.
        let isOld = code.isEmpty && last?.code.isEmpty ?? true
        let follows = last.map { id == $0.id + 1 } ?? (id == 1)
        if !follows || !isOld && code != expected(row, after: last?.code ?? []) {
          check.broken = id
        }
        if !isOld { check.lines += 1 }
        if case .mark(let mark) = anchor, mark.line == id {
          anchored = Self.code(in: row, 6)
        }
        last = (id, code)
      }
    }
    guard case .mark(let mark) = anchor else { return check }
    check.anchored = mark.line
    if check.broken == nil, anchored != mark.code {
      check.broken = min(mark.line, (last?.id ?? 0) + 1)
    }
    return check
  }

  private func expected(_ row: SQLRow, after previous: [UInt8]) -> [UInt8]? {
    Self.line(row).map { code(of: $0, after: previous) }
  }

  private func rows(after id: Int64) async throws -> [SQLRow] {
    try await store.engine.read { session in
      try session.rows(
        """
        SELECT id, at, person, event, detail, address, code FROM audit
        WHERE division = ?1 AND id > ?2 ORDER BY id LIMIT 2000
        """, [self.here, .integer(id)])
    }
  }
}
