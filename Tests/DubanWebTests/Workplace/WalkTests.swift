import Duban
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// A matter's life from its opening to its closing, every step by form, each by another person.
@Suite struct `Walking a matter through` {
  @Test(arguments: Engine.all)
  func `from its submission to its closing, in the browser`(_ engine: Engine) async throws {
    try await Office.open(on: engine) { office, client in
      let opening = Command(
        id: "open", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "改造老旧小区"
          $0.units = [UnitRole(Cast.housing, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
        })
      let id = try await office.house.store.perform(
        opening, by: Cast.inspector, at: office.clock.now
      ).matter
      let deputy = Cast.actor(Cast.housing, .deputy)
      let unitChief = Cast.actor(Cast.housing, .chief)
      let steps: [(Actor, Act, [(String, String)], Standing)] = [
        (Cast.inspector, .submit, [], .approving),
        (Cast.coordinator, .sign, [], .approving), (Cast.leader, .sign, [], .approving),
        (Cast.inspector, .issue, [("documentNumber", "湖政办〔2021〕2号")], .issued),
        (Cast.clerk, .accept, [], .accepted),
        (
          Cast.clerk, .plan,
          [
            ("from", "2021-03-01"), ("node-name", "完成一半"), ("node-day", "2021-06-30"),
            ("node-share", "50%"), ("node-name", "完工"), ("node-day", "2021-12-31"),
            ("node-share", "100%"),
          ],
          .accepted
        ),
        (deputy, .sign, [], .accepted), (Cast.inspector, .sign, [], .planned),
        (
          Cast.clerk, .report, [("counted", "3/14条"), ("text", "已开工三条。")], .planned
        ),
        (deputy, .sign, [], .underway),
      ]
      for (actor, act, form, standing) in steps {
        let answer = try await Self.post(actor, act, form, id, client)
        #expect(answer.status == 303, "\(act) \(Self.told(answer))")
        #expect(try await office.house.store.matter(id)?.standing == standing, "\(act)")
        office.clock.pass(3_600)
      }
      let progress = try await office.house.store.matter(id)?.progress
      #expect(progress?.measure == .counted(done: 3, total: 14, unit: "条"))
      try await Self.close(id, office, client, unitChief)
    }
  }

  private static func close(
    _ id: MatterID, _ office: Office, _ client: any TestClientProtocol, _ unitChief: Actor
  ) async throws {
    let bare = try await post(Cast.clerk, .requestClosing, [("text", "完工")], id, client)
    #expect(bare.status == 422 && bare.text.contains("验收单"))
    let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
    let filed = try await clerk.upload(
      Route.act(id, .requestClosing).path, field: "evidence-0", name: "验收单.txt", "验收合格。")
    #expect(filed.status == 303, "\(told(filed))")
    let steps: [(Actor, Act, [(String, String)], Standing)] = [
      (unitChief, .sign, [], .closingRequested),
      (Cast.inspector, .verify, [("passed", "yes"), ("text", "现场核实。")], .closingApproval),
      (Cast.chief, .sign, [], .closingApproval), (Cast.leader, .sign, [], .closed),
    ]
    for (actor, act, form, standing) in steps {
      let answer = try await post(actor, act, form, id, client)
      #expect(answer.status == 303, "\(act) \(told(answer))")
      #expect(try await office.house.store.matter(id)?.standing == standing, "\(act)")
    }
    #expect(try await office.house.store.verifyJournal().isWhole)
    let page = try await clerk.get(Route.matter(id).path).text
    #expect(page.contains("已销号"))
  }

  private static func post(
    _ actor: Actor, _ act: Act, _ form: [(String, String)], _ id: MatterID,
    _ client: any TestClientProtocol
  ) async throws -> Browser.Answer {
    let browser = try await Browser.signedIn(Cast.login(actor), client)
    return try await browser.post(Route.act(id, act).path, form)
  }

  /// The sentence of a refusal, for the message of a failure.
  private static func told(_ answer: Browser.Answer) -> String {
    String(answer.text.split(separator: "class=\"notice").dropFirst().first?.prefix(200) ?? "")
  }
}

extension Browser {
  func upload(
    _ path: String, field: String, name: String, _ content: String
  ) async throws -> Answer {
    try await upload(
      path, [("text", "完工。")], field: field, name: name, type: "image/jpeg", Array(content.utf8))
  }

  /// Sends values and one file, as a form with a file does.
  func upload(
    _ path: String, _ values: [(String, String)], field: String, name: String,
    type: String = "application/octet-stream", _ content: [UInt8]
  ) async throws -> Answer {
    var body = ByteBuffer()
    for (name, value) in [("csrf", csrf ?? "")] + values {
      body.writeString(
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    body.writeString(
      "--b\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n"
        + "Content-Type: \(type)\r\n\r\n")
    body.writeBytes(content)
    body.writeString("\r\n--b--\r\n")
    var fields = headers()
    fields[.contentType] = "multipart/form-data; boundary=b"
    return try await client.execute(uri: path, method: .post, headers: fields, body: body) {
      Answer(status: $0.status.code, text: String(buffer: $0.body), headers: $0.headers)
    }
  }
}
