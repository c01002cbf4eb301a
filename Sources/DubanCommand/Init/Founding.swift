import Duban
import DubanStore
import DubanWeb
import Foundation

/// The making of a new store (建库): whole, or nothing is left of it.
struct Founding {
  let folder: DataFolder
  /// Of PostgreSQL; `nil` for SQLite in the folder.
  let address: String?
  let settings: DataSettings
  let material: InstallationMaterial
  /// By duty; `nil` opens no account.
  var administrators: [Account.Duty: String]?
  let at: Instant

  func carryOut() async throws -> Founded {
    try folder.makeEmpty()
    do {
      return try await fill()
    } catch {
      folder.clear()
      throw error
    }
  }

  private func fill() async throws -> Founded {
    let lock = try StoreLock(besideDatabase: folder.paths.database)
    defer { withExtendedLifetime(lock) {} }
    let keys = try KeyRing.create(folder: folder.paths.keys)
    _ = try EvidenceStore.create(folder: folder.paths.evidence)
    let engine = try EngineChoice(address: address, database: folder.paths.database).engine()
    let store = Store(division: settings.division, engine: engine, keys: keys)
    do {
      let founded = try await install(store)
      await store.close()
      try folder.write(settings)
      return founded
    } catch {
      await store.close()
      throw error
    }
  }

  private func install(_ store: Store) async throws -> Founded {
    try await Migrations.run(on: store.engine)
    guard try await store.isEmpty() else {
      throw Failure(
        status: .refused, message: "数据库里已有区划 \(settings.division) 的数据，没有改动。",
        code: "not-empty")
    }
    try await store.install(
      try await store.calendar(importing: material.years), at: at)
    for ledger in material.ledgers {
      try await store.install(ledger: ledger.text, named: ledger.file, at: at)
    }
    let roster = try roster
    try await store.lay(roster)
    if material.sample != nil { try await store.markAsSample() }
    let logins = try await FirstAccounts(store: store)
      .open(administrators ?? [:], after: roster.people.count)
    return Founded(
      data: folder.paths.path, division: settings.division, name: settings.name,
      years: material.years.map(\.year), ledgers: material.ledgers.count,
      units: roster.units.count, posts: roster.posts.count, people: roster.people.count,
      isSample: material.sample != nil, logins: logins)
  }

  private var roster: Roster {
    get throws(Failure) {
      guard let catalogue = material.sample else { return .bare(of: settings.name) }
      return try SampleDistrict(catalogue: catalogue, name: settings.name, from: at.day).roster
    }
  }
}

extension Roster {
  /// The government and its supervision section: what every district has.
  static func bare(of name: String) -> Roster {
    var roster = Roster()
    roster.units = [
      Duban.Unit(id: UnitID(1), name: "\(name)人民政府", kind: .government),
      Duban.Unit(
        id: UnitID(2), name: "\(name)人民政府督查室", kind: .office, parent: UnitID(1)),
    ]
    return roster
  }
}

/// What was made.
struct Founded: Shown {
  var data: String
  var division: String
  var name: String
  var years: [Int]
  var ledgers: Int
  var units: Int
  var posts: Int
  var people: Int
  var isSample: Bool
  /// Each password is shown this once.
  var logins: [FirstLogin]

  private var accounts: String {
    if isSample, logins.isEmpty { return "" }
    if logins.isEmpty { return "还没有管理员账号：请用 duban account open 给三员开立。\n" }
    return "初始口令只显示这一次，请当面交给本人；七天内须登录并修改，过期失效，并设置动态口令：\n"
      + logins.map { "\($0.duty)　用户名 \($0.login)　初始口令 \($0.password)\n" }.joined()
  }

  func text(columns: Int) -> String {
    let span = [years.first, years.last].compactMap { $0 }.map(String.init)
    let sample = isSample ? "这是样例库，单位和人员均为虚构。\n" : ""
    return """
      已建库：\(name)（\(division)），数据目录 \(data)。
      日历 \(span.joined(separator: "—")) 年，台账 \(ledgers) 种，单位 \(units) 个，\
      岗位 \(posts) 个，人员 \(people) 名。
      \(sample)\(accounts)请另行备份 \(data)/keys：密钥丢失，个人信息就解不开。

      """
  }
}
