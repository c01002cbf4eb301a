import Duban
import DubanStore
import DubanTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOSSL
import Testing

@testable import DubanWeb

@Suite struct `Telling people` {
  /// Monday, 1 March 2021.
  private static let monday = Day(year: 2021, month: 3, day: 1) ?? Office.beginning.day
  private static func at(_ day: Int, _ hour: Int64, _ minute: Int64 = 0) -> Instant {
    monday.advanced(by: day).start.advanced(by: hour * 3_600 + minute * 60)
  }

  private static func messages(
    _ office: Office, _ actor: Actor
  ) async throws -> [Message] {
    try await office.house.store.messages(of: try #require(actor.person))
  }

  @Test(arguments: Engine.all)
  func `one bundle a working day at nine, once, and none of a day that is over`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, _ in
      _ = try await office.issued()
      let dispatcher = Dispatcher(office.house)
      _ = try await dispatcher.work(at: Self.at(1, 8, 59))
      // The trial ledger's clock runs through the night: that is told at once, and nothing else.
      #expect(try await Self.messages(office, Cast.clerk).map(\.id) == ["urgent:1:2"])
      #expect(try await dispatcher.work(at: Self.at(1, 9)).messages > 0)
      let first = try #require(try await Self.messages(office, Cast.clerk).first)
      #expect(first.id == "day:2021-03-02" && first.parts.contains { $0.heading == "待办" })
      #expect(first.parts.flatMap(\.lines).contains { $0.text.contains("待签收") })
      // Again, and by a program that was started anew.
      #expect(try await dispatcher.work(at: Self.at(1, 9, 1)).messages == 0)
      #expect(try await Dispatcher(office.house).work(at: Self.at(1, 12)).messages == 0)
      // Stopped from Wednesday to Friday noon: Friday's alone; after hours and on Saturday none.
      #expect(try await dispatcher.work(at: Self.at(4, 12)).messages > 0)
      #expect(try await dispatcher.work(at: Self.at(5, 9)).messages == 0)
      #expect(try await dispatcher.work(at: Self.at(7, 20)).messages == 0)
      let ids = try await Self.messages(office, Cast.clerk).map(\.id)
      #expect(ids == ["day:2021-03-05", "day:2021-03-02", "urgent:1:2"])
      // Who has nothing to be told is told nothing.
      #expect(try await Self.messages(office, Cast.otherClerk).isEmpty)
    }
  }

  @Test func `a clock that runs through the night is told at once, and once`() async throws {
    try await Office.open { office, _ in
      let reference = try #require(try await office.house.store.reference())
      let id = try await office.issued()
      let matter = try #require(try await office.house.store.matter(id))
      let at = Self.at(6, 23)
      var entry = try #require(try await office.house.store.entries(of: id).last)
      entry.at = at
      #expect(
        Urgency(reference: reference, at: at).messages(of: .init(matter: matter, entry: entry))
          .isEmpty)
      entry.effects.append(
        .clock(
          Clock(
            name: .feedback, startedAt: at, limit: TimeLimit(24, .continuous),
            dueAt: at.advanced(by: 86_400))))
      let outgoing = Outgoing(matter: matter, entry: entry)
      let told = Urgency(reference: reference, at: at.advanced(by: 60)).messages(of: outgoing)
      let clerk = try #require(Cast.clerk.person)
      #expect(told.map(\.person).contains(clerk))
      #expect(told.allSatisfy { $0.isUrgent && $0.id == "urgent:\(id):\(entry.number)" })
      let store = office.house.store
      #expect(try await store.lay(told) == told.count)
      #expect(try await store.lay(told) == 0)
      // Found by a server that had been stopped for two days, it is left to the bundle.
      let late = Urgency(reference: reference, at: at.advanced(by: 2 * 86_400))
      #expect(late.messages(of: outgoing).isEmpty)
    }
  }

  @Test func `the frame says how many are unread, and reading is nobody's business`() async throws {
    try await Office.open { office, client in
      _ = try await office.issued()
      _ = try await Dispatcher(office.house).work(at: Self.at(1, 9))
      let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      #expect(try await browser.get("/").text.contains("消息（1 条未读）"))
      #expect(try await browser.get("/messages").text.contains("待签收"))
      #expect(
        try await browser.post("/messages", [("what", "read"), ("message", "day:2021-03-02")])
          .status == 303)
      #expect(try await browser.get("/").text.contains("条未读") == false)
      let events = try await office.house.accounts.auditLog()
      #expect(!events.contains { $0.detail.contains("day:2021-03-02") })
    }
  }

  @Test func `a bundle comes by mail to who chose it, in Chinese, safely`() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/duban-mail-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (certificate, key) = try TestCertificate.make(in: folder)
    let context = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
        privateKey: .privateKey(NIOSSLPrivateKey(file: key, format: .pem))))
    let receiver = MailReceiver(certificate: context)
    try await receiver.open { port in
      try await Office.open({
        $0.outside.certificates = certificate
        $0.outside.address = "https://duban.example"
        $0.outside.mail = MailServer(
          "smtp+starttls://post@localhost:\(port)", from: "duban@hubin.example", password: "geheim")
      }) { office, client in
        _ = try await office.issued()
        let browser = try await Browser.signedIn(Cast.login(Cast.clerk), client)
        let wrong = try await browser.post(
          "/messages", [("what", "choose"), ("mail", "a@b.example\r\nRCPT TO:<x@y>")])
        #expect(wrong.status == 422)
        _ = try await browser.post(
          "/messages", [("what", "choose"), ("mail", "clerk@hubin.example")])
        let round = try await Dispatcher(office.house).work(at: Self.at(1, 9))
        let left = try await office.house.store.deliveriesDue(at: Self.at(9, 9))
        #expect(round.sent == 1, "\(left.map(\.fault))")
      }
    }
    let lines = receiver.lines
    let before = lines.prefix { $0 != "STARTTLS" }
    #expect(before.map(\.self) == ["EHLO duban"])
    #expect(lines.contains("AUTH PLAIN " + Data("\0post\0geheim".utf8).base64EncodedString()))
    #expect(lines.contains("RCPT TO:<clerk@hubin.example>"))
    #expect(lines.contains { $0.hasPrefix("Message-ID: <mail.message.") })
    let subject = lines.drop { !$0.hasPrefix("Subject: ") }.prefix { !$0.hasPrefix("Date:") }
    let words = subject.joined().components(separatedBy: "=?UTF-8?B?").dropFirst()
      .compactMap { Data(base64Encoded: String($0.prefix { $0 != "?" })) }
    #expect(String(decoding: words.joined(), as: UTF8.self).hasPrefix("【督办】"))
    let start = try #require(lines.firstIndex(of: ""))
    let body = lines[start...].prefix { $0 != "." }.joined()
    let text = String(decoding: try #require(Data(base64Encoded: body)), as: UTF8.self)
    #expect(text.contains("改造老旧小区") && text.contains("https://duban.example/matters/1"))
  }

  @Test func `a mail that the server refuses is tried again`() async throws {
    let receiver = MailReceiver(refuses: "RCPT")
    try await receiver.open { port in
      try await Office.open({
        $0.outside.mail = MailServer(
          "smtp://localhost:\(port)", from: "duban@hubin.example", password: nil)
      }) { office, _ in
        _ = try await office.issued()
        let store = office.house.store
        let clerk = try #require(Cast.clerk.person)
        try await store.choose(MessageChoice(mail: "clerk@hubin.example"), for: clerk)
        #expect(try await Dispatcher(office.house).work(at: Self.at(1, 9)).failed == 1)
        let due = try await store.deliveriesDue(at: Self.at(1, 9, 1))
        #expect(due.map(\.tries) == [1] && due.first?.fault?.contains("550 no") == true)
      }
    }
  }

  @Test(
    arguments: [
      ("smtp://user@mail.example", "a@b.c", "p"), ("smtps://user@mail.example", "a@b.c", nil),
      ("http://mail.example", "a@b.c", nil), ("smtp://mail.example", "a b@c", nil),
      ("smtp://", "a@b.c", nil),
    ] as [(String, String, String?)])
  func `a mail server is not set that would be told a password in the clear, or is none`(
    _ text: String, _ from: String, _ password: String?
  ) {
    #expect(MailServer(text, from: from, password: password) == nil)
  }

  @Test func `a subject is cut into words of at most 75 characters that join again`() {
    #expect(MailText.encodedWords("plain") == "plain")
    let subject = String(repeating: "到期和逾期 12 件，", count: 9) + "👨‍👩‍👧"
    let lines = MailText.encodedWords(subject).components(separatedBy: "\r\n ")
    #expect(lines.count > 3 && lines.allSatisfy { $0.utf8.count <= 75 })
    let texts = lines.compactMap {
      Data(base64Encoded: String($0.dropFirst(10).dropLast(2)))
    }.map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.joined() == subject)
    #expect(MailText.date(Office.beginning) == "Mon, 1 Mar 2021 09:00:00 +0800")
  }
}

/// A certificate for this machine, made by openssl, which Debian has.
enum TestCertificate {
  static func make(in folder: String) throws -> (certificate: String, key: String) {
    let (certificate, key) = (folder + "/cert.pem", folder + "/key.pem")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CancellationError() }
    return (certificate, key)
  }
}
