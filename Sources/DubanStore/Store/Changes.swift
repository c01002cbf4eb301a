internal import Duban

/// What commands are going to change, gathered without touching the database: rows, tallies, search.
///
/// `perform` gathers those of one command and writes them in one round trip; `load` those of
/// thousands of matters, on several threads.
struct Changes: Sendable {
  /// A row to be added, or any other statement.
  enum Change: Sendable {
    case insert(RowTable, [SQLValue])
    case run(SQLStatement)

    var statement: SQLStatement {
      switch self {
      case .insert(let table, let values): SQLStatement(table.insertion, values)
      case .run(let statement): statement
      }
    }
  }

  let store: Store
  /// When the act being written was done.
  var at: Instant
  var list: [Change] = []
  var tallies: TallyNote
  var secrets: [Secret] = []
  var documents: [DocumentChange] = []

  init(store: Store, at: Instant) {
    self.store = store
    self.at = at
    tallies = TallyNote(division: store.division)
  }

  var division: String { store.division }
  var here: SQLValue { .text(division) }

  mutating func insert(_ table: RowTable, _ values: [SQLValue]) {
    list.append(.insert(table, values))
  }

  mutating func run(_ sql: String, _ arguments: [SQLValue]) {
    list.append(.run(SQLStatement(sql, arguments)))
  }

  /// The answer to a command, kept with its id; the command as it was sent.
  mutating func remember(_ answer: Answer, to command: Command, by actor: Actor) throws {
    let kept = Answer.Kept(
      version: answer.version, others: answer.others, code: try store.code(of: command))
    insert(
      .command,
      [
        here, .text(command.id), SQLValue(actor.person?.rawValue),
        .integer(answer.matter.rawValue), .blob(kept.bytes), .integer(at.seconds),
      ])
  }
}

/// A table that rows are added to, with its columns in the order of their values.
struct RowTable: Hashable, Sendable {
  let name: String
  let columns: [String]
  let insertion: String

  private init(_ name: String, _ columns: String) {
    self.name = name
    self.columns = columns.split(separator: " ").map(String.init)
    let places = (1...self.columns.count).map { "?\($0)" }.joined(separator: ", ")
    insertion =
      "INSERT INTO \(name) (\(self.columns.joined(separator: ", "))) VALUES (\(places))"
  }

  static let entry = RowTable(
    "entry", "division matter number at act person post bytes previous hash")
  static let unsealed = RowTable("unsealed", "division at matter number")
  /// Of acts alone: what is loaded in bulk happened long ago.
  static let outbox = RowTable("outbox", "division at matter number")
  static let matter = RowTable(
    "matter",
    """
    division id version standing stage changed_at body head lights \
    definition title unit leader year due is_open awaits ledger number opened_at
    """)
  static let matterUnit = RowTable("matter_unit", "division matter unit role")
  static let matterLink = RowTable("matter_link", "division matter kind other")
  static let dueAct = RowTable("due_act", "division matter position act request at")
  static let turn = RowTable(
    "turn", "division matter position at until light before ledger unit")
  static let command = RowTable("command", "division id person matter answer at")
  static let secret = RowTable("secret", "division id matter field cipher created_at")

  /// In an order in which each row finds what it refers to.
  static let all = [
    matter, matterUnit, matterLink, entry, unsealed, dueAct, turn, command, secret,
  ]
}
