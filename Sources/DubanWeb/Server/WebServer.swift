package import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
package import Logging
internal import NIOCore
internal import NIOSSL
package import ServiceLifecycle

/// Where the server listens, and with which certificate.
package struct Listening: Sendable {
  package var host: String
  package var port: Int
  /// PEM files.
  package var certificate: String?
  package var key: String?

  /// Seconds within which the head of a request, and its body, must be whole.
  package var headSeconds: Int64 = 30
  package var bodySeconds: Int64 = 300

  package init(host: String, port: Int, certificate: String? = nil, key: String? = nil) {
    self.host = host
    self.port = port
    self.certificate = certificate
    self.key = key
  }
}

package enum WebServer {
  /// The server with everything that runs beside it; ends gracefully on SIGTERM.
  package static func application(
    _ house: Workplace, on listening: Listening, logger: Logger, services: [any Service] = [],
    onStart: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws -> Application<FrontDoor> {
    try application(
      answering: FrontDoor(house), on: listening, logger: logger, services: services,
      onStart: onStart)
  }

  /// Any responder behind the same limits.
  package static func application<Responder: HTTPResponder>(
    answering responder: Responder, on listening: Listening, logger: Logger,
    services: [any Service] = [], onStart: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws -> Application<Responder>
  where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    Application(
      responder: responder, server: try builder(listening),
      configuration: .init(
        address: .hostname(listening.host, port: listening.port), serverName: nil),
      services: services,
      onServerRunning: { channel in await onStart(channel.localAddress?.port ?? listening.port) },
      logger: logger)
  }

  /// A slow or silent client is cut off; a head of more than 32 KB is refused.
  private static func channel(_ listening: Listening) -> HTTP1Channel.Configuration {
    var channel = HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        HeadDeadline(
          head: .seconds(listening.headSeconds), body: .seconds(listening.bodySeconds))
      ], idleTimeout: .seconds(30))
    channel.httpDecoder = .init(
      maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)
    return channel
  }

  private static func builder(_ listening: Listening) throws -> HTTPServerBuilder {
    let channel = channel(listening)
    guard let certificate = listening.certificate, let key = listening.key else {
      return .http1(configuration: channel)
    }
    let chain = try NIOSSLCertificate.fromPEMFile(certificate)
      .map { NIOSSLCertificateSource.certificate($0) }
    var settings = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain,
      privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
    settings.minimumTLSVersion = .tlsv12
    return try .tls(.http1(configuration: channel), tlsConfiguration: settings)
  }
}
