internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Where mail is handed over (RFC 5321).
package struct MailServer: Sendable {
  package enum Safety: String, Sendable {
    /// In the clear; then nobody signs in.
    case none
    case startTLS
    /// From the first byte.
    case tls
  }

  package var host: String
  package var port: Int
  package var safety: Safety
  package var user: String?
  package var password: String?
  /// Of the sender.
  package var from: String

  /// `smtp://host:25`, `smtp+starttls://user@host:587`, `smtps://user@host:465`.
  package init?(_ text: String, from: String, password: String?) {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
      MailAddress.isOne(from)
    else { return nil }
    let kinds: [String: (Safety, Int)] = [
      "smtp": (.none, 25), "smtp+starttls": (.startTLS, 587), "smtps": (.tls, 465),
    ]
    guard let (safety, usual) = kinds[parts.scheme ?? ""] else { return nil }
    self.host = host
    port = parts.port ?? usual
    self.safety = safety
    user = parts.user
    self.password = password
    self.from = from
    if user != nil, safety == .none || password == nil { return nil }
  }
}

enum MailAddress {
  /// Plain addresses alone: nothing in one can begin another line or command.
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+")
    return parts.count == 2 && text.utf8.count <= 120
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(letters.contains) }
  }
}

extension Outside {
  /// Hands one mail over.
  func send(_ mail: MailText, to receiver: String, by server: MailServer) async throws {
    guard MailAddress.isOne(receiver) else { throw OutsideFault("邮箱地址不对，请本人改正。") }
    let address = try await resolve(server.host, server.port, isListed: false)
    let context = server.safety == .none ? nil : try tls()
    try await Self.limited {
      do {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
          .connectTimeout(.seconds(10))
          .connect(to: address) { channel in
            channel.eventLoop.makeCompletedFuture {
              if server.safety == .tls, let context {
                try channel.pipeline.syncOperations.addHandler(
                  Self.tlsHandler(context, server.host))
              }
              return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                wrappingChannelSynchronously: channel)
            }
          }
        let talking = channel.channel
        try await channel.executeThenClose { inbound, outbound in
          var talk = MailTalk(replies: inbound.makeAsyncIterator(), out: outbound)
          try await talk.greet()
          if server.safety == .startTLS, let context {
            try await talk.startTLS(talking, context, server.host)
          }
          try await talk.signIn(server)
          try await talk.hand(mail, from: server.from, to: receiver)
        }
      } catch let fault as OutsideFault {
        throw fault
      } catch {
        throw OutsideFault("邮件服务器 \(server.host):\(server.port) 没有收下：\(error)")
      }
    }
  }
}

/// The talk with a mail server, line by line.
private struct MailTalk {
  var replies: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  let out: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var unread = ""
  private var abilities: [String] = []

  init(
    replies: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
    out: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    self.replies = replies
    self.out = out
  }

  /// The lines of one reply; of several, all but the last have a hyphen after the code.
  private mutating func reply(_ codes: Int...) async throws -> [String] {
    var lines: [String] = []
    while true {
      while let end = unread.range(of: "\r\n") {
        let line = String(unread[..<end.lowerBound])
        unread.removeSubrange(..<end.upperBound)
        lines.append(String(line.dropFirst(4)))
        if line.dropFirst(3).first == "-" { continue }
        guard let code = Int(line.prefix(3)), codes.contains(code) else {
          throw OutsideFault("邮件服务器答复：\(line.prefix(200))")
        }
        return lines
      }
      guard unread.utf8.count < 64 * 1024, let bytes = try await replies.next() else {
        throw OutsideFault("邮件服务器没有答完就断开了连接。")
      }
      unread += String(buffer: bytes)
    }
  }

  private func say(_ line: String) async throws {
    try await out.write(ByteBuffer(string: line + "\r\n"))
  }

  mutating func greet() async throws {
    _ = try await reply(220)
    try await hello()
  }

  private mutating func hello() async throws {
    try await say("EHLO duban")
    abilities = try await reply(250).dropFirst().map { $0.uppercased() }
  }

  mutating func startTLS(_ channel: any Channel, _ context: NIOSSLContext, _ host: String)
    async throws
  {
    guard abilities.contains("STARTTLS") else {
      throw OutsideFault("邮件服务器不支持 STARTTLS，没有发送。")
    }
    try await say("STARTTLS")
    _ = try await reply(220)
    // What was sent ahead in the clear is not believed (CVE-2011-0411).
    unread = ""
    try await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(
        Outside.tlsHandler(context, host), position: .first)
    }.get()
    try await hello()
  }

  mutating func signIn(_ server: MailServer) async throws {
    guard let user = server.user, let password = server.password else { return }
    let ways = abilities.first { $0.hasPrefix("AUTH") } ?? ""
    if ways.contains("PLAIN") {
      try await say("AUTH PLAIN " + Self.base64("\0\(user)\0\(password)"))
      _ = try await reply(235)
      return
    }
    try await say("AUTH LOGIN")
    _ = try await reply(334)
    try await say(Self.base64(user))
    _ = try await reply(334)
    try await say(Self.base64(password))
    _ = try await reply(235)
  }

  mutating func hand(_ mail: MailText, from sender: String, to receiver: String) async throws {
    try await say("MAIL FROM:<\(sender)>")
    _ = try await reply(250)
    try await say("RCPT TO:<\(receiver)>")
    _ = try await reply(250, 251)
    try await say("DATA")
    _ = try await reply(354)
    let text = mail.text(from: sender, to: receiver)
    let lines = text.components(separatedBy: "\r\n").map { $0.hasPrefix(".") ? "." + $0 : $0 }
    try await say(lines.joined(separator: "\r\n") + "\r\n.")
    _ = try await reply(250)
    try await say("QUIT")
  }

  private static func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString()
  }
}
