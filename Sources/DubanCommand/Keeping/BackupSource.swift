import Duban
import DubanStore
import Foundation

/// A backup that is to be restored: a whole folder, or a database alone, as `upgrade` makes it.
struct BackupSource {
  let path: String
  let database: String
  /// `nil` for a database alone.
  let manifest: BackupManifest?

  /// Reads the manifest and compares the database with it.
  init(_ path: String) throws {
    self.path = path
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(status: .noInput, message: "备份“\(path)”不存在。请核对路径和文件名。")
    }
    guard isFolder.boolValue else {
      (database, manifest) = (path, nil)
      return
    }
    database = StoreFolder(path).database
    let manifest = try Self.manifest("\(path)/\(BackupManifest.fileName)", of: path)
    self.manifest = manifest
    guard (try? Digest.ofFile(database))?.hex == manifest.database else {
      throw Self.damaged(path, "数据库缺失或与备份时的指纹不符。")
    }
  }

  /// `nil` where there is none in it.
  var evidence: EvidenceStore? {
    manifest.map { _ in EvidenceStore(folder: StoreFolder(path).evidence) }
  }

  /// Proves every file that the backup must hold, and every other that it does.
  ///
  /// - Parameter named: by the database.
  /// - Returns: those that it holds; `nil` for a database alone.
  func proven(named: Set<EvidenceHash>) throws(Failure) -> [EvidenceHash]? {
    guard let manifest, let evidence else { return nil }
    let excused = Set(manifest.missing.compactMap { EvidenceHash(rawValue: $0) })
    do throws(EvidenceProblem) {
      let all = named.subtracting(excused).union(try evidence.hashes())
      for hash in all { try evidence.verify(hash) }
      return all.sorted { $0.rawValue < $1.rawValue }
    } catch {
      throw Self.damaged(path, "佐证 \(error.name) 缺失、损坏或读不到。")
    }
  }

  static func damaged(_ path: String, _ why: String) -> Failure {
    Failure(
      status: .refused, message: "备份“\(path)”核验发现问题：\(why)没有恢复，原来的数据没有改动。",
      code: "damaged")
  }

  private static func manifest(
    _ file: String, of path: String
  ) throws(Failure) -> BackupManifest {
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure(
        status: .badInput,
        message: "“\(path)”不是 duban backup 写出的备份（没有 \(BackupManifest.fileName)）。")
    }
    let manifest: BackupManifest
    do {
      manifest = try JSONText.value(from: try InputFile.bytes(file, named: "备份的说明"))
    } catch {
      throw damaged(path, "\(BackupManifest.fileName) 不完整。")
    }
    guard manifest.format == BackupManifest.format, manifest.version == 1 else {
      throw Failure(
        status: .badInput, message: "备份“\(path)”由更新版本的程序写出。请先升级本程序。")
    }
    return manifest
  }
}

/// Where a backup goes: a data folder that is there, or one that is made for it.
struct RestorePlace {
  let folder: DataFolder
  let settings: DataSettings
  /// Made for this backup: nothing of it stays unless all is done.
  let isNew: Bool
  private let wasThere: Bool

  /// - Parameter keys: a folder of keys that were kept apart.
  init(_ folder: DataFolder, _ source: BackupSource, keys: String?) throws {
    self.folder = folder
    isNew = folder.isBlank && source.manifest != nil
    wasThere = FileManager.default.fileExists(atPath: folder.paths.path)
    guard isNew, let manifest = source.manifest else {
      settings = try folder.settings()
      try Self.demand(source.manifest, of: settings, keys: folder.paths.keys)
      return
    }
    settings = manifest.settings
    let own = manifest.holdsKeys ? StoreFolder(source.path).keys : nil
    guard let keys = keys ?? own else {
      throw Failure(
        status: .misused, message: "备份里没有密钥，新建数据目录须用 --keys 指明另行备份的密钥目录。")
    }
    try Self.demand(manifest, of: settings, keys: keys)
    try folder.makeEmpty()
    do {
      try FileManager.default.copyItem(atPath: keys, toPath: folder.paths.keys)
      _ = try EvidenceStore.create(folder: folder.paths.evidence)
    } catch {
      abandon()
      throw Failure(status: .failed, message: "不能写入“\(folder.paths.path)”，没有恢复。请检查权限和磁盘空间。")
    }
  }

  /// Makes a new folder a data folder: the last thing that is done.
  func write() throws(Failure) {
    do {
      try folder.write(settings)
    } catch {
      throw Failure(status: .failed, message: "不能写入“\(folder.paths.path)”，没有恢复。请检查权限和磁盘空间。")
    }
  }

  /// Takes away a folder that was made for nothing.
  func abandon() {
    guard isNew else { return }
    folder.clear()
    if !wasThere { try? FileManager.default.removeItem(atPath: folder.paths.path) }
  }

  private static func demand(
    _ manifest: BackupManifest?, of settings: DataSettings, keys: String
  ) throws {
    let ring = try KeyRing(folder: keys)
    guard let manifest else { return }
    guard manifest.settings.division == settings.division else {
      throw Failure(
        status: .refused,
        message: "备份是区划 \(manifest.settings.division) 的，数据目录是 \(settings.division) 的，没有恢复。",
        code: "other-division")
    }
    guard manifest.keyCode == BackupManifest.code(of: ring) else {
      throw Failure(
        status: .refused, message: "“\(keys)”不是备份时的密钥，恢复后个人信息将解不开，没有恢复。请取回原来的密钥。",
        code: "other-keys")
    }
  }
}
