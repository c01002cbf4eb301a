import ArgumentParser
import Duban
import DubanStore

struct RestoreVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "用备份替换数据库，补齐佐证；先核验备份，--commit 才替换。",
    usage: "duban restore <BACKUP> [--keys <KEYS>] [--commit] [选项]",
    discussion: """
      备份是 backup 写出的文件夹，或 upgrade 写出的数据库文件。备份中有
      一个文件缺失或被改动就不恢复。换下的数据库和审计日志锚点改名保存，
      不会删除；数据目录中已有的佐证不会删除。数据目录还没有时新建，密钥取自备份，
      备份里没有的用 --keys 指明。
      """)

  @Argument(help: ArgumentHelp("由 backup 写出的备份。", valueName: "BACKUP")) var backup: String
  @Option(help: ArgumentHelp("另行备份的密钥目录，新建数据目录时用。", valueName: "KEYS"))
  var keys: String?
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let source = try BackupSource(backup)
    let place = try RestorePlace(data.folder, source, keys: keys)
    let view: RestoreView
    do {
      guard place.settings.engine == .sqlite else {
        throw Failure(status: .misused, message: "PostgreSQL 请用它自己的 pg_restore 恢复。")
      }
      let lock = try StoreLock(besideDatabase: place.folder.paths.database)
      defer { withExtendedLifetime(lock) {} }
      let restoring = Restoring(source: source, place: place)
      let found = try await restoring.look()
      let old = commitment.commit ? try await restoring.carryOut(found, at: data.instant) : nil
      if !commitment.commit { restoring.drop() }
      view = RestoreView(found, isDone: commitment.commit, kept: old)
    } catch {
      place.abandon()
      throw error
    }
    if !commitment.commit { place.abandon() }
    // What was restored stays, though nobody can be told.
    try data.show(view)
  }
}

struct RestoreView: Shown {
  var isDone: Bool
  var matters: Int
  var entries: Int
  /// How many files of evidence the backup holds; `nil` where it is of the database alone.
  var files: Int?
  /// `N:HASH` of the last seal in the backup.
  var seal: String?
  /// Where the old database lies now.
  var kept: String?

  init(_ found: FoundBackup, isDone: Bool, kept: String?) {
    self.isDone = isDone
    self.kept = kept
    matters = found.journal.matters
    entries = found.journal.entries
    files = found.evidence?.count
    seal = found.journal.last.map { "\($0.number):\($0.hash)" }
  }

  func text(columns: Int) -> String {
    let seal = seal.map { "，最后的存证号 \($0)" } ?? ""
    let evidence = files.map { "、佐证 \($0) 个" } ?? ""
    let found =
      "备份有事项 \(matters) 件、办理记录 \(entries) 条\(evidence)\(seal)，核验没有发现改动。\n"
    guard isDone else { return found + "尚未替换；加 --commit 执行。\n" }
    return found + "已恢复。" + (kept.map { "原来的数据库改名为 \($0)。" } ?? "")
      + (files == nil ? "这份备份里没有佐证，evidence/ 请另行恢复。" : "") + "\n"
  }
}
