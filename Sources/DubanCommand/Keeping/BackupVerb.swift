import ArgumentParser
import Duban
import DubanStore
import Foundation

struct BackupVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "备份数据库；可在 serve 运行时进行。",
    usage: "duban backup <FILE> [选项]",
    discussion: """
      备份里没有密钥和佐证：keys/ 和 evidence/ 请另行备份，密钥不要和
      数据库放在一起。
      """)

  @Argument(help: ArgumentHelp("写到这个文件；不能是已有的。", valueName: "FILE")) var file: String
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try OutputPlace(path: file).demandFolder()
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Failure(
        status: .refused, message: "“\(file)”已经存在，没有备份。请换一个文件名。", code: "exists")
    }
    try await data.open(.reading) { desk in
      guard let engine = desk.store.engine as? SQLiteEngine else { throw Self.notHere }
      try await engine.backup(to: file)
      let words = "已备份到 \(file)。\(desk.paths.keys) 和 \(desk.paths.evidence) 请另行备份。"
      try data.show(Done(sentence: words))
    }
  }

  private static let notHere = Failure(
    status: .misused, message: "PostgreSQL 请用它自己的 pg_dump 备份，或用 duban export 导出。")
}

struct RestoreVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "用备份替换数据库；先核验备份，--commit 才替换。",
    usage: "duban restore <FILE> [--commit] [选项]",
    discussion: "数据目录须有原来的密钥。换下的数据库和审计日志锚点改名保存，不会删除。")

  @Argument(help: ArgumentHelp("由 backup 写出的备份。", valueName: "FILE")) var file: String
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let settings = try data.folder.settings()
    guard settings.engine == .sqlite else {
      throw Failure(status: .misused, message: "PostgreSQL 请用它自己的 pg_restore 恢复。")
    }
    let paths = data.folder.paths
    let lock = try StoreLock(besideDatabase: paths.database)
    defer { withExtendedLifetime(lock) {} }
    let restoring = Restoring(file: file, paths: paths, settings: settings)
    let report = try await restoring.look()
    let old = commitment.commit ? try restoring.carryOut(at: data.instant) : nil
    try data.show(RestoreView(report, isDone: commitment.commit, kept: old))
  }
}

/// A backup on its way into the place of the database.
struct Restoring {
  let file: String
  let paths: StoreFolder
  let settings: DataSettings

  private var copy: String { paths.database + ".restore" }

  /// Copies the backup beside the database and verifies its journal; the copy is gone again unless
  /// it is whole.
  func look() async throws -> JournalReport {
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure(status: .noInput, message: "备份“\(file)”不存在。请核对路径和文件名。")
    }
    try? FileManager.default.removeItem(atPath: copy)
    do {
      try FileManager.default.copyItem(atPath: file, toPath: copy)
    } catch {
      throw Failure(status: .failed, message: "不能把“\(file)”拷贝到数据目录。请检查权限和磁盘空间。")
    }
    do {
      let report = try await verified()
      guard report.isWhole else {
        throw Failure(
          status: .refused, message: "备份“\(file)”核验发现问题：\(report.faults[0].sentence)没有替换。",
          code: "damaged")
      }
      return report
    } catch {
      drop()
      throw error
    }
  }

  private func verified() async throws -> JournalReport {
    let engine = try SQLiteEngine(
      SQLiteSettings(path: copy), beforeCommit: Store.beforeCommit)
    let store = Store(
      division: settings.division, engine: engine, keys: try KeyRing(folder: paths.keys))
    do {
      try await Migrations.run(on: engine)
      guard try await !store.isEmpty() else {
        throw Failure(
          status: .badInput, message: "备份“\(file)”中没有区划 \(settings.division) 的数据。")
      }
      let report = try await store.verifyJournal()
      await store.close()
      return report
    } catch {
      await store.close()
      throw error
    }
  }

  private func drop() {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + suffix)
    }
  }

  /// - Returns: where the old database lies now; `nil` when there was none.
  func carryOut(at instant: Instant) throws(Failure) -> String? {
    let manager = FileManager.default
    let old = "\(paths.database).\(instant.seconds)"
    do {
      let isThere = manager.fileExists(atPath: paths.database)
      for suffix in ["-wal", "-shm", ""] where manager.fileExists(atPath: paths.database + suffix) {
        try manager.moveItem(atPath: paths.database + suffix, toPath: old + suffix)
      }
      try manager.moveItem(atPath: copy, toPath: paths.database)
      drop()
      // It tells of lines that the backup did not have yet; the next line makes another.
      let anchor = paths.auditAnchor(of: settings.division)
      if manager.fileExists(atPath: anchor) {
        try manager.moveItem(atPath: anchor, toPath: "\(anchor).\(instant.seconds)")
      }
      return isThere ? old : nil
    } catch {
      throw Failure(status: .failed, message: "替换数据库时出错。备份的拷贝在 \(copy)，请检查权限。")
    }
  }
}

struct RestoreView: Shown {
  var isDone: Bool
  var matters: Int
  var entries: Int
  /// `N:HASH` of the last seal in the backup.
  var seal: String?
  /// Where the old database lies now.
  var kept: String?

  init(_ report: JournalReport, isDone: Bool, kept: String?) {
    self.isDone = isDone
    self.kept = kept
    matters = report.matters
    entries = report.entries
    seal = report.last.map { "\($0.number):\($0.hash)" }
  }

  func text(columns: Int) -> String {
    let seal = seal.map { "，最后的存证号 \($0)" } ?? ""
    let found = "备份有事项 \(matters) 件、办理记录 \(entries) 条\(seal)，核验没有发现改动。\n"
    guard isDone else { return found + "尚未替换；加 --commit 执行。\n" }
    return found + "已恢复。" + (kept.map { "原来的数据库改名为 \($0)。" } ?? "") + "\n"
  }
}
