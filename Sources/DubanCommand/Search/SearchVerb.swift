import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct SearchVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "按字词查事项：名称、编号和办理记录。",
    usage: "duban search <字词> ... [--unit <单位>] [选项]",
    discussion: "写几个词就要都有；新的在前，最多数到 1000 件。")

  @Argument(help: ArgumentHelp("字词，每个两字以上。", valueName: "WORD")) var words: [String]
  @Option(name: .customLong("unit"), help: ArgumentHelp("只查这个单位承办的，可多次。", valueName: "UNIT"))
  var units: [String] = []
  @Option(help: ArgumentHelp("至多列出这么多件。", valueName: "N")) var limit = 20
  @OptionGroup var data: StoreOptions

  func validate() throws {
    guard 1...1000 ~= limit else { throw ValidationError("--limit 须在 1 到 1000 之间。") }
  }

  func run() async throws {
    try await data.open(.reading) { desk in
      let ids = try units.map(desk.register.unit)
      let hits = try await desk.store.search(
        words, units: ids.isEmpty ? nil : ids, limit: limit)
      let matters = try await desk.store.matters(hits.matters.map { MatterID($0) })
      var rows: [MatterTable.Row] = []
      for matter in matters {
        let turn = try await desk.store.light(of: matter.id, at: desk.at)
        rows.append(MatterTable.Row(matter, turn, at: desk))
      }
      try data.show(FoundMatters(count: hits.count, hasMore: hits.hasMore, matters: rows))
    }
  }
}

struct FoundMatters: Shown {
  var count: Int
  /// Whether there are more than were counted.
  var hasMore: Bool
  var matters: [MatterTable.Row]

  func text(columns: Int) -> String {
    guard !matters.isEmpty else { return "没有找到。\n" }
    return MatterTable(matters: matters).text(columns: columns)
      + "共 \(count)\(hasMore ? "+" : "") 件，列出 \(matters.count) 件。\n"
  }
}
