import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Carrying out commands` {
  @Test(arguments: Engine.all)
  func `a repeat is answered as the first was, and writes nothing`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.opened()
      let first = try await house.act(.assign, on: id, by: Cast.chief, id: "once", reason: "急需")
      try await house.act(.accept, on: id, by: clerk)
      let before = try await house.contents()
      let again = try await house.act(
        .assign, on: id, by: Cast.chief, at: "2021-03-02T09:00", id: "once", reason: "急需")
      #expect(again == first && again.standing == .issued)
      #expect(try await house.contents() == before)
    }
  }

  @Test(arguments: Engine.all)
  func `an id that somebody else used, or for another matter, is taken`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let (id, other) = (try await house.assigned(), try await house.assigned())
      try await house.act(.remark, on: id, by: Cast.chief, id: "once", text: "请抓紧")
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.remark, on: id, by: Cast.inspector, id: "once", text: "请抓紧")
      }
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.remark, on: other, by: Cast.chief, id: "once", text: "请抓紧")
      }
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.remark, on: id, by: .system, id: "once", text: "请抓紧")
      }
    }
  }

  @Test(arguments: Engine.all)
  func `an id used again for another command of the same person is taken, and nothing is written`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      try await house.act(.remark, on: id, by: Cast.chief, id: "once", text: "请抓紧")
      let before = try await house.contents()
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.remark, on: id, by: Cast.chief, id: "once", text: "不必抓紧")
      }
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.urge, on: id, by: Cast.chief, id: "once")
      }
      #expect(try await house.contents() == before)
      let opened = try await house.act(.open, by: Cast.inspector, id: "open") { $0.title = "甲" }
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.open, by: Cast.inspector, id: "open") { $0.title = "乙" }
      }
      let again = try await house.act(.open, by: Cast.inspector, id: "open") { $0.title = "甲" }
      #expect(again == opened)
    }
  }

  @Test(arguments: Engine.all)
  func `what is kept of a command tells nobody a personal value of it`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let call = { (telephone: String) in
        try await house.act(.open, by: Cast.inspector, id: "call") {
          $0.title = "来电"
          $0.fields = ["phone": .text(telephone)]
        }
      }
      let answer = try await call("13900000000")
      #expect(try await call("13900000000") == answer)
      await #expect(throws: CommandFailure.idTaken) { try await call("13900000001") }
      let kept = try await house.store.engine.read { session in
        try session.first("SELECT answer FROM command WHERE id = ?1", [.text("call")])?.blob(0)
      }
      // A mark, the code and the version, and nothing else.
      #expect(kept?.count == 1 + Answer.Kept.codeCount + 1)
    }
  }

  @Test(arguments: Engine.all)
  func `a repeat of a command that an older version carried out is answered as it was then`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.opened()
      let first = try await house.act(.assign, on: id, by: Cast.chief, id: "once", reason: "急需")
      let row = try await house.store.engine.read { session in
        try session.first("SELECT answer FROM command WHERE id = 'once'")?.blob(0)
      }
      let kept = try Answer.Kept(bytes: try #require(row))
      let code = try #require(kept.code)
      let old = #"{"h":"\#(Hex.text(code))","s":"issued","v":\#(first.version)}"#
      try await house.store.engine.write { session in
        try session.run(
          "UPDATE command SET answer = ?1 WHERE id = 'once'", [.blob(Array(old.utf8))])
      }
      try await house.act(.accept, on: id, by: clerk)
      let again = try await house.act(.assign, on: id, by: Cast.chief, id: "once", reason: "急需")
      #expect(again == first)
      await #expect(throws: CommandFailure.idTaken) {
        try await house.act(.assign, on: id, by: Cast.chief, id: "once", reason: "不急")
      }
    }
  }

  @Test(arguments: Engine.all)
  func `the same command sent sixteen times at once is carried out once`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let answers = try await many(16) { _ in
        try await house.act(.remark, on: id, by: Cast.chief, id: "twice", text: "请抓紧")
      }
      #expect(Set(answers).count == 1)
      #expect(try await house.matter(id).version == 3)
      let opened = try await many(16) { _ in
        try await house.act(.open, by: Cast.inspector, id: "open") { $0.title = "改造街巷" }
      }
      #expect(Set(opened).count == 1)
      #expect(try await house.count("SELECT COUNT(*) FROM matter") == 2)
    }
  }

  @Test(arguments: Engine.all)
  func `sixteen people at once on one matter lose nothing`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      _ = try await many(16) { number in
        for step in 1...4 {
          try await house.act(.remark, on: id, by: Cast.inspector, text: "第\(number)人第\(step)次")
        }
        return try await house.matter(id).version
      }
      let entries = try await house.store.entries(of: id)
      #expect(entries.map(\.number) == Array(1...66))
      #expect(Set(entries.compactMap(\.text)).count == 64)
      #expect(try await house.store.verifyJournal().isWhole)
      #expect(try await house.store.checkRebuild(at: entries[65].at).isEqual)
    }
  }

  @Test(arguments: Engine.all)
  func `of sixteen who know the same version one is first, and the others are told what he did`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let codes = try await many(16) { _ in
        do {
          try await house.act(.accept, on: id, by: clerk, known: 2)
          return "done"
        } catch CommandFailure.refused(let refusal) {
          #expect(refusal == .stale(known: 2, now: 3, since: [.accept]))
          return refusal.code
        }
      }
      #expect(codes.sorted() == ["done"] + Array(repeating: "stale", count: 15))
    }
  }

  @Test(arguments: Engine.all)
  func `links that cross each other end well`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let ids = try await many(4) { _ in try await house.opened() }
      _ = try await many(12) { number in
        let (one, other) = (ids[number % 4], ids[(number + 1 + number / 4) % 4])
        do {
          try await house.act(.link, on: one, by: Cast.inspector) { $0.other = other }
        } catch CommandFailure.refused(.invalid) {
          return false
        }
        return true
      }
      #expect(try await house.store.checkRebuild(at: House.beginning).isEqual)
      for id in ids {
        for link in try await house.matter(id).links {
          #expect(try await house.matter(link.matter).links.contains(Link(.related, id)))
        }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `what is refused leaves no trace, not even a number`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let before = try await house.contents()
      for act in Act.allCases {
        await #expect(throws: CommandFailure.self) {
          try await house.act(
            act, on: act == .open ? nil : id, by: Cast.actor(Cast.education, .liaison), text: "x",
            evidence: ["x"]
          ) {
            $0.title = "改造街巷"
            $0.parts = ["东段", "西段"]
            $0.fields = ["phone": .text("13800000000")]
            $0.request = 99
          }
        }
      }
      #expect(try await house.contents() == before)
      #expect(try await house.matter(house.opened()).number == "试〔2021〕002号")
    }
  }

  @Test(arguments: Engine.all)
  func `a child opened under a matter answers for itself`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let answer = try await house.act(.open, by: Cast.inspector) {
        $0.title = "遗留一段"
        $0.other = id
        $0.fields = ["phone": .text("13800000000")]
      }
      #expect(answer.matter != id && answer.others == [id] && answer.version == 1)
      #expect(try await house.matter(id).links == [Link(.child, answer.matter)])
      let owner = try await house.count("SELECT matter FROM secret")
      #expect(MatterID(Int64(owner)) == answer.matter)
    }
  }

  @Test(arguments: Engine.all)
  func `a matter above can't close over a part that relapsed meanwhile`(engine: Engine) async throws
  {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let split = try await house.act(.split, on: id, by: Cast.inspector) { $0.parts = ["东", "西"] }
      for part in split.others {
        try await house.act(.terminate, on: part, by: Cast.chief, reason: "x")
      }
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.report, on: id, by: clerk, text: "完成")
      try await house.sign(id, by: deputy)
      try await house.act(.requestClosing, on: id, by: clerk, evidence: ["验收单"])
      try await house.sign(id, by: unitChief)
      try await house.act(.open, by: Cast.inspector) {
        $0.title = "遗留一段"
        $0.other = id
      }
      try await house.act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
      try await house.sign(id, by: Cast.chief)
      await #expect(throws: CommandFailure.refused(.openChildren(1))) {
        try await house.sign(id, by: Cast.leader)
      }
    }
  }
}

extension House {
  /// Signs the last request.
  func sign(_ id: MatterID, by actor: Actor, at: String = "2021-03-01T09:00") async throws {
    let request = try await matter(id).requests.last?.number
    try await act(.sign, on: id, by: actor, at: at) { $0.request = request }
  }
}

/// Runs a body so many times at once; the results in no order.
func many<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: Value.self) { group in
    for number in 0..<count { group.addTask { try await body(number) } }
    return try await group.reduce(into: []) { $0.append($1) }
  }
}
