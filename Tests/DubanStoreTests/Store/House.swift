import Duban
import DubanTesting
import Foundation
import Synchronization
import Testing

@testable import DubanStore

/// A store in which the cast works on the trial ledgers: a throwaway one, on either engine.
struct House: Sendable {
  static let division = "420106"

  let store: Store
  /// Where everybody's command numbers come from.
  private let commands = Counter()

  private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }
}

extension House {
  /// A ledger whose free texts are personal.
  static let personal: Ledger = {
    var ledger = TrialLedger.campaign
    ledger.id = "personal"
    ledger.name = "群众诉求"
    ledger.isPersonal = true
    ledger.numbering = Numbering(prefix: "诉")
    return ledger
  }()

  /// One ring for all: two towns with the same acts keep the same rows.
  static let keys = Result {
    let folder = "/tmp/duban-keys-\(UInt64.random(in: 0...UInt64.max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try KeyRing.create(folder: folder)
  }

  /// Runs a test in a house of its own.
  static func with(
    on engine: Engine, _ body: (House) async throws -> Void
  ) async throws {
    try await withStore(on: engine, beforeCommit: Store.beforeCommit) { engine in
      let house = try House(on: engine)
      try await house.furnish()
      try await body(house)
    }
  }

  /// A store on an engine that may have others.
  init(on engine: any SQLEngine, division: String = House.division) throws {
    store = Store(division: division, engine: engine, keys: try House.keys.get())
  }

  static let beginning = Instant(seconds: 1_609_459_200)

  func furnish() async throws {
    let division = store.division
    try await store.change { session in
      try session.batch(try House.directory(of: division) + House.evidence(of: division))
    }
    try await store.install(
      WorkCalendar(version: 1, years: try Self.years()), at: House.beginning)
    for ledger in TrialLedger.all + [Self.personal] { try await install(ledger) }
  }

  func install(_ ledger: Ledger) async throws {
    try await store.install(
      ledger: ledgerText(of: ledger), named: "\(ledger.id).yaml", at: House.beginning)
  }

  static func years() throws -> [CalendarYear] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return try CalendarFile.readFolder(path: root.standardized.appending(path: "Calendars").path)
  }

  private static func directory(of division: String) throws -> [SQLStatement] {
    let here: SQLValue = .text(division)
    let units = try Cast.units.map { unit in
      SQLStatement(
        "INSERT INTO unit (division, id, name, kind, parent, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        [
          here, .integer(unit.id.rawValue), .text(unit.name), .text(unit.kind.rawValue),
          SQLValue(unit.parent?.rawValue), .blob(try Coding.bytes(unit)),
        ])
    }
    let posts = Cast.posts.map { post in
      SQLStatement(
        "INSERT INTO post (division, id, unit, function, name) VALUES (?1, ?2, ?3, ?4, ?5)",
        [
          here, .integer(post.id.rawValue), .integer(post.unit.rawValue),
          .text(post.function.rawValue), .text(post.name),
        ])
    }
    let people = Cast.people.map { person in
      SQLStatement(
        "INSERT INTO person (division, id, name) VALUES (?1, ?2, ?3)",
        [here, .integer(person.id.rawValue), .text(person.name)])
    }
    return units + posts + people + holdings(here) + portfolios(here)
  }

  private static func holdings(_ here: SQLValue) -> [SQLStatement] {
    Cast.holdings.map { holding in
      SQLStatement(
        "INSERT INTO holding (division, post, person, since, until) VALUES (?1, ?2, ?3, ?4, ?5)",
        [
          here, .integer(holding.post.rawValue), .integer(holding.person.rawValue),
          .integer(Int64(holding.from.number)), SQLValue(holding.to.map { Int64($0.number) }),
        ])
    }
  }

  private static func portfolios(_ here: SQLValue) -> [SQLStatement] {
    Cast.portfolios.map { portfolio in
      SQLStatement(
        """
        INSERT INTO portfolio (division, unit, leader, coordinator, since, until)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """,
        [
          here, .integer(portfolio.unit.rawValue), .integer(portfolio.leader.rawValue),
          SQLValue(portfolio.coordinator?.rawValue), .integer(Int64(portfolio.from.number)),
          SQLValue(portfolio.to.map { Int64($0.number) }),
        ])
    }
  }

  /// The ten files that the cast hands in.
  private static func evidence(of division: String) -> [SQLStatement] {
    (0...9).compactMap { Chance.hash($0) }.map { hash in
      SQLStatement(
        "INSERT INTO evidence (division, sha256, size, type, stored_at) VALUES (?1, ?2, 1, 'pdf', 0)",
        [.text(division), .text(hash.rawValue)])
    }
  }
}

extension House {
  /// Carries an act out.
  @discardableResult
  func act(
    _ act: Act, on id: MatterID? = nil, by actor: Actor, at text: String = "2021-03-01T09:00",
    id command: String? = nil, known: Int? = nil, reason: String? = nil, text words: String? = nil,
    evidence: [String] = [], _ fill: (inout Details) -> Void = { _ in }
  ) async throws -> Answer {
    let number = commands.next()
    var details = Details(fill)
    if act == .open, details.ledger == nil { details.ledger = "trial" }
    return try await store.perform(
      Command(
        id: command ?? "house-\(number)", act: act, matter: id, known: known, reason: reason,
        text: words,
        evidence: evidence.compactMap { kind in
          Chance.hash(number).map { Evidence(hash: $0, kind: kind) }
        }, details: details), by: actor, at: try #require(Instant(text)))
  }

  @discardableResult
  func opened(
    _ title: String = "改造十条街巷", ledger: String = "trial", unit: UnitID = Cast.housing,
    due: String? = "2021-12-31", at: String = "2021-03-01T09:00"
  ) async throws -> MatterID {
    try await act(.open, by: Cast.inspector, at: at) {
      $0.ledger = ledger
      $0.title = title
      $0.units = [UnitRole(unit, .lead)]
      $0.due = due.flatMap { Day($0) }
    }.matter
  }

  func assigned(
    _ title: String = "改造十条街巷", ledger: String = "trial", unit: UnitID = Cast.housing,
    due: String? = "2021-12-31", at: String = "2021-03-01T09:00"
  ) async throws -> MatterID {
    let id = try await opened(title, ledger: ledger, unit: unit, due: due, at: at)
    try await act(.assign, on: id, by: Cast.chief, at: at, reason: "急需")
    return id
  }

  func matter(_ id: MatterID) async throws -> Matter {
    try #require(try await store.matter(id))
  }

  /// A number that a query gives.
  func count(_ sql: String) async throws -> Int {
    try await store.engine.read { try $0.first(sql)?.int(0) ?? 0 }
  }

  /// Every row of the tables that a command writes, as one value to compare.
  func contents() async throws -> [String: [SQLRow]] {
    let here: SQLValue = .text(store.division)
    return try await store.engine.read { session in
      var contents: [String: [SQLRow]] = [:]
      for table in TransferTable.all where !["tally_delta", "turning_delta"].contains(table.name) {
        contents[table.name] = try session.rows(
          """
          SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name)
          WHERE division = ?1 ORDER BY \(table.key.joined(separator: ", "))
          """, [here])
      }
      return contents
    }
  }
}

let clerk = Cast.actor(Cast.housing, .liaison)
let deputy = Cast.actor(Cast.housing, .deputy)
let unitChief = Cast.actor(Cast.housing, .chief)
