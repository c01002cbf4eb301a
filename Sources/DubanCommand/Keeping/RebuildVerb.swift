import ArgumentParser
import Duban
import DubanStore

struct RebuildVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "由办理记录重建事项、计数和检索；--check 只核对。",
    usage: "duban rebuild [--check] [选项]",
    discussion: "--check 逐件重算并逐字节比对，什么都不改；不一致时退出码为 1。")

  @Flag(help: "只核对，不改动。") var check = false
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let isEqual = try await data.open(check ? .reading : .writing) { desk in
      if !check { try await desk.store.rebuild(at: desk.at) }
      let report = try await desk.store.checkRebuild(at: desk.at)
      try data.show(RebuildVerdict(report, isRebuilt: !check))
      return report.isEqual
    }
    try (isEqual ? Outcome.done : .failed).leave()
  }
}

struct RebuildVerdict: Shown {
  var isRebuilt: Bool
  var isEqual: Bool
  var matters: Int
  var entries: Int
  var different: [Int64]
  var wrongTallies: Int

  init(_ report: RebuildReport, isRebuilt: Bool) {
    self.isRebuilt = isRebuilt
    isEqual = report.isEqual
    matters = report.matters
    entries = report.entries
    different = report.different.map(\.rawValue)
    wrongTallies = report.wrongTallies
  }

  func text(columns: Int) -> String {
    let done = "\(isRebuilt ? "已重建并" : "")核对事项 \(matters) 件、办理记录 \(entries) 条"
    if isEqual { return "\(done)，全部一致。\n" }
    let list = different.prefix(10).map(String.init).joined(separator: "、")
    let rows = different.isEmpty ? "" : "事项 \(different.count) 件不一致（\(list)）"
    let tallies = wrongTallies == 0 ? "" : "计数 \(wrongTallies) 处不一致"
    let faults = [rows, tallies].filter { !$0.isEmpty }.joined(separator: "，")
    return "\(done)：\(faults)。请先备份，再用 duban rebuild 重建。\n"
  }
}

struct TickVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "办理到时的事：上提、到期、分工改归、锁定报送期、封存。",
    usage: "duban tick [选项]",
    discussion: "duban serve 每分钟自动办理；没有运行 serve 时可定时执行，重复无妨。")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let tick = try await desk.store.tick(at: desk.at)
      try data.show(TickView(tick))
    }
  }
}

struct TickView: Shown {
  var acts: Int
  var locked: Int
  var regrouped: Int
  var seal: String?

  init(_ tick: Tick) {
    acts = tick.acts
    locked = tick.locked
    regrouped = tick.regrouped
    seal = tick.seal.map { "\($0.number):\($0.hash)" }
  }

  func text(columns: Int) -> String {
    let seal = seal.map { "，存证号 \($0)" } ?? "，没有新的办理记录"
    let given = regrouped == 0 ? "" : "，按领导分工改归 \(regrouped) 件"
    return "到时办理 \(acts) 件，锁定报送期 \(locked) 件\(given)\(seal)。\n"
  }
}
