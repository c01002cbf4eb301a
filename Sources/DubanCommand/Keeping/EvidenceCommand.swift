import ArgumentParser
import Duban
import DubanStore

struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "佐证文件：清理没有用到的。", subcommands: [EvidenceSweepVerb.self])
}

struct EvidenceSweepVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "清理没有任何办理记录用到的佐证；先列出，--commit 才删除。",
    usage: "duban evidence sweep [--commit] [选项]",
    discussion: """
      一天之内上传的不动，正在上传的不受影响。办理记录用到的、报告的文
      件一律不删。SQLite 须先停止 serve；PostgreSQL 可以同时运行。
      """)

  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      // Files are dated by the machine's clock: an act dated ahead makes none of them old.
      let sweep = try await desk.store.sweep(
        desk.evidence, at: min(desk.at, Now.instant), isTrial: !commitment.commit)
      try data.show(EvidenceSweepView(sweep, isDone: commitment.commit))
    }
  }
}

struct EvidenceSweepView: Shown {
  var isDone: Bool
  /// By their hashes.
  var files: [String]
  var bytes: Int64
  var temporaries: Int

  init(_ sweep: EvidenceSweep, isDone: Bool) {
    self.isDone = isDone
    files = sweep.orphans.map(\.rawValue)
    bytes = sweep.byteCount
    temporaries = sweep.temporaries
  }

  func text(columns: Int) -> String {
    guard !files.isEmpty || temporaries > 0 else { return "没有要清理的佐证文件。\n" }
    let found = "没有用到的佐证文件 \(files.count) 个，共 \(bytes) 字节；没有传完的文件 \(temporaries) 个。"
    let end = isDone ? "已删除。\n" : "尚未删除；加 --commit 执行。\n"
    return files.map { $0 + "\n" }.joined() + found + end
  }
}
