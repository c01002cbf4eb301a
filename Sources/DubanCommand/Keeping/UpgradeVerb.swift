import ArgumentParser
import Duban
import DubanStore
import Foundation

struct UpgradeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "换用新版程序后升级数据库：先备份，再升级，再核验。",
    usage: "duban upgrade [--backed-up] [选项]",
    discussion: """
      SQLite 的备份写在数据目录的 backups/ 里；PostgreSQL 请先用 pg_dump
      备份，再加 --backed-up。核验不通过时退出码为 1，并说明怎样退回。
      """)

  @Flag(help: "已经用 pg_dump 备份（PostgreSQL）。") var backedUp = false
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let isWhole = try await data.open(.upgrading) { desk in
      let from = try await Migrations.version(of: desk.store.engine)
      let backup = from == Migrations.version ? nil : try await backup(desk, from)
      try await Migrations.run(on: desk.store.engine)
      if from != Migrations.version { try await desk.store.relight(at: desk.at) }
      let journal = try await desk.store.verifyJournal()
      let rebuild = try await desk.store.checkRebuild(at: desk.at)
      let view = UpgradeView(from: from, backup: backup, journal, rebuild)
      try data.show(view)
      return view.isWhole
    }
    try (isWhole ? Outcome.done : .failed).leave()
  }

  /// - Returns: where the backup lies; empty when somebody else made it.
  private func backup(_ desk: Desk, _ version: Int) async throws -> String {
    guard let engine = desk.store.engine as? SQLiteEngine else {
      guard backedUp else {
        throw Failure(
          status: .refused, message: "还没有备份，没有升级。请先用 pg_dump 备份，再加 --backed-up。",
          code: "no-backup")
      }
      return ""
    }
    let folder = desk.paths.path + "/backups"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw Failure(status: .failed, message: "不能建立“\(folder)”，没有升级。请检查权限和磁盘空间。")
    }
    let file = "\(folder)/第\(version)版-\(desk.at.seconds).db"
    try await engine.backup(to: file)
    return file
  }
}

struct UpgradeView: Shown {
  var from: Int
  var to = Migrations.version
  /// `nil` when there was nothing to do.
  var backup: String?
  var isWhole: Bool
  var entries: Int
  var matters: Int
  var faults: [String]

  init(from: Int, backup: String?, _ journal: JournalReport, _ rebuild: RebuildReport) {
    self.from = from
    self.backup = backup
    isWhole = journal.isWhole && rebuild.isEqual
    entries = journal.entries
    matters = journal.matters
    faults = journal.faults.map(\.sentence)
    if !rebuild.isEqual { faults.append("事项与办理记录重算的结果不一致。") }
  }

  func text(columns: Int) -> String {
    var lines = [
      from == to
        ? "数据库已经是第 \(to) 版，无须升级。" : "数据库已由第 \(from) 版升级到第 \(to) 版。"
    ]
    lines.append(
      "核验办理记录 \(entries) 条、事项 \(matters) 件，" + (isWhole ? "没有发现问题。" : "发现问题："))
    lines += faults.prefix(10)
    if let backup, !backup.isEmpty {
      lines.append("升级前的备份：\(backup)")
      lines.append(
        "要退回：停止服务，换回旧版程序，用它运行 duban restore \(backup) --commit，再启动服务。"
          + "升级后新办的事项不在备份里。")
    } else if backup != nil {
      lines.append("要退回：停止服务，换回旧版程序，用 pg_restore 恢复升级前的备份，再启动服务。")
    }
    return lines.map { Wrapping(columns: min(columns, 100))($0) + "\n" }.joined()
  }
}
