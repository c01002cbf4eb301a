import ArgumentParser
import DubanStore
import DubanWeb
import Foundation

/// The settings of the server as flags; each may stand in `DUBAN_…` or in a file too.
struct ServeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("监听地址，默认 127.0.0.1。", valueName: "HOST")) var host: String?
  @Option(help: ArgumentHelp("端口，默认 8080。", valueName: "PORT")) var port: Int?
  @Option(help: ArgumentHelp("TLS 证书（PEM）。", valueName: "FILE")) var tlsCert: String?
  @Option(help: ArgumentHelp("TLS 私钥（PEM）。", valueName: "FILE")) var tlsKey: String?
  @Option(help: ArgumentHelp("地址前缀，如 /duban。", valueName: "PATH")) var basePath: String?
  @Option(
    help: ArgumentHelp("可信反向代理，如 10.1.2.0/24；可多次。", valueName: "CIDR"))
  var trustedProxy: [String] = []
  @Option(
    help: ArgumentHelp(
      "谁登录须用动态口令：none、administrators、approvers（默认）、everyone。", valueName: "WHO"))
  var secondFactor: String?
  @Option(
    help: ArgumentHelp(
      "设置文件（JSON），命令行和环境变量优先。",
      discussion: "未指定时用环境变量 DUBAN_CONFIG。", valueName: "FILE"))
  var config: String?
  @Option(
    help: ArgumentHelp(
      "职责目录，据此建议牵头单位。", discussion: "未指定时用环境变量 DUBAN_CATALOGUE。",
      valueName: "YAML"))
  var catalogue: String?
  @Option(
    help: ArgumentHelp("推送只到这些网段，如 10.1.0.0/16；可多次；不写则不推送。", valueName: "CIDR"))
  var webhookNetwork: [String] = []
  @Option(
    help: ArgumentHelp(
      "邮件服务器，如 smtp+starttls://user@mail.example:587。",
      discussion: "口令放在环境变量 DUBAN_MAIL_PASSWORD。也可写 smtp:// 或 smtps://。",
      valueName: "URL"))
  var mailServer: String?
  @Option(help: ArgumentHelp("发件人邮箱。", valueName: "ADDRESS")) var mailFrom: String?
  @OptionGroup var data: StoreOptions
}

/// What the server was told, in layers: flags, environment, file, defaults.
struct ServeSettings {
  var store: StoreOptions
  var listening: Listening
  var basePath: String
  var proxies: [AddressBlock]
  /// Of the file: what is seldom set.
  private var file: File
  private var outside: OutsideSettings
  var secondFactor: SecondFactor

  /// The file's form; a key that is none of these stops the start.
  struct File: Codable {
    var host: String?
    var port: Int?
    var tlsCert: String?
    var tlsKey: String?
    var basePath: String?
    var trustedProxy: [String]?
    var signInsPerMinute: Int?
    var tokenRequestsPerMinute: Int?
    var webhookNetwork: [String]?
    var mailServer: String?
    var mailFrom: String?
    /// PEM file of authorities trusted beside the system's.
    var certificates: String?
    /// Of the workplace as people reach it, for links in mails.
    var address: String?
    var secondFactor: String?

    static let keys: Set<String> = [
      "host", "port", "tlsCert", "tlsKey", "basePath", "trustedProxy",
      "signInsPerMinute", "tokenRequestsPerMinute", "webhookNetwork", "mailServer",
      "mailFrom", "certificates", "address", "secondFactor",
    ]
  }

  init(_ options: ServeOptions) throws {
    let file = try Self.file(options.config ?? Environment.value("DUBAN_CONFIG"))
    self.file = file
    outside = try OutsideSettings(options, file)
    store = options.data
    let told = options.port.map(String.init) ?? Environment.value("DUBAN_PORT")
    guard let port = told.map({ Int($0) }) ?? file.port ?? 8080, 0...65_535 ~= port else {
      throw Failure(status: .misused, message: "端口“\(told ?? "")”不对：请写 1 到 65535。")
    }
    listening = Listening(
      host: options.host ?? Environment.value("DUBAN_HOST") ?? file.host ?? "127.0.0.1",
      port: port,
      certificate: options.tlsCert ?? Environment.value("DUBAN_TLS_CERT") ?? file.tlsCert,
      key: options.tlsKey ?? Environment.value("DUBAN_TLS_KEY") ?? file.tlsKey)
    let base = options.basePath ?? Environment.value("DUBAN_BASE_PATH") ?? file.basePath ?? ""
    basePath = base == "/" ? "" : base
    guard basePath.isEmpty || basePath.hasPrefix("/") && !basePath.hasSuffix("/") else {
      throw Failure(status: .misused, message: "地址前缀“\(base)”不对：请写成 /duban。")
    }
    let factor =
      options.secondFactor ?? Environment.value("DUBAN_SECOND_FACTOR") ?? file.secondFactor
    guard let secondFactor = SecondFactor(rawValue: factor ?? "approvers") else {
      throw Failure(
        status: .misused,
        message: "--second-factor“\(factor ?? "")”不对：请写 none、administrators、approvers 或 everyone。")
    }
    self.secondFactor = secondFactor
    var texts = options.trustedProxy
    if texts.isEmpty {
      texts =
        Environment.value("DUBAN_TRUSTED_PROXY")?.split(separator: ",").map(String.init)
        ?? file.trustedProxy ?? []
    }
    proxies = try texts.map { text in
      guard let block = AddressBlock(text) else {
        throw Failure(status: .misused, message: "可信代理“\(text)”不对：请写成 10.1.2.0/24。")
      }
      return block
    }
  }

  private static func file(_ path: String?) throws -> File {
    guard let path else { return File() }
    let bytes = try InputFile.bytes(path, named: "设置文件")
    guard let all = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let file: File = try? JSONText.value(from: bytes)
    else { throw Failure(status: .badInput, message: "设置文件“\(path)”不是对的 JSON。") }
    if let unknown = Set(all.keys).subtracting(File.keys).sorted().first {
      throw Failure(status: .misused, message: "设置文件“\(path)”里有不认识的项“\(unknown)”，没有启动。")
    }
    return file
  }

  var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(listening.host) }

  var hasTLS: Bool { listening.certificate != nil && listening.key != nil }

  /// Passwords do not travel in the clear, and a sample's known passwords do not leave the machine.
  func demandSafety(isSample: Bool) throws(Failure) {
    guard !isLoopback else { return }
    if isSample {
      throw Failure(
        status: .refused, message: "样例库的口令人人都知道，只能在本机（127.0.0.1）提供服务。",
        code: "sample-off-loopback")
    }
    guard hasTLS || !proxies.isEmpty else {
      throw Failure(
        status: .refused,
        message: "在 \(listening.host) 上提供服务须有 --tls-cert 和 --tls-key，或用 --trusted-proxy 指明反向代理。",
        code: "no-tls")
    }
  }

  func web(isSample: Bool) -> WebSettings {
    var settings = WebSettings()
    settings.basePath = basePath
    settings.isSecure = hasTLS || !isLoopback
    settings.trustedProxies = proxies
    settings.isSample = isSample
    settings.outside = outside
    if let limit = file.signInsPerMinute { settings.signInsPerMinute = limit }
    if let limit = file.tokenRequestsPerMinute { settings.tokenRequestsPerMinute = limit }
    settings.secondFactor = secondFactor
    return settings
  }

  var address: @Sendable (Int) -> String {
    let scheme = hasTLS ? "https" : "http"
    let (host, base) = (listening.host, basePath)
    return { "\(scheme)://\(host):\($0)\(base)/" }
  }
}
