import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Erasing personal data` {
  private let words = "张三丰投诉邻居"

  private func complaint(_ house: House) async throws -> MatterID {
    let id = try await house.act(.open, by: Cast.inspector, text: words) {
      $0.ledger = "personal"
      $0.title = "噪音扰民"
      $0.units = [UnitRole(Cast.housing, .lead)]
      $0.fields = ["phone": .text("13800001234"), "target": .text("停止施工")]
    }.matter
    try await house.act(.assign, on: id, by: Cast.chief, reason: "张三丰催促")
    return id
  }

  /// Every byte that the database keeps for the division, as text.
  private func everything(_ house: House) async throws -> String {
    try await house.contents().values.flatMap { $0 }.flatMap { row in
      (0..<row.count).map { column in
        switch row[column] {
        case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
        case .text(let text): text
        default: ""
        }
      }
    }.joined(separator: "\n")
  }

  private func ids(_ house: House, _ id: MatterID) async throws -> [String] {
    var ids = try await house.store.entries(of: id).flatMap { [$0.text, $0.reason] }
      .compactMap { $0 }.compactMap { PersonalText.id(in: $0) }
    if case .personal(let phone)? = try await house.matter(id).fields["phone"] { ids.append(phone) }
    return ids
  }

  @Test(arguments: Engine.all)
  func `a personal value is nowhere in the clear, and is read back by its id`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      let kept = try await everything(house)
      for secret in ["13800001234", "张三丰", "邻居"] { #expect(!kept.contains(secret)) }
      #expect(kept.contains("噪音扰民"))
      let revealed = try await house.store.reveal(try await ids(house, id))
      #expect(Set(revealed.values) == [words, "张三丰催促", "13800001234"])
      #expect(try await house.store.search(["张三"]).matters == [])
      #expect(try await house.store.search(["噪音"]).matters == [id.rawValue])
    }
  }

  @Test(arguments: Engine.all)
  func `erased, the value is gone for good, the field says so and the journal verifies`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      let before = try await ids(house, id)
      let entries = try await house.store.entries(of: id)
      try await house.store.seal(at: House.beginning)
      try await house.act(.erase, on: id, by: Cast.chief, reason: "本人申请，个保法第四十七条") {
        $0.field = "phone"
      }
      try await house.act(.erase, on: id, by: Cast.chief, reason: "本人申请，个保法第四十七条") {
        $0.field = "text"
      }
      #expect(try await house.matter(id).fields["phone"] == .erased)
      #expect(try await house.store.reveal(before) == [:])
      #expect(try await house.store.entries(of: id).prefix(entries.count) == entries[...])
      #expect(try await house.store.verifyJournal().isWhole)
      #expect(
        try await house.store.checkRebuild(at: try #require(Instant("2021-03-02"))).isEqual)
      await #expect(throws: CommandFailure.self) {
        try await house.act(.undo, on: id, by: Cast.chief)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a value that was only asked for is erased too`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.adjust, on: id, by: clerk, reason: "更正") {
        $0.fields = ["phone": .text("13900009999")]
      }
      #expect(try await house.count("SELECT COUNT(*) FROM secret WHERE field = 'phone'") == 2)
      try await house.act(.erase, on: id, by: Cast.chief, reason: "本人申请") { $0.field = "phone" }
      #expect(try await house.count("SELECT COUNT(*) FROM secret WHERE field = 'phone'") == 0)
    }
  }

  @Test(arguments: Engine.all)
  func `parts of a split matter lose it with the whole`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      let parts = try await house.act(.split, on: id, by: Cast.inspector) { $0.parts = ["东", "西"] }
      try await house.act(.erase, on: parts.others[0], by: Cast.chief, reason: "本人申请") {
        $0.field = "phone"
      }
      #expect(try await house.count("SELECT COUNT(*) FROM secret WHERE field = 'phone'") == 0)
    }
  }

  @Test(arguments: Engine.all)
  func `nobody names the id of another's value`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      guard case .personal(let phone)? = try await house.matter(id).fields["phone"] else {
        Issue.record("no phone")
        return
      }
      await #expect(throws: CommandFailure.refused(.invalid("电话", why: "须填内容"))) {
        try await house.act(.open, by: Cast.inspector) {
          $0.ledger = "personal"
          $0.title = "冒用"
          $0.fields = ["phone": .personal(phone)]
        }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a text that looks like an id is kept as a text`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      let first = try #require(try await ids(house, id).first)
      try await house.act(.remark, on: id, by: Cast.inspector, text: "§\(first)")
      let last = try #require(try await house.store.entries(of: id).last?.text)
      let key = try #require(PersonalText.id(in: last))
      #expect(key != first)
      #expect(try await house.store.reveal([key]) == [key: "§\(first)"])
    }
  }

  @Test(arguments: Engine.all)
  func `only the chief of the office, with a reason, and only what is personal`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await complaint(house)
      await #expect(
        throws: CommandFailure.refused(
          .notAllowed(.erase, allowed: [Who(.office, .supervisionChief)]))
      ) {
        try await house.act(.erase, on: id, by: Cast.inspector, reason: "x") { $0.field = "phone" }
      }
      await #expect(throws: CommandFailure.refused(.missing(.need(.reason)))) {
        try await house.act(.erase, on: id, by: Cast.chief) { $0.field = "phone" }
      }
      await #expect(throws: CommandFailure.refused(.invalid("target", why: "不是个人信息字段"))) {
        try await house.act(.erase, on: id, by: Cast.chief, reason: "x") { $0.field = "target" }
      }
    }
  }
}

@Suite struct `Bearing foolish input` {
  @Test(arguments: Engine.all)
  func `texts of any script are kept as they are`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned("改造“街巷”'; DROP TABLE entry; --")
      let text = "一行\n二行\t𠀀👨‍👩‍👧 \\u0000 \"引号\" '单引号' e\u{301} \u{200F}维语 \u{FFFD}"
      try await house.act(.remark, on: id, by: Cast.inspector, text: text)
      #expect(try await house.store.entries(of: id).last?.text == text)
      #expect(try await house.matter(id).title == "改造“街巷”'; DROP TABLE entry; --")
      #expect(try await house.store.verifyJournal().isWhole)
    }
  }

  @Test(arguments: Engine.all)
  func `what cannot be stored is refused in words, not by the database`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let huge = String(repeating: "长", count: 400_000)
      for text in [huge, "有\u{0}字符"] {
        await #expect(throws: CommandFailure.self) {
          try await house.act(.remark, on: id, by: Cast.inspector, text: text)
        }
        await #expect(throws: CommandFailure.self) {
          try await house.act(.open, by: Cast.inspector) { $0.title = text }
        }
        await #expect(throws: CommandFailure.self) {
          try await house.act(.open, by: Cast.inspector) {
            $0.title = "改造"
            $0.fields = ["target": .text(text)]
          }
        }
        await #expect(throws: CommandFailure.self) {
          try await house.act(.open, by: Cast.inspector, text: text) {
            $0.ledger = "personal"
            $0.title = "改造"
            $0.fields = ["phone": .text(huge)]
          }
        }
      }
      await #expect(throws: CommandFailure.self) {
        try await house.act(.open, by: Cast.inspector) { $0.ledger = "无此台账" }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a clock set backwards breaks neither rows nor journal nor figures`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned(at: "2021-03-10T09:00")
      try await house.act(.accept, on: id, by: clerk, at: "2021-03-02T09:00")
      try await house.store.foldTallies(today: try #require(Day("2021-03-10")))
      try await house.act(.remark, on: id, by: Cast.inspector, at: "2020-12-01T09:00", text: "旧")
      let at = try #require(Instant("2021-03-12T09:00"))
      #expect(try await house.store.checkRebuild(at: at).isEqual)
      #expect(try await house.store.verifyJournal().isWhole)
      let total = try await house.store.lights(at: at).map(\.count).reduce(0, +)
      #expect(total == 1)
    }
  }

  @Test(arguments: Engine.all)
  func `evidence that was never handed in is refused`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let unknown = try #require(EvidenceHash(rawValue: String(repeating: "ab", count: 32)))
      let command = Command(
        id: "unknown", act: .attach, matter: id, evidence: [Evidence(hash: unknown, kind: "照片")])
      let before = try await house.contents()
      await #expect(throws: (any Error).self) {
        try await house.store.perform(command, by: Cast.inspector, at: House.beginning)
      }
      #expect(try await house.contents() == before)
    }
  }
}
