import Duban
import DubanStore
import Foundation

/// What a backup says of itself (`backup.json`). It lies in a folder as a data folder does: `duban.db`,
/// `evidence/`, and `keys/` where it holds them.
struct BackupManifest: Codable {
  var format = Self.format
  var version = 1
  var settings: DataSettings
  /// Seconds since 1970.
  var at: Int64
  /// SHA-256 of the database.
  var database: String
  /// How many files of evidence it holds.
  var files: Int
  /// Files that the database names and that were missing or damaged already, by their hashes.
  var missing: [String]
  var holdsKeys: Bool
  /// Tells the keys from others, and nothing of them.
  var keyCode: String

  static let format = "duban-backup"
  static let fileName = "backup.json"

  static func code(of keys: KeyRing) -> String {
    keys.personalCipher.code(of: Array(format.utf8)).hex
  }
}

/// A backup on its way to the disk: a folder that appears under its name whole, or not at all.
struct BackupWriting {
  let desk: Desk
  let engine: SQLiteEngine
  let target: String
  let isWithKeys: Bool

  private var part: StoreFolder { StoreFolder(target + ".part") }

  func carryOut() async throws -> BackupManifest {
    do {
      try? FileManager.default.removeItem(atPath: part.path)
      try FileManager.default.createDirectory(
        atPath: part.path, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      let manifest = try await fill()
      try FileManager.default.moveItem(atPath: part.path, toPath: target)
      return manifest
    } catch {
      try? FileManager.default.removeItem(atPath: part.path)
      guard Failure(error) == nil else { throw error }
      throw Failure(status: .failed, message: "不能写入“\(target)”，没有备份。请检查权限和磁盘空间。")
    }
  }

  /// The database first: evidence that it names was durable before, and never changes.
  private func fill() async throws -> BackupManifest {
    try await engine.backup(to: part.database)
    let evidence = try EvidenceStore.create(folder: part.evidence)
    var missing: [String] = []
    let named = try await named()
    for hash in named {
      do throws(EvidenceProblem) {
        try evidence.take(hash, from: desk.evidence)
      } catch {
        guard error.reason == .missing || error.reason == .damaged else { throw error }
        missing.append(hash.rawValue)
      }
    }
    if isWithKeys {
      try FileManager.default.copyItem(atPath: desk.paths.keys, toPath: part.keys)
    }
    let manifest = BackupManifest(
      settings: desk.settings, at: desk.at.seconds,
      database: try Digest.ofFile(part.database).hex, files: named.count - missing.count,
      missing: missing, holdsKeys: isWithKeys, keyCode: BackupManifest.code(of: desk.store.keys))
    let output = try OutputFile(path: "\(part.path)/\(BackupManifest.fileName)")
    try output.write(try JSONText.line(manifest))
    try output.commit()
    return manifest
  }

  /// As the copy says, which may be older than what is written by now.
  private func named() async throws -> [EvidenceHash] {
    let copy = try SQLiteEngine(SQLiteSettings(path: part.database))
    let store = Store(division: desk.store.division, engine: copy, keys: desk.store.keys)
    do {
      let named = try await store.namedEvidence()
      await store.close()
      return named.sorted { $0.rawValue < $1.rawValue }
    } catch {
      await store.close()
      throw error
    }
  }
}
