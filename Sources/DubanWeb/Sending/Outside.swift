internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// What may be reached outside of the house, and how (对外连接): set where the server is started.
package struct OutsideSettings: Sendable {
  /// Webhooks go to addresses within these alone; with none, nowhere.
  package var networks: [AddressBlock] = []
  package var mail: MailServer?
  /// PEM file of authorities that are trusted beside the system's.
  package var certificates: String?
  /// Of the workplace, as people reach it: `https://duban.example`; for links in mails.
  package var address: String?

  package init() {}
}

/// Why something could not be sent; for the administrator.
struct OutsideFault: Error, Hashable {
  var sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// An address of a webhook, taken apart.
struct WebAddress: Hashable {
  var isSecure: Bool
  var host: String
  var port: Int
  var path: String
  var query: String

  /// `nil` for anything but `http` and `https` with a host, and for names and fragments in it.
  init?(_ text: String) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.fragment == nil,
      1...65_535 ~= parts.port ?? 80
    else { return nil }
    isSecure = scheme == "https"
    self.host = host.filter { $0 != "[" && $0 != "]" }
    port = parts.port ?? (isSecure ? 443 : 80)
    path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    query = parts.percentEncodedQuery ?? ""
  }

  /// Without the query.
  var shown: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(isSecure ? "https" : "http")://\(name):\(port)\(path)"
  }
}

/// Connects to what lies outside: checks the very address that it connects to, follows no redirection,
/// and waits no longer than it must.
struct Outside {
  let settings: OutsideSettings

  struct Answer: Hashable {
    var status: Int
    var text: String
  }

  static let secondsMax: Int64 = 15
  private static let answerBytesMax = 64 * 1024

  /// - Throws: an `OutsideFault` for an address that is not there or not allowed.
  func resolve(_ host: String, _ port: Int, isListed: Bool) async throws -> SocketAddress {
    let address: SocketAddress
    do {
      address = try await NIOThreadPool.singleton.runIfActive {
        try SocketAddress.makeAddressResolvingHost(host, port: port)
      }
    } catch {
      throw OutsideFault("找不到主机 \(host)，请核对地址和域名解析。")
    }
    let number = address.ipAddress ?? ""
    guard !isListed || settings.networks.contains(where: { $0.contains(number) }) else {
      throw OutsideFault("地址 \(number) 不在允许的网段内，请让系统管理员在启动设置中加入该网段。")
    }
    return address
  }

  func post(
    _ body: [UInt8], to target: WebAddress, headers: [(String, String)]
  ) async throws -> Answer {
    let address = try await resolve(target.host, target.port, isListed: true)
    return try await Self.limited {
      do {
        return try await exchange(body, target, headers, at: address)
      } catch let fault as OutsideFault {
        throw fault
      } catch {
        throw OutsideFault("连接 \(target.host):\(target.port) 没有成功：\(error)")
      }
    }
  }

  private func exchange(
    _ body: [UInt8], _ target: WebAddress, _ headers: [(String, String)],
    at address: SocketAddress
  ) async throws -> Answer {
    let context = target.isSecure ? try tls() : nil
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connectTimeout(.seconds(10))
      .connect(to: address) { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let context {
            try pipeline.addHandler(Self.tlsHandler(context, target.host))
          }
          try pipeline.addHTTPClientHandlers()
          return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
            wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(.head(Self.head(target, headers, body.count)))
      try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
      try await outbound.write(.end(nil))
      var answer = Answer(status: 0, text: "")
      for try await part in inbound {
        switch part {
        case .head(let head): answer.status = Int(head.status.code)
        case .body(let bytes) where answer.text.utf8.count < Self.answerBytesMax:
          answer.text += String(buffer: bytes)
        case .body: break
        case .end: return answer
        }
      }
      throw OutsideFault("对方没有答完就断开了连接。")
    }
  }

  private static func head(
    _ target: WebAddress, _ headers: [(String, String)], _ length: Int
  ) -> HTTPRequestHead {
    let usual = target.isSecure ? 443 : 80
    var fields = HTTPHeaders([
      ("Host", target.port == usual ? target.host : "\(target.host):\(target.port)"),
      ("Content-Type", "application/json; charset=utf-8"), ("Content-Length", String(length)),
      ("User-Agent", "duban"), ("Connection", "close"),
    ])
    fields.add(contentsOf: headers)
    let uri = target.path + (target.query.isEmpty ? "" : "?" + target.query)
    return HTTPRequestHead(version: .http1_1, method: .POST, uri: uri, headers: fields)
  }

  func tls() throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if let path = settings.certificates {
      configuration.additionalTrustRoots = [.file(path)]
    }
    return try NIOSSLContext(configuration: configuration)
  }

  /// An address of digits has no name to be asked for.
  static func tlsHandler(_ context: NIOSSLContext, _ host: String) throws -> NIOSSLClientHandler {
    let isNumber = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return try NIOSSLClientHandler(context: context, serverHostname: isNumber ? nil : host)
  }

  static func limited<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await Task.sleep(for: .seconds(secondsMax))
        throw OutsideFault("对方 \(secondsMax) 秒内没有答复。")
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }
}
