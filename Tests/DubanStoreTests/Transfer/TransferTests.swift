import Duban
import DubanTesting
import Foundation
import Testing

@testable import DubanStore

@Suite struct `Moving between engines` {
  /// A busy house: several matters, a seal, a secret, a filter, tallies folded and not.
  private func live(_ house: House) async throws {
    // A unit below one with a greater number.
    try await house.store.put(Unit(id: UnitID(70), name: "高新区", kind: .department))
    try await house.store.put(
      Unit(id: UnitID(60), name: "高新一社区", kind: .community, parent: UnitID(70)))
    var ids: [MatterID] = []
    for title in ["甲", "乙", "丙"] { ids.append(try await house.assigned(title)) }
    try await house.act(.link, on: ids[0], by: Cast.inspector) { $0.other = ids[1] }
    try await house.act(.split, on: ids[2], by: Cast.inspector) { $0.parts = ["东段", "西段"] }
    try await house.act(.open, by: Cast.inspector) {
      $0.ledger = "personal"
      $0.title = "噪音扰民"
      $0.fields = ["phone": .text("13800001234")]
    }
    try await house.act(.attach, on: ids[0], by: clerk, evidence: ["照片"])
    try await house.store.seal(at: House.beginning)
    try await house.store.foldTallies(today: try #require(Day("2021-03-05")))
    try await house.act(.accept, on: ids[0], by: clerk, text: "a\"b\\c\u{2028}𠀀")
    let person = try #require(Cast.inspector.person)
    try await house.store.save(SavedFilter(name: "我的", query: ListQuery()), of: person)
  }

  @Test func `from SQLite to PostgreSQL and back, everything is as it was`() async throws {
    let at = try #require(Instant("2021-03-06T09:00"))
    try await withTemporaryFolder { folder in
      try await House.with(on: .sqlite) { first in
        try await live(first)
        let whole = try await first.contents()
        let count = try await first.store.export(to: "\(folder)/one")
        try await withStore(on: .postgres, beforeCommit: Store.beforeCommit) { engine in
          let second = try House(on: engine)
          #expect(try await second.store.load(export: "\(folder)/one") == count)
          try await check(second, is: whole, at: at)
          try await second.store.export(to: "\(folder)/two")
          try await withStore(on: .sqlite, beforeCommit: Store.beforeCommit) { engine in
            let third = try House(on: engine)
            try await third.store.load(export: "\(folder)/two")
            try await check(third, is: whole, at: at)
            try await third.store.export(to: "\(folder)/three")
            // And work goes on where it was.
            let answer = try await third.act(.open, by: Cast.inspector, id: "afterwards") {
              $0.title = "丁"
            }
            #expect(Int(answer.matter.rawValue) == (whole["matter"]?.count ?? 0) + 1)
          }
        }
        let files = ["one", "two", "three"].map {
          FileManager.default.contents(atPath: "\(folder)/\($0)")
        }
        #expect(files[1] == files[2])
      }
    }
  }

  private func check(
    _ house: House, is whole: [String: [SQLRow]], at instant: Instant
  ) async throws {
    let contents = try await house.contents()
    for (table, rows) in whole { #expect(contents[table] == rows, "\(table)") }
    #expect(try await house.store.verifyJournal().isWhole)
    #expect(try await house.store.checkRebuild(at: instant).isEqual)
    #expect(try await house.store.search(["噪音"]).count == 1)
    let total = try await house.store.standings().map(\.count).reduce(0, +)
    #expect(total == whole["matter"]?.count)
    let secret = try #require(whole["secret"]?.first?.text(1))
    #expect(try await house.store.reveal([secret]) == [secret: "13800001234"])
  }

  @Test(arguments: Engine.all)
  func `a base that holds something is not loaded into`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      try await withTemporaryFolder { folder in
        try await house.store.export(to: "\(folder)/export")
        let before = try await house.contents()
        await #expect(throws: TransferProblem.self) {
          try await house.store.load(export: "\(folder)/export")
        }
        #expect(try await house.contents() == before)
      }
    }
  }

  /// A way to damage the lines of an export, and what is said of it.
  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var line: Int?
    var problem: String
    var change: @Sendable (inout [String]) -> Void
  }

  static let damages = [
    Damage(testDescription: "cut at the end", line: nil, problem: "缺结尾") { $0.removeLast() },
    Damage(testDescription: "cut within a line", line: 12, problem: "列数或者内容") {
      $0 = Array($0.prefix(12))
      $0[11] = String($0[11].prefix(9))
    },
    Damage(testDescription: "a row missing", line: -1, problem: "应有") { lines in
      lines.removeAll { $0.contains("55555555") }
    },
    Damage(testDescription: "a row too many", line: -1, problem: "应有") {
      $0.insert("[\"420106\",990,\"多\",\"department\",null,{\"b\":\"e30=\"}]", at: 3)
    },
    Damage(testDescription: "another division", line: 1, problem: "是区划420107的数据") {
      $0[0] = $0[0].replacing("420106", with: "420107")
    },
    Damage(testDescription: "a newer form", line: 1, problem: "更新版本") {
      $0[0] = $0[0].replacing("\"version\":1", with: "\"version\":2")
    },
    Damage(testDescription: "a newer schema", line: 1, problem: "更新版本") {
      $0[0] = $0[0].replacing("\"schema\":", with: "\"schema\":9")
    },
    Damage(testDescription: "not an export", line: 1, problem: "不是导出文件") {
      $0 = ["年份,指标", "2021,7%"]
    },
    Damage(testDescription: "empty", line: 1, problem: "不是导出文件") { $0 = [] },
    Damage(testDescription: "a column missing in a row", line: 4, problem: "列数或者内容") {
      $0[3] = $0[3].replacing(",null,", with: ",")
    },
    Damage(testDescription: "a table unknown", line: 2, problem: "没有表") {
      $0[1] = $0[1].replacing("\"unit\"", with: "\"sqlite_master\"")
    },
    Damage(testDescription: "a column unknown", line: 2, problem: "没有表") {
      $0[1] = $0[1].replacing("\"kind\"", with: "\"kind2\"")
    },
    Damage(testDescription: "a row before its table", line: 2, problem: "列数或者内容") {
      $0.swapAt(1, 2)
    },
    Damage(testDescription: "a line of something else", line: 6, problem: "不是导出文件的内容") {
      $0.insert("hello", at: 5)
    },
    Damage(testDescription: "a row of another division", line: nil, problem: "") {
      $0[3] = $0[3].replacing("420106", with: "420107")
    },
    Damage(testDescription: "a text where a number belongs", line: nil, problem: "") {
      $0[3] = $0[3].replacing("[\"420106\",", with: "[\"420106\",\"十\",").replacing(
        ",null", with: "")
    },
  ]

  @Test(arguments: Engine.all, damages)
  func `a damaged file is refused with its line, and nothing is loaded`(
    engine: Engine, damage: Damage
  ) async throws {
    try await withTemporaryFolder { folder in
      let text = try await Self.sound.value
      var lines = text.split(separator: "\n").map(String.init)
      damage.change(&lines)
      let path = "\(folder)/export"
      try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path))
      try await withStore(on: engine, beforeCommit: Store.beforeCommit) { engine in
        let house = try House(on: engine)
        do {
          try await house.store.load(export: path)
          Issue.record("it was loaded")
        } catch let problem as TransferProblem {
          #expect(
            damage.problem.isEmpty || problem.problem.contains(damage.problem), "\(problem)")
          if let line = damage.line {
            #expect(problem.line == (line < 0 ? lines.count : line), "\(problem)")
          }
        }
        for table in TransferTable.all {
          #expect(try await house.count("SELECT COUNT(*) FROM \(table.name)") == 0, "\(table.name)")
        }
      }
    }
  }

  /// The text of an export of a small house.
  private static let sound = Task {
    let slot = Slot()
    try await House.with(on: .sqlite) { house in
      _ = try await house.assigned()
      try await withTemporaryFolder { folder in
        try await house.store.export(to: "\(folder)/export")
        await slot.fill(try String(contentsOfFile: "\(folder)/export", encoding: .utf8))
      }
    }
    return await slot.text
  }

  private actor Slot {
    var text = ""
    func fill(_ text: String) { self.text = text }
  }
}
