import DubanStore
import Foundation

/// Where a measurement finds its store.
struct BenchPlace {
  /// Data folder; the SQLite database lies in it.
  var folder: String
  /// Pages of SQLite's write-ahead log at which it is copied into the database, if other than usual.
  var logPages: Int?
  /// Of a PostgreSQL database, in place of SQLite.
  var postgres: String?

  var paths: StoreFolder { StoreFolder(folder) }
  var isNew: Bool { !FileManager.default.fileExists(atPath: paths.keys) }

  /// Opens the store; a new one is laid with the district of the measurements.
  func open(writers: Int = 16) async throws -> Store {
    let isNew = isNew
    if isNew {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    }
    let keys = try isNew ? KeyRing.create(folder: paths.keys) : KeyRing(folder: paths.keys)
    let store = Store(
      division: BenchDistrict.division, engine: try engine(connections: writers), keys: keys)
    try await Migrations.run(on: store.engine)
    if isNew { try await BenchDistrict.lay(in: store) }
    return store
  }

  private func engine(connections: Int) throws -> any SQLEngine {
    if let postgres {
      var settings = PostgresSettings(address: postgres)
      settings.connections = connections
      return try PostgresEngine(settings, beforeCommit: Store.beforeCommit)
    }
    var settings = SQLiteSettings(path: paths.database)
    if let logPages {
      settings.logPages = logPages
      settings.logLimit = logPages * 4
    }
    return try SQLiteEngine(settings, beforeCommit: Store.beforeCommit)
  }
}

/// What the system says of this process's memory, in KiB (proc_pid_status(5)).
enum BenchMemory {
  static var resident: Int { value("VmRSS:") }
  static var peak: Int { value("VmHWM:") }

  private static func value(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
