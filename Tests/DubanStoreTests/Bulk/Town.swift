import Duban
import DubanTesting
import Foundation
import Testing

@testable import DubanStore

/// A store laid by its own verbs, with the cast and one short ledger, for what is done in bulk.
struct Town {
  let store: Store

  static let start = Instant(seconds: 1_614_560_400)

  static func with<Value>(
    on engine: Engine, _ body: (Town) async throws -> Value
  ) async throws -> Value {
    try await withStore(on: engine, beforeCommit: Store.beforeCommit) { engine in
      let town = Town(
        store: Store(division: "420106", engine: engine, keys: try House.keys.get()))
      try await town.lay()
      return try await body(town)
    }
  }

  private func lay() async throws {
    for unit in Cast.units.sorted(by: { ($0.parent?.rawValue ?? 0) < ($1.parent?.rawValue ?? 0) }) {
      try await store.put(unit)
    }
    for post in Cast.posts { try await store.put(post) }
    for person in Cast.people { try await store.put(person) }
    for holding in Cast.holdings { try await store.put(holding, succeeds: false) }
    for portfolio in Cast.portfolios { try await store.put(portfolio) }
    try await store.install(store.calendar(importing: []), at: Self.start)
    try await store.install(ledger: Self.ledger, named: "town.yaml", at: Self.start)
  }

  /// Every row of every table that commands write, in the order of its columns; tallies folded.
  func contents() async throws -> [String: Set<SQLRow>] {
    try await store.foldTallies(today: Self.start.day)
    return try await store.engine.read { session in
      var contents: [String: Set<SQLRow>] = [:]
      for table in TransferTable.all where !["calendar", "ledger"].contains(table.name) {
        let columns = table.columns.joined(separator: ", ")
        contents[table.name] = Set(try session.rows("SELECT \(columns) FROM \(table.name)"))
      }
      return contents
    }
  }

  private static let ledger = """
    编号: town
    名称: 街巷
    版本: 1
    出处: 试用
    机制: 限时办结
    编号前缀: 街
    状态: [拟分解, 已印发, 推进中, 申请销号, 已销号, 归档, 终止]
    时限:
      - {名称: 签收时限, 长度: 2个工作日, 起: [印发], 止: [签收]}
      - {名称: 办结时限, 长度: 至完成时限, 起: [印发], 止: [销号]}
    动作:
      - {动作: 立项, 谁: [督查室]}
      - {动作: 交办, 谁: [督查室], 状态: [拟分解]}
      - {动作: 签收, 谁: [牵头单位], 状态: [已印发]}
      - {动作: 填报, 谁: [承办单位], 状态: [推进中], 须附: [情况]}
      - {动作: 申请销号, 谁: [牵头单位], 状态: [推进中], 须附: [情况]}
      - 动作: 核查
        谁: [督查室]
        状态: [申请销号]
        回避: [报送人, 承办单位, 承办单位下级]
    申请:
      - {申请: 填报}
      - {申请: 销号}
    评灯: {依据: [时限], 时限预警: 80}
    进度: {自报: 否}
    销号: {方式: 实地核查, 核查人: [督查室], 观察天数: 90}
    计量:
      - {编号: items, 名称: 事项, 单位: 件}
    """
}

extension Town {
  static func opening(_ number: Int) -> Command {
    Command(
      id: "open-\(number)", act: .open,
      details: Details {
        $0.ledger = "town"
        $0.title = "改造第\(number)条老旧街巷"
        $0.units = [
          UnitRole(Cast.doers[number % 6], .lead), UnitRole(Cast.doers[(number + 1) % 6], .support),
        ]
        $0.due = number % 5 == 0 ? nil : start.day.advanced(by: number % 90)
        $0.year = number % 7 == 0 ? 2020 : nil
      })
  }

  /// From opening to as far as this number goes: some are closed, some only issued.
  static func history(_ number: Int) -> History {
    let clerk = Cast.actor(Cast.doers[number % 6], .liaison)
    let steps: [(Act, Actor, String?)] = [
      (.assign, Cast.inspector, nil), (.accept, clerk, nil), (.report, clerk, "完成\(number)米"),
      (.urge, Cast.inspector, "请抓紧办理"), (.requestClosing, clerk, "全部完成"),
      (.verify, Cast.inspector, "现场看过"),
    ]
    let opening = History.Step(Self.opening(number), by: Cast.inspector, at: start)
    return History(
      [opening]
        + steps.prefix(number % 7).enumerated().map { place, step in
          History.Step(
            Command(
              id: "\(number)-\(place)", act: step.0, text: step.2,
              details: Details { if step.0 == .verify { $0.passed = true } }),
            by: step.1, at: start.advanced(by: Int64(place + 1) * 100_000))
        })
  }
}

extension Town {
  /// A history carried out by the kernel's door alone.
  static func lived(_ history: History) throws -> (matter: Matter, entries: [Entry]) {
    let ledger = try LedgerFile.ledger(in: ledger, named: "town.yaml")
    var matter: Matter?
    var entries: [Entry] = []
    for step in history.steps {
      let fresh = Surroundings.Fresh(id: MatterID(1), serial: 1)
      let decided = try decide(
        step.command, on: matter,
        among: Surroundings(ledger: ledger, directory: Cast.directory, fresh: [fresh]),
        by: step.actor, at: step.at, calendar: WorkCalendar(version: 1, years: []))
      entries += decided[fresh.id] ?? []
      matter = Matter(id: fresh.id, folding: entries)
    }
    return (try #require(matter), entries)
  }
}
