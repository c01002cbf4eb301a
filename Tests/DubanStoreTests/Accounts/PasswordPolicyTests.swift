import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Bounding passwords` {
  @Test(
    arguments: [
      ("Ab1-xyz", nil, .tooShort(8)), ("Ab1-wxyz", nil, nil),
      ("Ab1-wxyz", .audit, .tooShort(12)), ("Ab1-wxyz-777", .audit, nil),
      ("abcxyz123789", nil, .tooEasy(3)), ("ABCXYZ-KLM", nil, .tooEasy(3)),
      ("Zhangsan-77", nil, .hasName), ("Admin-2026x", nil, .hasWord("admin")),
      ("P@ssw0rd-xy", nil, .hasWord("password")), ("Xy-123456", nil, .hasWord("123456")),
      ("Aa1Aa1Aa1", nil, .tooEasy(3)), ("口令口令Aa1-x", nil, .hasWord("口令")),
      (String(repeating: "Ab1-", count: 40), nil, .tooLong(128)),
      ("duban-sample-2026", .security, .hasWord("duban")), ("Yz-4306021k", nil, .hasWord("430602")),
      ("Qwerty-7f", nil, .hasWord("qwerty")), ("m9-Poiuy.k", nil, .hasWord("poiuy")),
      ("x1qaz-Kop", nil, .hasWord("1qaz")), ("xKop-zaq1", nil, .hasWord("zaq1")),
      ("Tree!@#$9", nil, .hasWord("!@#$")), ("Kop-xz4321", nil, .hasWord("4321")),
      ("Kop7-Edcba", nil, .hasWord("edcba")), ("property-Kv7", nil, nil),
      ("Kop-xz8888", nil, .hasWord("8888")), ("Kop-xz888m", nil, nil),
      ("Kb1-Kb1-Kb1", nil, .tooEasy(3)), ("Kb1-Kb2-Kb1", nil, nil),
      ("Kopz-2026", nil, .hasDate), ("Kop-19870923", nil, .hasDate),
      ("Kop-1987-9-23", nil, .hasDate), ("Kop1987年9月23日", nil, .hasDate),
      ("Kopmnt-2026", nil, nil), ("Kop-18870923", nil, nil),
      ("Cenwenyuan-7", nil, .hasName), ("Cen.Wen.Yuan.7", nil, .hasName),
      ("7-WenYuan-k", nil, .hasName), ("Cen7-yuanmn", nil, nil), ("岑文远Kop-7", nil, .hasName),
    ] as [(String, Account.Duty?, SignInRefusal?)])
  func `a password is as the rules ask`(
    _ text: String, _ duty: Account.Duty?, _ wanted: SignInRefusal?
  ) {
    var found: SignInRefusal?
    do {
      try PasswordPolicy().check(
        text, login: "zhangsan", names: ["岑文远"], words: ["430602"], duty: duty)
    } catch {
      found = error
    }
    #expect(found == wanted)
  }

  @Test(arguments: [
    ("吕若溪", ["luruoxi", "lvruoxi", "ruoxi"]), ("柏若溪", ["bairuoxi", "ruoxi"]), ("吕布", []),
    ("李一", []), ("zhang", []),
  ])
  func `a name is known as it is typed`(_ name: String, _ wanted: [String]) {
    #expect(GuessedFirst.pinyin(of: name) == wanted)
  }

  @Test(arguments: Engine.all)
  func `the name in the register and the division's code are no passwords`(
    _ engine: Engine
  ) async throws {
    try await Self.with(engine) { house, accounts, _ in
      let cen = Person(id: PersonID(9_001), name: "岑文远")
      try await house.store.put(cen)
      try await accounts.open(
        "cen", for: cen.id, password: "first-Word-0", at: House.beginning)
      let account = try #require(try await accounts.account(of: cen.id))
      for (new, refusal) in [
        ("Wenyuan-77", SignInRefusal.hasName),
        ("Kop-\(House.division)-z", .hasWord(House.division)),
      ] {
        await #expect(throws: refusal) {
          try await accounts.change(
            account, from: "first-Word-0", to: new, address: "", at: House.beginning)
        }
      }
    }
  }

  private static func with(
    _ engine: Engine, _ body: (House, Accounts, PersonID) async throws -> Void
  ) async throws {
    try await House.with(on: engine) { house in
      let desk = PasswordDesk()
      defer { desk.close() }
      let accounts = Accounts(store: house.store, desk: desk)
      let person = try #require(clerk.person)
      try await accounts.open(
        "zhang", for: person, password: "first-Word-0", mustChange: false, at: House.beginning)
      try await body(house, accounts, person)
    }
  }

  @Test(arguments: Engine.all)
  func `the last five do not come back, and the sixth may`(_ engine: Engine) async throws {
    try await Self.with(engine) { house, accounts, person in
      let account = try #require(try await accounts.account(of: person))
      for number in 1...4 {
        try await accounts.change(
          account, from: "first-Word-\(number - 1)", to: "first-Word-\(number)", address: "",
          at: House.beginning)
      }
      for number in 0...4 {
        await #expect(throws: SignInRefusal.usedBefore(5), "\(number)") {
          try await accounts.change(
            account, from: "first-Word-4", to: "first-Word-\(number)", address: "",
            at: House.beginning)
        }
      }
      try await accounts.change(
        account, from: "first-Word-4", to: "first-Word-5", address: "", at: House.beginning)
      try await accounts.change(
        account, from: "first-Word-5", to: "first-Word-0", address: "", at: House.beginning)
      #expect(try await house.count("SELECT COUNT(*) FROM password_past") == 4)
    }
  }

  @Test(arguments: Engine.all)
  func `the holder is told of every change of password, whoever made it`(
    _ engine: Engine
  ) async throws {
    try await Self.with(engine) { house, accounts, person in
      let account = try #require(try await accounts.account(of: person))
      try await accounts.change(
        account, from: "first-Word-0", to: "first-Word-1", address: "10.0.0.7",
        at: House.beginning)
      let later = House.beginning.advanced(by: 60)
      _ = try await accounts.reset(
        person, to: "first-Word-2", by: person, from: "10.0.0.9", at: later)
      let told = try await house.store.messages(of: person)
      #expect(told.map(\.title) == ["您的账号：重置口令", "您的账号：修改口令"])
      let lines = told.flatMap(\.parts).flatMap(\.lines).map(\.text)
      #expect(lines[0].contains("10.0.0.9") && lines[1].contains("10.0.0.7"))
    }
  }

  @Test(arguments: Engine.all)
  func `an administrator's password holds for ninety days, and anybody else's on`(
    _ engine: Engine
  ) async throws {
    try await Self.with(engine) { house, accounts, _ in
      let admin = Person(id: PersonID(9_000), name: "审计员")
      try await house.store.put(admin)
      let at = House.beginning
      try await accounts.open(
        "shen", for: admin.id, duty: .audit, password: "first-Word-xyz", mustChange: false, at: at)
      for (days, isDue) in [(89, false), (90, true)] as [(Int64, Bool)] {
        let later = at.advanced(by: days * 86_400)
        let token = try await accounts.signIn(
          "shen", password: "first-Word-xyz", code: nil, from: "", at: later)
        #expect(try await accounts.session(token, at: later)?.account.mustChange == isDue)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `an account unused for ninety days is listed, and a closed one opens nothing`(
    _ engine: Engine
  ) async throws {
    try await Self.with(engine) { house, accounts, person in
      let at = House.beginning
      let later = at.advanced(by: 90 * 86_400)
      #expect(try await accounts.unused(at: at).isEmpty)
      #expect(try await accounts.unused(at: later).map(\.person) == [person])
      let token = try await accounts.signIn(
        "zhang", password: "first-Word-0", code: nil, from: "", at: later)
      #expect(try await accounts.unused(at: later).isEmpty)
      try await accounts.close(person, by: person, from: "", at: later)
      #expect(try await accounts.session(token, at: later) == nil)
      await #expect(throws: SignInRefusal.wrong) {
        try await accounts.signIn("zhang", password: "first-Word-0", code: nil, from: "", at: later)
      }
      try await accounts.reopen(person, by: person, from: "", at: later)
      _ = try await accounts.signIn(
        "zhang", password: "first-Word-0", code: nil, from: "", at: later)
    }
  }

  @Test(
    arguments: Engine.all,
    [
      "UPDATE audit SET detail = 'x' WHERE id = 3", "DELETE FROM audit WHERE id = 3",
      "UPDATE audit SET address = '10.0.0.9' WHERE id = 3",
      "UPDATE audit SET code = NULL WHERE id = 3",
      "DELETE FROM audit WHERE id = 1",
    ])
  func `whoever changes the log in the database is found out`(
    _ engine: Engine, _ harm: String
  ) async throws {
    try await Self.with(engine) { house, accounts, person in
      for number in 1...5 {
        try await accounts.log(
          .evidenceRead, of: person, detail: "\(number)", from: "::1", at: House.beginning)
      }
      #expect(try await accounts.checkAuditLog() == AuditCheck(lines: 6))
      _ = try await house.store.engine.write { session in try session.run(harm) }
      let broken = try #require(try await accounts.checkAuditLog().broken)
      #expect([2, 3, 4].contains(broken))
    }
  }
}
