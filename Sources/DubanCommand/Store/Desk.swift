import Duban
import DubanStore
import DubanWeb

/// An opened store with what every verb asks of it: the register of names, the ledgers, the time.
struct Desk: Sendable {
  let store: Store
  let paths: StoreFolder
  let settings: DataSettings
  /// When the command is carried out.
  let at: Instant
  let register: Register
  let ledgers: [Ledger]

  var evidence: EvidenceStore { EvidenceStore(folder: paths.evidence) }

  /// Whether a command that writes may run beside another.
  enum Access {
    case reading
    /// On SQLite one process writes; the lock is held until the end.
    case writing
    /// As `writing`, on a database of an older version too.
    case upgrading
  }

  func ledger(_ id: String) -> Ledger? { ledgers.first { $0.id == id } }

  /// By id or by name.
  func ledger(named words: String) throws(Failure) -> Ledger {
    if let ledger = ledgers.first(where: { $0.id == words || $0.name == words }) { return ledger }
    let known = ledgers.map { "\($0.name)（\($0.id)）" }.joined(separator: "、")
    throw Failure(
      status: .noInput,
      message: "没有安装“\(words)”台账。" + (known.isEmpty ? "" : "已安装：\(known)。"),
      code: "unknown-ledger")
  }
}

extension StoreOptions {
  var folder: DataFolder { DataFolder(data) }

  /// Of PostgreSQL; `nil` for SQLite.
  var databaseAddress: String? { postgres ?? Environment.value("DUBAN_POSTGRES") }

  var instant: Instant { at?.instant ?? Now.instant }

  /// Opens the store, hands it to a body and closes it again, whatever comes of it.
  func open<Value>(
    _ access: Desk.Access, _ body: (Desk) async throws -> Value
  ) async throws -> Value {
    let settings = try folder.settings()
    let paths = folder.paths
    let address = databaseAddress
    try demandAddress(address, settings)
    let lock =
      try access != .reading && address == nil
      ? StoreLock(besideDatabase: paths.database) : nil
    defer { withExtendedLifetime(lock) {} }
    let engine = try EngineChoice(address: address, database: paths.database).engine()
    let store = Store(
      division: division ?? settings.division, engine: engine,
      keys: try KeyRing(folder: paths.keys))
    let result = await outcome { () async throws -> Value in
      try await prepare(engine, access)
      if access == .upgrading { return try await body(bareDesk(store, settings, paths)) }
      return try await body(try await desk(store, settings, paths))
    }
    await store.close()
    return try result.get()
  }

  private func outcome<Value>(
    _ body: () async throws -> Value
  ) async -> Result<Value, any Error> {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }

  private func demandAddress(_ address: String?, _ settings: DataSettings) throws(Failure) {
    guard settings.engine == .postgres, address == nil else { return }
    throw Failure(
      status: .misused,
      message: "这个数据目录用的是 PostgreSQL。请用 --postgres 或环境变量 DUBAN_POSTGRES 写明连接地址。")
  }

  /// Only `duban upgrade` brings an older schema up to this program: it makes a backup first.
  private func prepare(_ engine: any SQLEngine, _ access: Desk.Access) async throws {
    let version = try await Migrations.version(of: engine)
    if version > Migrations.version { throw StoreFailure(.newerVersion) }
    guard access == .upgrading || version == Migrations.version else {
      throw Failure(
        status: .failed, message: "数据库是由旧版本程序建立的，没有改动。请先运行 duban upgrade。",
        code: "older-version")
    }
  }

  /// Nothing is read: the tables may be those of an older version.
  private func bareDesk(
    _ store: Store, _ settings: DataSettings, _ paths: StoreFolder
  ) -> Desk {
    let nobody = Directory(units: [], posts: [], holdings: [])
    return Desk(
      store: store, paths: paths, settings: settings, at: instant,
      register: Register(directory: nobody, people: [], today: instant.day), ledgers: [])
  }

  private func desk(
    _ store: Store, _ settings: DataSettings, _ paths: StoreFolder
  ) async throws -> Desk {
    let at = instant
    return Desk(
      store: store, paths: paths, settings: settings, at: at,
      register: Register(
        directory: try await store.directory(), people: try await store.people(), today: at.day),
      ledgers: try await store.ledgers())
  }
}
