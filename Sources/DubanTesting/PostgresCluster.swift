internal import DubanStore
internal import Foundation
internal import Glibc

/// A PostgreSQL server for tests: in a folder of its own under /tmp, on a Unix socket, with nothing
/// written through to the disk.
///
/// It is stopped when the process ends. The folder bears the process's number, so a server whose
/// process was killed is found and stopped by the next start.
public final class PostgresCluster: Sendable {
  /// One for all tests of this process.
  static let shared = Result { try PostgresCluster(name: "shared") }

  private static let binaries = "/usr/lib/postgresql/15/bin/"
  private static let prefix = "duban-pg-"
  private let folder: String

  /// Makes and starts a server; `name` tells those of one process apart.
  public init(name: String) throws {
    Self.sweep()
    folder = "/tmp/\(Self.prefix)\(getpid())-\(name)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if let user = Self.otherUser {
      try run("/usr/bin/chown", [user, folder])
    }
    atexit { PostgresCluster.removeOwn() }
    try runAsUser(
      "initdb", ["-D", data, "-U", "duban", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
    try start()
  }

  /// The address of one of its databases.
  public func address(database: String) -> String {
    "host=\(folder) user=duban dbname=\(database)"
  }

  public func start() throws {
    let options = [
      "-k \(folder)", "-c listen_addresses=''", "-c fsync=off", "-c full_page_writes=off",
      "-c shared_buffers=32MB", "-c max_connections=1000", "-c autovacuum_naptime=600",
    ]
    try runAsUser(
      "pg_ctl",
      ["start", "-w", "-D", data, "-l", folder + "/log", "-o", options.joined(separator: " ")])
  }

  public func stop() throws {
    try runAsUser("pg_ctl", ["stop", "-w", "-D", data, "-m", "fast"])
  }

  /// Stops it for good and deletes its folder.
  public func remove() { Self.remove(folder) }

  public func createDatabase(_ name: String, template: String = "template0") throws {
    try run(
      Self.binaries + "createdb", ["-h", folder, "-U", "duban", "-T", template, name])
  }

  public func dropDatabase(_ name: String) throws {
    try run(Self.binaries + "dropdb", ["-h", folder, "-U", "duban", "--force", name])
  }

  private var data: String { folder + "/data" }
}

extension PostgresCluster {
  /// A database with the schema laid, of which those of the tests are copies.
  private static let template = Task {
    let cluster = try shared.get()
    try cluster.createDatabase("migrated")
    let engine = try PostgresEngine(
      PostgresSettings(address: cluster.address(database: "migrated")))
    try await Migrations.run(on: engine)
    await engine.close()
    return "migrated"
  }

  /// Runs a test with the address of a database of its own.
  static func withDatabase<Value>(
    isMigrated: Bool, _ body: (_ address: String) async throws -> Value
  ) async throws -> Value {
    let template = isMigrated ? try await template.value : "template0"
    let cluster = try shared.get()
    let name = "test_" + UUID().uuidString.replacing("-", with: "").lowercased()
    try cluster.createDatabase(name, template: template)
    defer { try? cluster.dropDatabase(name) }
    return try await body(cluster.address(database: name))
  }
}

extension PostgresCluster {
  /// PostgreSQL refuses to run as root; Debian's package brings a user for it.
  private static var otherUser: String? { geteuid() == 0 ? "postgres" : nil }

  private func runAsUser(_ program: String, _ arguments: [String]) throws {
    let path = Self.binaries + program
    if let user = Self.otherUser {
      try run("/usr/sbin/runuser", ["-u", user, "--", path] + arguments)
    } else {
      try run(path, arguments)
    }
  }

  private static func folders() -> [(path: String, process: pid_t)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
    return names.compactMap { name in
      guard name.hasPrefix(prefix) else { return nil }
      let number = name.dropFirst(prefix.count).prefix { $0.isNumber }
      return pid_t(number).map { ("/tmp/" + name, $0) }
    }
  }

  /// Stops and deletes what tests have left whose process is gone.
  private static func sweep() {
    for (path, process) in folders() where kill(process, 0) != 0 && errno == ESRCH {
      remove(path)
    }
  }

  private static func removeOwn() {
    for (path, process) in folders() where process == getpid() { remove(path) }
  }

  private static func remove(_ folder: String) {
    // The first line of postmaster.pid is the server's number; SIGQUIT stops it at once.
    let lines = try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
    if let server = lines?.split(separator: "\n").first.flatMap({ pid_t($0) }),
      isServer(server, of: folder)
    {
      kill(server, SIGQUIT)
      for _ in 0..<200 where kill(server, 0) == 0 { usleep(10_000) }
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Whether a process is the server of this folder, and not another that got its number since.
  private static func isServer(_ process: pid_t, of folder: String) -> Bool {
    let line = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
    return line?.contains(folder + "/data") == true
  }
}
