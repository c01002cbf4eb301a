import ArgumentParser
import Duban
import DubanStore
import DubanWeb
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The workplace over a store that `bench fill` made, with somebody of the office signed in: what a
/// measurement of the server asks. Its clock stands still on the day of the measurements.
struct BenchServeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "在测量用的库上启动工作台，打印会话，供测量。")

  @Argument(help: ArgumentHelp("数据目录。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("端口，0 为任选。", valueName: "PORT")) var port = 0
  @Option(help: ArgumentHelp("同时办理的请求数上限。", valueName: "N")) var atOnce = 64

  @Flag(help: "每页每次重新生成。") var keepsNothing = false

  func run() async throws {
    let store = try await BenchPlace(folder: folder).open()
    let passwords = PasswordDesk()
    defer { passwords.close() }
    var settings = WebSettings()
    settings.hasConstantPage = true
    settings.requestsAtOnce = atOnce
    settings.keepsPages = !keepsNothing
    let accounts = Accounts(store: store, desk: passwords)
    let house = Workplace(
      store: store, evidence: EvidenceStore(folder: StoreFolder(folder).evidence),
      accounts: accounts, place: "测量区", settings: settings, now: { BenchDistrict.now })
    let session = try await session(accounts)
    var logger = Logger(label: "duban")
    logger.logLevel = .error
    let application = try WebServer.application(
      house, on: Listening(host: "127.0.0.1", port: port), logger: logger
    ) { port in
      StandardStream.output.tell("\(port) \(session.token) \(session.csrf)")
    }
    try await ServiceGroup(
      configuration: .init(
        services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    ).run()
    await store.close()
  }

  /// Of the supervision section, which sees all matters; kept beside the store, so that only the first
  /// start computes a password.
  private func session(_ accounts: Accounts) async throws -> (token: String, csrf: String) {
    let kept = URL(filePath: folder).appending(path: "session")
    if let token = try? String(contentsOf: kept, encoding: .utf8),
      let session = try await accounts.session(token, at: BenchDistrict.now)
    {
      return (token, session.csrf)
    }
    let (token, csrf) = try await signedIn(accounts)
    try token.write(to: kept, atomically: true, encoding: .utf8)
    return (token, csrf)
  }

  private func signedIn(_ accounts: Accounts) async throws -> (token: String, csrf: String) {
    guard let person = BenchDistrict.supervisor.person else { throw ExitCode.failure }
    let password = FirstPassword.make()
    let at = BenchDistrict.now
    let isKnown = try await accounts.reset(
      person, to: password, mustChange: false, by: nil, from: Accounts.console, at: at)
    if !isKnown {
      try await accounts.open(
        "bench", for: person, password: password, mustChange: false, at: at)
    }
    let token = try await accounts.signIn(
      "bench", password: password, code: nil, from: "127.0.0.1", at: at)
    guard let session = try await accounts.session(token, at: at) else { throw ExitCode.failure }
    return (token, session.csrf)
  }
}
