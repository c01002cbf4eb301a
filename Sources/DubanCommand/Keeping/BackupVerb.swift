import ArgumentParser
import Duban
import DubanStore
import Foundation

struct BackupVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "备份数据库和佐证；可在 serve 运行时进行。",
    usage: "duban backup <FOLDER> [--with-keys] [选项]",
    discussion: """
      写成一个新文件夹：数据库是同一时刻的，佐证是它用到的全部文件。佐
      证缺失或损坏时照样备份，逐个列出，退出码为 3。密钥默认不在其中：
      丢了密钥，个人信息再也解不开，keys/ 须另行备份，不要和数据库放在
      一起。加 --with-keys 连同密钥，谁拿到这份备份谁就能读个人信息、能
      签存证号，须按密钥保管。
      """)

  @Argument(help: ArgumentHelp("写到这个文件夹；不能是已有的。", valueName: "FOLDER"))
  var target: String
  @Flag(help: "连同密钥。") var withKeys = false
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let target = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Failure(
        status: .refused, message: "“\(target)”已经存在，没有备份。请换一个名字。", code: "exists")
    }
    try OutputPlace(path: target).demandFolder()
    let outcome = try await data.open(.reading) { desk in
      guard let engine = desk.store.engine as? SQLiteEngine else { throw Self.notHere }
      let writing = BackupWriting(
        desk: desk, engine: engine, target: target, isWithKeys: withKeys)
      let manifest = try await writing.carryOut()
      try data.show(BackupView(manifest, at: target, keys: desk.paths.keys))
      return manifest.missing.isEmpty ? Outcome.done : .contradiction
    }
    try outcome.leave()
  }

  private static let notHere = Failure(
    status: .misused,
    message: "PostgreSQL 请先用它自己的 pg_dump 备份数据库，再拷贝 evidence/；或用 duban export 导出。")
}

struct BackupView: Shown {
  var folder: String
  /// How many files of evidence it holds.
  var files: Int
  /// Files that entries name and that could not be copied, by their hashes.
  var missing: [String]
  var holdsKeys: Bool
  private let keys: String

  private enum CodingKeys: CodingKey { case folder, files, missing, holdsKeys }

  init(_ manifest: BackupManifest, at folder: String, keys: String) {
    self.folder = folder
    files = manifest.files
    missing = manifest.missing
    holdsKeys = manifest.holdsKeys
    self.keys = keys
  }

  func text(columns: Int) -> String {
    var lines = ["已备份到 \(folder)：数据库，佐证 \(files) 个。"]
    lines.append(
      holdsKeys
        ? "备份里有密钥：谁拿到它谁就能读个人信息、能签存证号。请按密钥保管。"
        : "备份里没有密钥；丢了密钥，个人信息再也解不开。\(keys) 请另行备份。")
    if !missing.isEmpty {
      lines.append("下列佐证缺失或已损坏，没有备份。请从以前的备份找回，或查明是否依法删除：")
      lines += missing
    }
    return lines.map { Wrapping(columns: min(columns, 100))($0) + "\n" }.joined()
  }
}
