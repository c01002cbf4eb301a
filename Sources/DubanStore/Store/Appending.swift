internal import Duban

extension Changes {
  /// Appends entries to a matter and brings its row and everything derived from it up to date.
  mutating func append(
    _ entries: [Entry], to before: MatterRow?, id: MatterID, _ reference: Reference
  ) throws -> MatterRow {
    let after = try chain(entries, after: before, id: id, reference)
    try write(after, replacing: before)
    try index(after, replacing: before, entries, reference)
    return after
  }

  /// Puts entries into the journal; what they make of the matter is still to be written.
  mutating func chain(
    _ entries: [Entry], after before: MatterRow?, id: MatterID, _ reference: Reference
  ) throws -> MatterRow {
    var head = before?.head ?? origin(of: id)
    for entry in entries {
      let bytes = try Coding.bytes(entry)
      let hash = EntryChain.hash(bytes, after: head, by: Store.algorithm)
      add(entry, of: id, bytes: bytes, previous: head, hash: hash)
      head = hash
    }
    guard let matter = fold(entries, onto: before?.matter, id) else {
      preconditionFailure("a history begins with an opening")
    }
    let ledger = try reference.ledger(matter.ledger, version: matter.definition)
    let now = matter.lights(
      from: at, rules: ledger.light, calendar: reference.calendar,
      directory: reference.directory)
    let turns = Turns.merged(before?.turns ?? [], with: now, at: at)
    return MatterRow(matter: matter, head: head, turns: turns)
  }

  private func origin(of id: MatterID) -> Digest {
    EntryChain.origin(division: division, matter: id.rawValue, algorithm: Store.algorithm)
  }

  private func fold(_ entries: [Entry], onto matter: Matter?, _ id: MatterID) -> Matter? {
    guard let matter else { return Matter(id: id, folding: entries) }
    return entries.reduce(matter) { $0.applying($1) }
  }

  private mutating func add(
    _ entry: Entry, of id: MatterID, bytes: [UInt8], previous: Digest, hash: Digest
  ) {
    let key: [SQLValue] = [here, .integer(id.rawValue), .integer(Int64(entry.number))]
    insert(
      .entry,
      key + [
        .integer(entry.at.seconds), .text(entry.act.rawValue),
        SQLValue(entry.by.person?.rawValue), SQLValue(entry.by.post?.rawValue),
        .blob(Packing.packed(bytes)), .blob(previous.bytes), .blob(hash.bytes),
      ])
    insert(.unsealed, [here, .integer(entry.at.seconds)] + key.dropFirst())
    for effect in entry.effects {
      if case .evidence(let item) = effect { use(item, key) }
      if case .filed(let request) = effect {
        for item in request.content.evidence ?? [] { use(item, key) }
      }
    }
  }

  private mutating func use(_ item: Evidence, _ key: [SQLValue]) {
    run(
      """
      INSERT INTO evidence_use (division, matter, entry, sha256, kind)
      VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
      """, key + [.text(item.hash.rawValue), .text(item.kind)])
  }

  mutating func write(_ after: MatterRow, replacing before: MatterRow?) throws {
    let matter = after.matter
    let values = key(of: matter) + (try state(of: after, replacing: before))
    let hanging = Self.hanging(matter)
    if let before {
      // SQLite takes each column that is named for changed, with its indexes and references.
      let isSame = hanging == Self.hanging(before.matter)
      run(isSame ? Self.update : Self.updateAll, isSame ? values : values + hanging)
    } else {
      insert(
        .matter,
        values + hanging + [
          .text(matter.ledger), .text(matter.number), .integer(matter.openedAt.seconds),
        ])
    }
    let isSameUnits =
      before?.matter.units ?? [] == matter.units
      && before?.matter.askedUnits ?? [] == matter.askedUnits
    if !isSameUnits { writeUnits(matter, isNew: before == nil) }
    if before?.matter.links ?? [] != matter.links { writeLinks(matter, isNew: before == nil) }
    if before?.matter.dueActs ?? [] != matter.dueActs {
      writeDueActs(matter, isNew: before == nil)
    }
    // The rows of turns name the lead.
    if before?.turns ?? [] != after.turns || before?.matter.leadUnit != matter.leadUnit {
      writeTurns(after, isNew: before?.turns.isEmpty ?? true)
    }
    tallies.move(before, to: after)
  }

  private func key(of matter: Matter) -> [SQLValue] { [here, .integer(matter.id.rawValue)] }

  /// The columns that most acts change. What is written is kept for the next act on the matter.
  private func state(of row: MatterRow, replacing before: MatterRow?) throws -> [SQLValue] {
    let matter = row.matter
    let old = before.flatMap { store.rows.find($0.head) }
    let lights =
      if let old, old.row.turns == row.turns { old.lights } else { try Coding.bytes(row.turns) }
    if let before {
      store.rows.forget(before.head)
      store.rows.keep(KeptRow(row: row, lights: lights), for: row.head)
    }
    return [
      .integer(Int64(matter.version)), .text(matter.standing.rawValue), SQLValue(matter.stage),
      .integer(matter.changedAt.seconds), .blob(try Self.body(of: matter)),
      .blob(row.head.bytes), .blob(lights),
    ]
  }

  /// Packed when the matter is closed, as most are: hardly any act comes on it.
  private static func body(of matter: Matter) throws -> [UInt8] {
    let bytes = try Coding.bytes(matter)
    return matter.standing.isOpen ? bytes : Packing.packed(bytes)
  }

  /// The columns that indexes or other tables hang on, and those that hardly ever change.
  private static func hanging(_ matter: Matter) -> [SQLValue] {
    [
      .integer(Int64(matter.definition)), .text(matter.title), SQLValue(matter.leadUnit?.rawValue),
      SQLValue(matter.leader?.rawValue), .integer(Int64(matter.year)),
      .integer(Int64((matter.due ?? Store.noDue).number)), SQLValue(matter.standing.isOpen),
      SQLValue(matter.awaitsAct),
    ]
  }

  private static let update = """
    UPDATE matter SET version = ?3, standing = ?4, stage = ?5, changed_at = ?6, body = ?7,
      head = ?8, lights = ?9
    WHERE division = ?1 AND id = ?2
    """

  private static let updateAll = """
    UPDATE matter SET version = ?3, standing = ?4, stage = ?5, changed_at = ?6, body = ?7,
      head = ?8, lights = ?9, definition = ?10, title = ?11, unit = ?12, leader = ?13, year = ?14,
      due = ?15, is_open = ?16, awaits = ?17
    WHERE division = ?1 AND id = ?2
    """

  private mutating func writeUnits(_ matter: Matter, isNew: Bool) {
    let key: [SQLValue] = [here, .integer(matter.id.rawValue)]
    if !isNew { run("DELETE FROM matter_unit WHERE division = ?1 AND matter = ?2", key) }
    for role in matter.units {
      insert(.matterUnit, key + [.integer(role.unit.rawValue), .text(role.role.rawValue)])
    }
    for unit in matter.askedUnits {
      insert(.matterUnit, key + [.integer(unit.rawValue), .text(Store.askedRole)])
    }
  }

  private mutating func writeLinks(_ matter: Matter, isNew: Bool) {
    let key: [SQLValue] = [here, .integer(matter.id.rawValue)]
    if !isNew { run("DELETE FROM matter_link WHERE division = ?1 AND matter = ?2", key) }
    for link in Set(matter.links) {
      insert(.matterLink, key + [.text(link.kind.rawValue), .integer(link.matter.rawValue)])
    }
  }
}
