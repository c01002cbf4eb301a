import DubanStore
import DubanWeb

/// What the server was told, in layers: flags, environment, file, defaults.
struct ServeSettings {
  var store: StoreOptions
  var listening: Listening
  var basePath: String
  var proxies: [AddressBlock]
  /// Path of the duty catalogue.
  var catalogue: String?
  private var outside: OutsideSettings
  private var signInsPerMinute: Int?
  private var tokenRequestsPerMinute: Int?
  var secondFactor: SecondFactor

  init(_ told: ToldSettings, _ options: StoreOptions) throws {
    store = options
    (store.data, store.postgres) = (told.text(.data), told.text(.postgres))
    store.division = told.text(.division)
    if let division = store.division, !DataSettings.isCode(division) {
      throw Failure(status: .misused, message: "行政区划代码“\(division)”不对：请写六位数字，例如 430602。")
    }
    let port = try told.number(.port, in: 0...65_535, named: "端口", like: "1 到 65535") ?? 8080
    listening = Listening(
      host: told.text(.host) ?? "127.0.0.1", port: port, certificate: told.text(.tlsCert),
      key: told.text(.tlsKey))
    let base = told.text(.basePath) ?? ""
    basePath = base == "/" ? "" : base
    guard basePath.isEmpty || basePath.hasPrefix("/") && !basePath.hasSuffix("/") else {
      throw Failure(status: .misused, message: "地址前缀“\(base)”不对：请写成 /duban。")
    }
    let factor = told.text(.secondFactor) ?? "approvers"
    guard let secondFactor = SecondFactor(rawValue: factor) else {
      throw Failure(
        status: .misused,
        message: "--second-factor“\(factor)”不对：请写 none、administrators、approvers 或 everyone。")
    }
    self.secondFactor = secondFactor
    proxies = try told.blocks(.trustedProxy, named: "可信代理", like: "10.1.2.0/24")
    catalogue = told.text(.catalogue)
    signInsPerMinute = try told.number(
      .signInsPerMinute, in: 1...1_000_000, named: "每分钟登录次数", like: "1 到 1000000")
    tokenRequestsPerMinute = try told.number(
      .tokenRequestsPerMinute, in: 1...10_000_000, named: "每分钟请求次数", like: "1 到 10000000")
    outside = try OutsideSettings(told)
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
    if let signInsPerMinute { settings.signInsPerMinute = signInsPerMinute }
    if let tokenRequestsPerMinute { settings.tokenRequestsPerMinute = tokenRequestsPerMinute }
    settings.secondFactor = secondFactor
    return settings
  }

  var address: @Sendable (Int) -> String {
    let scheme = hasTLS ? "https" : "http"
    let (host, base) = (listening.host, basePath)
    return { "\(scheme)://\(host):\($0)\(base)/" }
  }
}
