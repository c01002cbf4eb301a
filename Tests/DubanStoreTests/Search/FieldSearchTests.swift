import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Searching what fields say` {
  /// The trial ledger with a leader's own words.
  private static let instructions: Ledger = {
    var ledger = TrialLedger.campaign
    (ledger.id, ledger.name, ledger.numbering) = ("instructions", "批示", Numbering(prefix: "批"))
    var wording = FieldDefinition(id: "wording", name: "批示原文", kind: .text)
    wording.isWording = true
    ledger.fields.append(wording)
    return ledger
  }()

  private func opened(
    _ house: House, in ledger: String, _ fields: [String: FieldValue], quote: Source? = nil
  ) async throws -> MatterID {
    try await house.act(.open, by: Cast.inspector) {
      $0.ledger = ledger
      $0.title = "整治水体"
      $0.units = [UnitRole(Cast.housing, .lead)]
      $0.due = Day("2021-12-31")
      $0.fields = fields
      $0.sources = quote.map { [$0] }
    }.matter
  }

  private func isFound(
    _ words: String, _ id: MatterID, _ house: House, units: [UnitID]? = nil
  ) async throws -> Bool {
    try await house.store.search([words], units: units).matters == [id.rawValue]
  }

  @Test(arguments: Engine.all)
  func `a text is found as it is now, by its units too, after a rebuild as before`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      var source = Source(kind: "政府工作报告", title: "2021年政府工作报告")
      source.quote = "打好蓝天保卫战"
      let id = try await opened(house, in: "trial", ["target": .text("消除黑臭河段")], quote: source)
      for units in [nil, [Cast.housing]] {
        #expect(try await isFound("黑臭", id, house, units: units))
        #expect(try await isFound("蓝天", id, house, units: units))
      }
      #expect(try await isFound("黑臭", id, house, units: [Cast.water]) == false)
      try await house.act(.amend, on: id, by: Cast.inspector) {
        $0.fields = ["target": .text("修复湿地生态")]
      }
      #expect(try await isFound("黑臭", id, house) == false)
      #expect(try await isFound("湿地", id, house))
      try await house.act(.terminate, on: id, by: Cast.chief, reason: "已并入湖区治理")
      for isRebuilt in [false, true] {
        if isRebuilt { try await house.store.rebuild(at: House.beginning) }
        for (words, isThere) in [("湿地", true), ("湖区", true), ("蓝天", true), ("黑臭", false)] {
          #expect(try await isFound(words, id, house) == isThere, "\(words)")
        }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a unit finds what it is asked about, until it has answered`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned("整治水体")
      try await house.act(.accept, on: id, by: clerk)
      #expect(try await isFound("水体", id, house, units: [Cast.water]) == false)
      try await house.act(.coordinate, on: id, by: clerk, reason: "请提供管线图") {
        $0.unit = Cast.water
      }
      let wait = try #require(try await house.matter(id).waiting.first)
      for isRebuilt in [false, true] {
        if isRebuilt { try await house.store.rebuild(at: House.beginning) }
        #expect(try await isFound("水体", id, house, units: [Cast.water]))
        #expect(try await isFound("管线图", id, house, units: [Cast.water]))
      }
      let water = Cast.actor(Cast.water, .liaison)
      try await house.act(.answer, on: id, by: water, text: "已提供") {
        $0.request = wait.request
      }
      #expect(try await isFound("水体", id, house, units: [Cast.water]) == false)
      #expect(try await isFound("水体", id, house, units: [Cast.housing]))
    }
  }

  @Test(arguments: Engine.all)
  func `nothing personal is found, nor what is only chosen`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let fields: [String: FieldValue] = [
        "phone": .text("13907301234"), "urgency": .text("急件"), "target": .text("管网"),
      ]
      let id = try await opened(house, in: "trial", fields)
      #expect(try await isFound("管网", id, house))
      let other = try await opened(house, in: "personal", ["target": .text("邻里纠纷")])
      for words in ["13907301234", "急件"] { #expect(try await isFound(words, id, house) == false) }
      #expect(try await isFound("纠纷", other, house) == false)
    }
  }

  @Test(arguments: Engine.all)
  func `a leader's own words are not for the units to find`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      try await house.install(Self.instructions)
      var source = Source(kind: "领导批示", title: "关于水体的批示")
      source.quote = "从快办理"
      let id = try await opened(
        house, in: "instructions", ["wording": .text("务必彻查"), "target": .text("排口")], quote: source)
      for words in ["彻查", "从快"] {
        #expect(try await isFound(words, id, house))
        #expect(try await isFound(words, id, house, units: [Cast.housing]) == false)
      }
      #expect(try await isFound("排口", id, house, units: [Cast.housing]))
      try await house.act(.terminate, on: id, by: Cast.chief, reason: "不再需要")
      #expect(try await isFound("彻查", id, house))
      #expect(try await isFound("彻查", id, house, units: [Cast.housing]) == false)
    }
  }

  @Test(arguments: Engine.all)
  func `an index of before is made anew when the store is opened`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await opened(house, in: "trial", ["target": .text("消除黑臭河段")])
      let engine = house.store.engine
      try await engine.write { session in
        try session.run("UPDATE meta SET value = '3' WHERE key = 'search_version'")
        switch session.dialect.engine {
        case .sqlite: try session.run("DELETE FROM unindexed")
        case .postgres: try session.run("DELETE FROM search")
        }
      }
      #expect(try await isFound("黑臭", id, house) == false)
      try await Migrations.run(on: engine)
      #expect(try await isFound("黑臭", id, house))
    }
  }
}
