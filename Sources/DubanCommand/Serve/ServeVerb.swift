import ArgumentParser
import Duban
import DubanOffice
import DubanReport
import DubanStore
import DubanWeb
import Logging
import ServiceLifecycle
import UnixSignals

struct ServeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "启动工作台：浏览器里的督办。",
    usage: "duban serve [--data <目录>] [--host <地址>] [--port <端口>] [选项]",
    discussion: """
      对外提供服务须有 TLS 证书，或经可信的反向代理；样例库只在本机提供。
      数据目录还是空的，就先提供首次设置页，用终端上的设置码打开。
      收到 SIGTERM 后办完手上的请求再停。
      """)

  @OptionGroup var options: ServeOptions

  func run() async throws {
    let told = try ToldSettings(options)
    let settings = try ServeSettings(told, options.data)
    if options.showSettings { return try options.data.show(SettingsTable(told)) }
    if settings.store.folder.isBlank {
      guard try await SetUp(settings: settings, logger: ServeLog.logger()).run() else { return }
    }
    try await settings.store.open(.writing) { desk in
      try await serve(desk, settings)
    }
  }

  private func serve(_ desk: Desk, _ settings: ServeSettings) async throws {
    let isSample = try await desk.store.isSample()
    try settings.demandSafety(isSample: isSample)
    let passwords = PasswordDesk()
    defer { passwords.close() }
    var house = Workplace(
      store: desk.store, evidence: desk.evidence,
      accounts: Accounts(store: desk.store, desk: passwords), place: desk.settings.name,
      settings: settings.web(isSample: isSample), now: { Now.instant })
    let reader = try ReportReader(catalogue: settings.catalogue)
    house.textOf = { bytes, name in await AnyText.of(bytes, name: name) }
    house.reports = StoreReports(desk: desk, catalogue: reader.options.catalogue)
    let logger = ServeLog.logger()
    let address = settings.address
    let application = try WebServer.application(
      house, on: settings.listening, logger: logger,
      services: [
        Timekeeper(store: desk.store, counters: house.counters, logger: logger),
        Messenger(dispatcher: Dispatcher(house), logger: logger),
      ]
    ) { port in
      StandardStream.output.tell("督办已启动：\(address(port))")
    }
    let services = ServiceGroup(
      configuration: .init(
        services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await services.run()
  }
}

/// The timekeeper inside the server: each minute, until it stops.
struct Timekeeper: Service {
  let store: Store
  let counters: Counters
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let (clock, at) = (ContinuousClock(), Now.instant)
          let began = clock.now
          let tick = try await store.tick(at: at)
          let spent = began.duration(to: clock.now) / .microseconds(1)
          counters.ticked(microseconds: Int64(spent), atSeconds: at.seconds)
          if tick.acts > 0 { logger.info("ticked", metadata: ["acts": "\(tick.acts)"]) }
        } catch {
          logger.error("tick failed", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }
}

/// Tells and delivers inside the server, every few seconds, until it stops.
struct Messenger: Service {
  let dispatcher: Dispatcher
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let round = try await dispatcher.work(at: Now.instant)
          if !round.isQuiet {
            logger.info(
              "told",
              metadata: [
                "messages": "\(round.messages)", "sent": "\(round.sent)",
                "failed": "\(round.failed)",
              ])
          }
        } catch {
          logger.error("telling failed", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(5))
      }
    }
  }
}

/// One line of JSON for each event, on standard error.
enum ServeLog {
  static func logger() -> Logger {
    Logger(label: "duban") { _ in JSONLog() }
  }
}

struct JSONLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields = ["at": Now.instant.description, "level": "\(event.level)"]
    fields["message"] = "\(event.message)"
    for (name, value) in event.metadata ?? [:] { fields[name] = "\(value)" }
    guard let line = try? JSONText.line(fields) else { return }
    try? StandardStream.errors.write(line)
  }
}
