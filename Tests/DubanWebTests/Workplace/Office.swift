import Duban
import DubanStore
import DubanTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

@testable import DubanWeb

/// A workplace on a throwaway store with the cast, each with an account; the clock stands still until
/// it is moved.
struct Office: Sendable {
  let house: Workplace
  let clock: StoppedClock

  static let password = "a-good-password-1"
  static let beginning = Instant(seconds: 1_614_560_400)
  /// 三员, who hold no post.
  static let administrators = zip(Account.Duty.allCases, 9_001...).map { duty, id in
    (login: duty.word, person: PersonID(Int64(id)), duty: Account.Duty?.some(duty))
  }

  final class StoppedClock: Sendable {
    private let instant = Mutex(Office.beginning)
    var now: Instant { instant.withLock { $0 } }
    func pass(_ seconds: Int64) { instant.withLock { $0 = $0.advanced(by: seconds) } }
  }

  /// Runs a test through the whole server, listening on a free port.
  static func open(
    on engine: Engine = .sqlite, reports: (any ReportDesk)? = nil, headSeconds: Int64 = 30,
    _ set: (inout WebSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (Office, any TestClientProtocol) async throws -> Void
  ) async throws {
    var settings = WebSettings()
    settings.secondFactor = .none
    set(&settings)
    let chosen = settings
    // Who waits outside holds no connection of a database.
    try await Door.shared.through {
      try await house(on: engine, reports, headSeconds, chosen, body)
    }
  }

  private static func house(
    on engine: Engine, _ reports: (any ReportDesk)?, _ headSeconds: Int64, _ chosen: WebSettings,
    _ body: @escaping @Sendable (Office, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      try await withStore(on: engine, beforeCommit: Store.beforeCommit) { engine in
        let store = Store(
          division: "430602", engine: engine, keys: try KeyRing.create(folder: folder + "/keys"))
        try await furnish(store)
        let desk = PasswordDesk()
        defer { desk.close() }
        let accounts = Accounts(store: store, desk: desk)
        let people = Cast.people.map { (login: $0.name, person: $0.id, duty: Account.Duty?.none) }
        try await accounts.openSample(
          people + administrators, password: password, at: beginning)
        let clock = StoppedClock()
        var house = Workplace(
          store: store, evidence: try EvidenceStore.create(folder: folder + "/evidence"),
          accounts: accounts, place: "湖滨区", settings: chosen, now: { clock.now })
        house.reports = reports
        house.textOf = { bytes, _ in String(decoding: bytes, as: UTF8.self) }
        let office = Office(house: house, clock: clock)
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        var listening = Listening(host: "127.0.0.1", port: 0)
        listening.headSeconds = headSeconds
        let application = try WebServer.application(office.house, on: listening, logger: quiet)
        try await application.test(.live) { try await body(office, $0) }
      }
    }
  }

  private static func furnish(_ store: Store) async throws {
    var roster = Roster()
    (roster.units, roster.posts, roster.holdings) = (Cast.units, Cast.posts, Cast.holdings)
    roster.people = Cast.people + administrators.map { Person(id: $0.person, name: $0.login) }
    roster.portfolios = Cast.portfolios
    try await store.lay(roster)
    try await store.markAsSample()
    try await store.install(
      WorkCalendar(
        version: 1,
        years: [2020, 2021, 2022].map { CalendarYear(year: $0, off: [], work: [], statutory: []) }),
      at: beginning)
    for ledger in TrialLedger.all {
      try await store.install(
        ledger: ledgerText(of: ledger), named: "\(ledger.id).yaml", at: beginning)
    }
    for name in ["slip", "bulletin", "brief", "inspection", "burden"] {
      let text = try String(
        contentsOf: ledgerFolder.appending(path: "\(name).yaml"), encoding: .utf8)
      try await store.install(ledger: text, named: "\(name).yaml", at: beginning)
    }
  }

  private static let ledgerFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Ledgers").standardized

  /// A matter of the housing bureau, issued to it.
  func issued(_ title: String = "改造老旧小区") async throws -> MatterID {
    let opening = Command(
      id: "open:\(title)", act: .open,
      details: Details {
        $0.ledger = "trial"
        $0.title = title
        $0.units = [UnitRole(Cast.housing, .lead)]
        $0.due = Day(year: 2021, month: 12, day: 31)
      })
    let id = try await house.store.perform(opening, by: Cast.inspector, at: clock.now).matter
    let issue = Command(
      id: "assign:\(title)", act: .assign, matter: id,
      details: Details { $0.documentNumber = "湖督〔2021〕1号" })
    _ = try await house.store.perform(issue, by: Cast.chief, at: clock.now)
    return id
  }
}

/// Somebody at a browser: keeps the cookie and sends the proof along.
struct Browser: Sendable {
  let client: any TestClientProtocol
  var cookie: String?
  var csrf: String?

  init(_ client: any TestClientProtocol) {
    self.client = client
  }

  struct Answer: Sendable {
    var status: Int
    var text: String
    var headers: HTTPFields
    /// Without the room that is set between Chinese and figures.
    var plain: String {
      ["xl", "xr", "xx"].reduce(text) { $0.replacing("<span class=\"\($1)\">", with: "") }
        .replacing("</span>", with: "")
    }
  }

  func get(_ path: String, _ more: HTTPFields = [:]) async throws -> Answer {
    try await send(.get, path, headers(more), nil)
  }

  func post(
    _ path: String, _ pairs: [(String, String)], proof: Bool = true, _ more: HTTPFields = [:]
  ) async throws -> Answer {
    var form = Values(pairs)
    if proof, let csrf { form.add("csrf", csrf) }
    var fields = headers(more)
    fields[.contentType] = "application/x-www-form-urlencoded"
    return try await send(.post, path, fields, form.encoded)
  }

  /// Sends a form, and reads the page that it leads to.
  func followed(_ path: String, _ pairs: [(String, String)]) async throws -> Answer {
    let answer = try await post(path, pairs)
    guard answer.status == 303, let next = answer.headers[.location] else { return answer }
    return try await get(next)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String?
  ) async throws -> Answer {
    try await client.execute(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
    ) { response in
      Answer(
        status: response.status.code, text: String(buffer: response.body),
        headers: response.headers)
    }
  }

  func headers(_ more: HTTPFields = [:]) -> HTTPFields {
    var fields = more
    if let cookie { fields[.cookie] = cookie }
    return fields
  }

  /// Signs in and reads the proof out of the first page.
  mutating func signIn(
    _ login: String, password: String = Office.password
  ) async throws -> Answer {
    let answer = try await post("/sign-in", [("login", login), ("password", password)])
    guard let set = answer.headers[.setCookie] else { return answer }
    cookie = set.split(separator: ";").first.map(String.init)
    let page = try await get("/password").text
    csrf = page.split(separator: "name=\"csrf\" value=\"").dropFirst().first
      .map { String($0.prefix { $0 != "\"" }) }
    return answer
  }

  static func signedIn(
    _ login: String, _ client: any TestClientProtocol
  ) async throws -> Browser {
    var browser = Browser(client)
    _ = try await browser.signIn(login)
    return browser
  }
}

extension Cast {
  static func login(_ actor: Actor) -> String {
    people.first { $0.id == actor.person }?.name ?? ""
  }

  static let clerk = actor(housing, .liaison)
  static let otherClerk = actor(water, .liaison)
}

/// Lets in so many offices at once: each sign-in computes a hash that is slow on purpose, and a hundred
/// at the same time would have to wait for each other longer than a client waits.
actor Door {
  static let shared = Door(places: 3)

  private var places: Int
  private var queue: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    self.places = places
  }

  nonisolated func through<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async throws -> Value {
    await enter()
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    await leave()
    return try result.get()
  }

  private func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { queue.append($0) }
    }
  }

  private func leave() {
    if queue.isEmpty { places += 1 } else { queue.removeFirst().resume() }
  }
}
