internal import Duban

/// What the commands of one transaction add to the tallies (计数): left as a note, summed and written
/// once before the commit.
struct TallyNote: Sendable {
  struct StandingKey: Hashable {
    var ledger: String
    var unit: Int64
    var standing: Standing
  }

  struct TurnKey: Hashable {
    var ledger: String
    var unit: Int64
    var day: Int32
    var light: Light
  }

  /// How many matters turn into a light on a day, and how many out of it.
  struct Turning: Hashable {
    var entering = 0
    var leaving = 0
  }

  var division = ""
  var standings: [StandingKey: Int] = [:]
  var turnings: [TurnKey: Turning] = [:]

  mutating func move(_ before: MatterRow?, to after: MatterRow) {
    if let before { count(before.matter, -1) }
    count(after.matter, 1)
    let isSame =
      before?.turns == after.turns && before?.matter.countedUnits == after.matter.countedUnits
    guard !isSame else { return }
    if let before { count(before, -1) }
    count(after, 1)
  }

  private mutating func count(_ matter: Matter, _ sign: Int) {
    for unit in matter.countedUnits {
      let key = StandingKey(ledger: matter.ledger, unit: unit, standing: matter.standing)
      standings[key, default: 0] += sign
    }
  }

  private mutating func count(_ row: MatterRow, _ sign: Int) {
    for unit in row.matter.countedUnits { count(row, of: unit, sign) }
  }

  private mutating func count(_ row: MatterRow, of unit: Int64, _ sign: Int) {
    var before: Light?
    for turn in row.turns {
      let key = { (light: Light) in
        TurnKey(
          ledger: row.matter.ledger, unit: unit,
          day: turn.at.day.number, light: light)
      }
      turnings[key(turn.light), default: Turning()].entering += sign
      if let before { turnings[key(before), default: Turning()].leaving += sign }
      before = turn.light
    }
  }

  mutating func add(_ other: TallyNote) {
    standings.merge(other.standings, uniquingKeysWith: +)
    turnings.merge(other.turnings) { left, right in
      Turning(entering: left.entering + right.entering, leaving: left.leaving + right.leaving)
    }
  }

  /// One row for each figure that changed, in the order of their keys.
  func statements() -> [SQLStatement] {
    let standing = standings.filter { $0.value != 0 }.map { key, count in
      SQLStatement(
        """
        INSERT INTO tally_delta (division, ledger, unit, standing, count)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """,
        [
          .text(division), .text(key.ledger), .integer(key.unit), .text(key.standing.rawValue),
          .integer(Int64(count)),
        ])
    }
    let turning = turnings.filter { $0.value != Turning() }.map { key, count in
      SQLStatement(
        """
        INSERT INTO turning_delta (division, ledger, unit, day, light, entering, leaving)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """,
        [
          .text(division), .text(key.ledger), .integer(key.unit), .integer(Int64(key.day)),
          .text(key.light.rawValue), .integer(Int64(count.entering)),
          .integer(Int64(count.leaving)),
        ])
    }
    return standing + turning
  }
}

extension Matter {
  /// Under which units a matter is counted: the first lead, 0 while there is none, and each joint lead by
  /// its number's negative, so that a unit's own figure holds all that it leads, and a total each matter
  /// once.
  var countedUnits: [Int64] {
    var leads: [Int64] = []
    for role in units where role.role == .lead {
      leads.append(leads.isEmpty ? role.unit.rawValue : -role.unit.rawValue)
    }
    return leads.isEmpty ? [0] : leads
  }
}

extension Store {
  /// The hook every engine of a store is opened with.
  public static let beforeCommit: BeforeCommit = { notes, session in
    var divisions: [String: TallyNote] = [:]
    for case let note as TallyNote in notes {
      divisions[note.division, default: TallyNote(division: note.division)].add(note)
    }
    try session.batch(
      divisions.sorted { $0.key < $1.key }.flatMap { $0.value.statements() })
    try SearchBacklog.keepShort(in: session)
  }
}
