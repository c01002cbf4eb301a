import ArgumentParser
import Duban
import DubanStore
import DubanWeb
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The server of a folder that is still empty: it offers the set-up page, and ends when the district
/// has been made.
struct SetUp {
  let settings: ServeSettings
  let logger: Logger

  /// - Returns: whether there is a district now; false when it was told to stop before.
  func run() async throws -> Bool {
    try settings.demandSafety(isSample: false)
    let paths = settings.store.folder.paths
    try EngineChoice(address: settings.store.databaseAddress, database: paths.database)
      .demandSecrecy()
    let (made, making) = AsyncStream.makeStream(of: Void.self)
    let material = try InstallationMaterial(InstallationFiles.parse([]), withSample: false)
    let (options, logger) = (settings.store, logger)
    let web = settings.web(isSample: false)
    let door = SetUpDoor(settings: web, now: { Now.instant }, tell: Self.tell) { form in
      do {
        let logins = try await Self.found(form, options, material)
        making.yield()
        return logins
      } catch let failure as Failure {
        throw SetUpProblem(failure.message)
      } catch {
        logger.error("set-up failed", metadata: ["error": "\(error)"])
        throw error
      }
    }
    let address = settings.address
    let application = try WebServer.application(
      answering: door, on: settings.listening, logger: logger
    ) { port in
      StandardStream.output.tell("还没有数据，请在浏览器中完成首次设置：\(address(port))")
    }
    let services = ServiceGroup(
      configuration: .init(
        services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    let waiting = Task {
      for await _ in made {
        // The page with the passwords is on its way: it is sent before the door closes.
        try? await Task.sleep(for: .milliseconds(500))
        await services.triggerGracefulShutdown()
      }
    }
    defer {
      making.finish()
      waiting.cancel()
    }
    try await services.run()
    return !settings.store.folder.isBlank
  }

  private static func found(
    _ form: SetUpForm, _ options: StoreOptions, _ material: InstallationMaterial
  ) async throws -> [FirstLogin] {
    let address = options.databaseAddress
    let founding = Founding(
      folder: options.folder, address: address,
      settings: DataSettings(
        division: form.division, name: form.name, engine: address == nil ? .sqlite : .postgres),
      material: material, administrators: form.administrators, at: options.instant)
    return try await founding.carryOut().logins
  }

  /// On the terminal alone: neither in the log nor on any page.
  private static func tell(_ code: String) {
    StandardStream.output.tell("设置码（只在本终端显示，用过作废）：\(code)")
  }
}
