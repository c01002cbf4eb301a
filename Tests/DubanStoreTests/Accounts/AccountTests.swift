import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Keeping accounts` {
  /// RFC 7914, section 12.
  @Test func `scrypt gives the vectors of its standard`() {
    let one = Password.scrypt("password", Array("NaCl".utf8), cost: 1024, parallel: 16, length: 64)
    #expect(Hex.text(one).hasPrefix("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b37"))
    let two = Password.scrypt(
      "pleaseletmein", Array("SodiumChloride".utf8), cost: 16_384, parallel: 1, length: 64)
    #expect(Hex.text(two).hasPrefix("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545d"))
  }

  @Test func `a password matches itself alone, and never twice the same bytes`() {
    let one = Password(hashing: "口令-1")
    #expect(one.matches("口令-1") && !one.matches("口令-2") && !one.matches(""))
    #expect(Password(hashing: "口令-1") != one)
    #expect(Password(kept: one.bytes) == one)
    #expect(Password(kept: [9] + one.bytes.dropFirst()) == nil)
  }

  /// RFC 6238, appendix B, SHA-1, eight digits.
  @Test(
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func `one-time codes are those of the standard`(_ seconds: Int64, _ code: String) {
    let secret = OneTimeCode(secret: Array("12345678901234567890".utf8))
    #expect(secret.code(step: seconds / 30, digits: 8) == code)
    #expect(OneTimeCode(words: secret.words) == secret)
    #expect(secret.words == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
  }

  @Test func `a code is taken a step early or late, and not again`() {
    let secret = OneTimeCode()
    for step in Int64(99)...101 {
      #expect(secret.step(of: secret.code(step: step), atSeconds: 3_000, after: 98) == step)
      #expect(secret.step(of: secret.code(step: step), atSeconds: 3_000, after: step) == nil)
    }
    #expect(secret.step(of: secret.code(step: 102), atSeconds: 3_000, after: 0) == nil)
  }

  @Test(arguments: Engine.all)
  func `signing in, its failures and its end are in the log`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let desk = PasswordDesk()
      defer { desk.close() }
      let accounts = Accounts(store: house.store, desk: desk)
      let person = try #require(clerk.person)
      let at = House.beginning
      try await accounts.open("zhang", for: person, password: "first-word-1", at: at)
      await #expect(throws: SignInRefusal.wrong) {
        try await accounts.signIn("zhang", password: "x", code: nil, from: "::1", at: at)
      }
      let token = try await accounts.signIn(
        "zhang", password: "first-word-1", code: nil, from: "::1", at: at)
      let session = try #require(try await accounts.session(token, at: at))
      #expect(session.account.person == person && session.account.mustChange)
      #expect(try await house.count("SELECT COUNT(*) FROM session") == 1)
      try await accounts.endSessions(of: person, by: nil, from: "", at: at)
      #expect(try await accounts.session(token, at: at) == nil)
      let events = try await accounts.auditLog().reversed().map(\.event)
      #expect(events == [.accountOpened, .signInFailed, .signedIn, .sessionsEnded])
    }
  }

  @Test(arguments: Engine.all)
  func `a new password leaves a closed account closed, and the log says who gave it`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let desk = PasswordDesk()
      defer { desk.close() }
      let accounts = Accounts(store: house.store, desk: desk)
      let (person, other) = (try #require(clerk.person), PersonID(9_001))
      let at = House.beginning
      try await accounts.open("zhang", for: person, password: "first-word-1", at: at)
      let reset = { (word: String) in
        try await accounts.reset(person, to: word, by: other, from: "10.0.0.9", at: at)
      }
      #expect(try await reset("second-word-2"))
      let line = try #require(try await accounts.auditLog(limit: 1).first)
      #expect(line.event == .passwordReset && line.person == other && line.target == person)
      #expect(line.address == "10.0.0.9")
      try await accounts.close(person, by: other, from: "10.0.0.9", at: at)
      #expect(try await !reset("third-word-3"))
      #expect(try await accounts.account(of: person)?.closedAt == at)
      await #expect(throws: SignInRefusal.wrong) {
        try await accounts.signIn("zhang", password: "third-word-3", code: nil, from: "", at: at)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `no token and no password stands in the database`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let desk = PasswordDesk()
      defer { desk.close() }
      let accounts = Accounts(store: house.store, desk: desk)
      let person = try #require(clerk.person)
      try await accounts.open("zhang", for: person, password: "first-word-1", at: House.beginning)
      let token = try await accounts.signIn(
        "zhang", password: "first-word-1", code: nil, from: "", at: House.beginning)
      let row = try await house.store.engine.read { session in
        try session.first("SELECT token FROM session")
      }
      #expect(row?.blob(0) == Digest.of([UInt8](token.utf8), by: .sha256).bytes)
      #expect(row?.blob(0) != [UInt8](token.utf8))
    }
  }
}
