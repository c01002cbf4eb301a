public import Duban

extension Store {
  /// Installs a ledger's definition; the same text again changes nothing, another text under the
  /// same version is refused: matters live on under the version they were opened with.
  ///
  /// - Throws: `CommandFailure.notReady` with what is wrong.
  public func install(ledger text: String, named file: String, at instant: Instant) async throws {
    let ledger = try LedgerFile.ledger(in: text, named: file)
    let hash = Digest.of([UInt8](text.utf8), by: .sha256).hex
    let here = division
    let isKnown = try await engine.read { session in
      try session.first(
        "SELECT sha256 FROM ledger WHERE division = ?1 AND id = ?2 AND version = ?3",
        [.text(here), .text(ledger.id), .integer(Int64(ledger.version))])?.text(0)
    }
    if isKnown == hash { return }
    guard isKnown == nil else {
      throw CommandFailure.notReady(
        "“\(ledger.name)”第\(ledger.version)版已经安装，内容不同；修改后请把版本加一")
    }
    try await change { session in
      try session.run(
        """
        INSERT INTO ledger (division, id, version, name, source_text, sha256, installed_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """,
        [
          .text(here), .text(ledger.id), .integer(Int64(ledger.version)), .text(ledger.name),
          .text(text), .text(hash), .integer(instant.seconds),
        ])
    }
  }

  /// Units, posts, people, calendar and ledgers; `nil` before there is a calendar.
  public func reference() async throws -> Reference? {
    try await engine.read { try self.known($0) }
  }

  /// Ledgers installed, the newest version of each.
  public func ledgers() async throws -> [Ledger] {
    try await engine.read { try self.reference($0).current }
  }

  public func ledger(_ id: String, version: Int? = nil) async throws -> Ledger {
    try await engine.read { try self.reference($0).ledger(id, version: version) }
  }

  public func calendar() async throws -> WorkCalendar {
    try await engine.read { try self.reference($0).calendar }
  }
}
