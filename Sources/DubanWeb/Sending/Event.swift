internal import Duban
internal import DubanStore
internal import Foundation

/// What happened, as it is told outside: numbers and names of acts, never what was written.
struct Event: Codable, Hashable, Sendable {
  enum Kind: String, Codable, CaseIterable {
    case entry, message, test
  }

  /// The same however often it is sent.
  var id: String
  var kind: Kind
  var at: String
  var division: String
  var matter: Int64?
  var number: String?
  var ledger: String?
  var entry: Int?
  var act: String?
  var word: String?
  var standing: String?
  var unit: String?
  /// Of the matter, in the workplace and under `/api/v1`.
  var path: String?
  /// For robots: one sentence.
  var sentence: String

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
  }
}

/// An event in the words of the receiver, signed as it asks (推送).
struct WebhookRequest {
  var target: WebAddress
  var headers: [(String, String)]
  var body: [UInt8]

  init?(_ delivery: Delivery, _ webhook: Webhook, _ hidden: Webhook.Hidden, at now: Instant) {
    let query = hidden.query.isEmpty ? "" : "?" + hidden.query
    guard let target = WebAddress(webhook.address + query) else { return nil }
    self.target = target
    headers = [("Duban-Event", delivery.id)]
    switch webhook.format {
    case .duban:
      body = delivery.body
      let time = String(now.seconds)
      let code = HMAC.sha256([UInt8]((time + ".").utf8) + body, key: [UInt8](hidden.secret.utf8))
      headers += [("Duban-Timestamp", time), ("Duban-Signature", "v1=" + code.hex)]
    case .wecom: body = Self.robot(delivery)
    case .dingtalk:
      body = Self.robot(delivery)
      guard !hidden.secret.isEmpty else { break }
      let signed = Self.dingTalkQuery(secret: hidden.secret, milliseconds: now.seconds * 1_000)
      self.target.query += (target.query.isEmpty ? "" : "&") + signed
    }
  }

  /// 加签: the time and the secret, signed with the secret.
  static func dingTalkQuery(secret: String, milliseconds: Int64) -> String {
    let code = HMAC.sha256(
      [UInt8]("\(milliseconds)\n\(secret)".utf8), key: [UInt8](secret.utf8))
    let text = Data(code.bytes).base64EncodedString()
    return "timestamp=\(milliseconds)&sign=\(Values.encoded(text))"
  }

  private struct RobotText: Encodable {
    struct Content: Encodable { var content: String }
    var msgtype = "text"
    var text: Content
  }

  private static func robot(_ delivery: Delivery) -> [UInt8] {
    let event = try? JSONDecoder().decode(Event.self, from: Data(delivery.body))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = RobotText(text: .init(content: "【督办】" + (event?.sentence ?? "")))
    return (try? encoder.encode(text)).map { [UInt8]($0) } ?? []
  }

  /// Why the receiver did not take it; `nil` when it did. Robots say so in the body.
  static func fault(in answer: Outside.Answer, _ format: Webhook.Format) -> String? {
    guard 200..<300 ~= answer.status else { return "对方答复 \(answer.status)" }
    guard format != .duban else { return nil }
    let json = try? JSONDecoder().decode(JSON.self, from: Data(answer.text.utf8))
    if json?["errcode"] == .number(0) { return nil }
    return "机器人答复：\(answer.text.prefix(200))"
  }
}
