import Duban
import DubanStore
import Foundation

/// What a backup turned out to hold.
struct FoundBackup {
  var journal: JournalReport
  /// `nil` where it is of the database alone.
  var evidence: [EvidenceHash]?
}

/// A backup on its way into the place of the database.
struct Restoring {
  let source: BackupSource
  let place: RestorePlace

  private var paths: StoreFolder { place.folder.paths }
  private var copy: String { paths.database + ".restore" }

  /// Copies the backup's database beside the database and verifies its journal and the evidence; the copy
  /// is gone again unless all is whole.
  func look() async throws -> FoundBackup {
    drop()
    do {
      try FileManager.default.copyItem(atPath: source.database, toPath: copy)
    } catch {
      throw Failure(
        status: .failed, message: "不能把“\(source.database)”拷贝到数据目录。请检查权限和磁盘空间。")
    }
    do {
      return try await verified()
    } catch {
      drop()
      throw error
    }
  }

  private func verified() async throws -> FoundBackup {
    let engine = try SQLiteEngine(
      SQLiteSettings(path: copy), beforeCommit: Store.beforeCommit)
    let store = Store(
      division: place.settings.division, engine: engine, keys: try KeyRing(folder: paths.keys))
    do {
      try await Migrations.run(on: engine)
      guard try await !store.isEmpty() else {
        throw Failure(
          status: .badInput,
          message: "备份“\(source.path)”中没有区划 \(place.settings.division) 的数据。")
      }
      let journal = try await store.verifyJournal()
      guard journal.isWhole else {
        throw BackupSource.damaged(source.path, journal.faults[0].sentence)
      }
      let evidence = try source.proven(named: try await store.namedEvidence())
      await store.close()
      return FoundBackup(journal: journal, evidence: evidence)
    } catch {
      await store.close()
      throw error
    }
  }

  func drop() {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + suffix)
    }
  }

  /// Evidence comes first: a file too many does no harm, one too few does.
  ///
  /// - Returns: where the old database lies now; `nil` when there was none.
  func carryOut(_ found: FoundBackup, at instant: Instant) async throws -> String? {
    await settle()
    let fresh = try bring(found.evidence ?? [])
    do throws(Failure) {
      let old = try replace(at: instant)
      if place.isNew { try place.write() }
      return old
    } catch {
      takeAway(fresh)
      throw error
    }
  }

  /// - Returns: those that were not there.
  private func bring(_ hashes: [EvidenceHash]) throws -> [EvidenceHash] {
    guard let from = source.evidence else { return [] }
    let evidence = EvidenceStore(folder: paths.evidence)
    var fresh: [EvidenceHash] = []
    do {
      for hash in hashes where try evidence.take(hash, from: from) { fresh.append(hash) }
      return fresh
    } catch {
      takeAway(fresh)
      drop()
      throw error
    }
  }

  private func takeAway(_ fresh: [EvidenceHash]) {
    let evidence = EvidenceStore(folder: paths.evidence)
    for hash in fresh { _ = try? evidence.erase(hash) }
  }

  /// Takes the old database's log into it, so that it is one file whatever happens while it is moved; one that
  /// cannot be opened any more is moved as it is.
  private func settle() async {
    guard FileManager.default.fileExists(atPath: paths.database) else { return }
    let engine = try? SQLiteEngine(SQLiteSettings(path: paths.database))
    _ = try? await engine?.read { try $0.rows("SELECT 1 FROM sqlite_schema", []) }
    await engine?.close()
  }

  private func replace(at instant: Instant) throws(Failure) -> String? {
    let manager = FileManager.default
    let old = "\(paths.database).\(instant.seconds)"
    var moved: [String] = []
    do {
      let isThere = manager.fileExists(atPath: paths.database)
      for suffix in ["", "-wal", "-shm"] where manager.fileExists(atPath: paths.database + suffix) {
        try manager.moveItem(atPath: paths.database + suffix, toPath: old + suffix)
        moved.append(suffix)
      }
      try manager.moveItem(atPath: copy, toPath: paths.database)
      drop()
      // It tells of lines that the backup did not have yet; the next line makes another.
      let anchor = paths.auditAnchor(of: place.settings.division)
      if manager.fileExists(atPath: anchor) {
        try manager.moveItem(atPath: anchor, toPath: "\(anchor).\(instant.seconds)")
      }
      return isThere ? old : nil
    } catch {
      // What was moved goes back: an old database is better than none.
      for suffix in moved {
        try? manager.moveItem(atPath: old + suffix, toPath: paths.database + suffix)
      }
      drop()
      throw Failure(
        status: .failed,
        message: "替换数据库时出错，没有恢复，原来的数据库仍在原处。请检查数据目录的权限和磁盘空间后重试。")
    }
  }
}
