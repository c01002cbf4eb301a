import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

@testable import DubanWeb

/// Somebody outside who takes what a webhook brings, and answers as it is told.
final class WebReceiver: HTTPResponder, Sendable {
  typealias Context = BasicRequestContext

  struct Got: Sendable {
    var path: String
    var query: String
    var headers: HTTPFields
    var body: String
  }

  private let state = Mutex((got: [Got](), status: 200, answer: "{\"errcode\":0}"))

  var got: [Got] { state.withLock { $0.got } }

  func answer(_ status: Int, _ text: String = "{\"errcode\":0}") {
    state.withLock { ($0.status, $0.answer) = (status, text) }
  }

  func respond(to request: Request, context: Context) async throws -> Response {
    let body = String(buffer: try await request.body.collect(upTo: 1 << 20))
    let (status, text) = state.withLock { state in
      state.got.append(
        Got(
          path: request.uri.path, query: request.uri.query ?? "", headers: request.headers,
          body: body))
      return (state.status, state.answer)
    }
    return Response(
      status: .init(code: status), body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// Listens on a free port of this machine while the body runs.
  static func open(
    _ body: @escaping @Sendable (WebReceiver, Int) async throws -> Void
  ) async throws {
    let receiver = WebReceiver()
    var quiet = Logger(label: "receiver")
    quiet.logLevel = .critical
    let application = Application(
      responder: receiver, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      logger: quiet)
    try await application.test(.live) { client in
      try await body(receiver, try port(of: client))
    }
  }

  private static func port(of client: any TestClientProtocol) throws -> Int {
    guard let port = client.port else { throw CancellationError() }
    return port
  }
}

/// A mail server that speaks as much of RFC 5321 as is needed to hand a mail over, and keeps what it heard.
final class MailReceiver: Sendable {
  private let heard = Mutex<[String]>([])
  /// Line by line, as the client sent them.
  var lines: [String] { heard.withLock { $0 } }
  private let certificate: (NIOSSLContext)?
  private let refuses: String?

  /// - Parameters:
  ///   - certificate: with one it offers STARTTLS.
  ///   - refuses: the command that is answered with 550.
  init(certificate: NIOSSLContext? = nil, refuses: String? = nil) {
    self.certificate = certificate
    self.refuses = refuses
  }

  func open(_ body: @Sendable (Int) async throws -> Void) async throws {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [self] in
        try await server.executeThenClose { clients in
          for try await client in clients { try? await talk(client) }
        }
      }
      try await body(server.channel.localAddress?.port ?? 0)
      group.cancelAll()
      try? await group.waitForAll()
    }
  }

  private func talk(_ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
    let channel = client.channel
    try await client.executeThenClose { inbound, outbound in
      var unread = ""
      var isData = false
      var isSafe = false
      try await outbound.write(ByteBuffer(string: "220-mail\r\n220 ready\r\n"))
      for try await bytes in inbound {
        unread += String(buffer: bytes)
        while let end = unread.range(of: "\r\n") {
          let line = String(unread[..<end.lowerBound])
          unread.removeSubrange(..<end.upperBound)
          heard.withLock { $0.append(line) }
          if isData {
            guard line == "." else { continue }
            isData = false
            try await outbound.write(ByteBuffer(string: "250 kept\r\n"))
            continue
          }
          let answer = reply(to: line, isSafe: isSafe)
          try await outbound.write(ByteBuffer(string: answer + "\r\n"))
          isData = line == "DATA" && answer.hasPrefix("354")
          if line == "STARTTLS", let certificate {
            isSafe = true
            try await channel.eventLoop.submit {
              try channel.pipeline.syncOperations.addHandler(
                NIOSSLServerHandler(context: certificate), position: .first)
            }.get()
          }
        }
      }
    }
  }

  private func reply(to line: String, isSafe: Bool) -> String {
    let word = String(line.prefix { $0 != " " && $0 != ":" })
    if word == refuses { return "550 no" }
    return switch word {
    case "EHLO":
      certificate != nil && !isSafe
        ? "250-mail\r\n250-STARTTLS\r\n250 SIZE 1000" : "250-mail\r\n250 AUTH PLAIN LOGIN"
    case "STARTTLS": "220 go"
    case "AUTH": "235 welcome"
    case "DATA": "354 go on"
    case "QUIT": "221 bye"
    default: "250 ok"
    }
  }
}
