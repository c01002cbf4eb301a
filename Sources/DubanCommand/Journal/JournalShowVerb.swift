import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct JournalShowVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "列出一个事项的办理记录及其指纹，或最近的存证号。",
    usage: "duban journal show [<事项>] [选项]")

  @Argument(help: ArgumentHelp("事项；不写则列最近的存证号。", valueName: "MATTER")) var matter: String?
  @Option(help: ArgumentHelp("至多列出这么多个存证号。", valueName: "N")) var limit = 20
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      guard let matter else {
        return try data.show(SealTable(try await desk.store.seals(last: limit)))
      }
      let found = try await desk.matter(matter)
      let entries = try await desk.store.journal(of: found.id)
      try data.show(JournalTable(found, entries, desk.register))
    }
  }
}

struct SealTable: Shown {
  struct Row: Encodable {
    var number: Int64
    var at: String
    var count: Int
    var hash: String
  }

  var seals: [Row]

  init(_ seals: [Seal]) {
    self.seals = seals.map { seal in
      Row(
        number: seal.header.number, at: seal.header.at.description, count: seal.header.count,
        hash: "\(seal.header.hash)")
    }
  }

  func text(columns: Int) -> String {
    guard !seals.isEmpty else { return "还没有存证。\n" }
    return seals.map { seal in
      "\(Instant(seal.at)?.minuteWord ?? seal.at)  \(seal.count) 条  \(seal.number):\(seal.hash)\n"
    }.joined()
  }
}

struct JournalTable: Shown {
  struct Row: Encodable {
    var number: Int
    var at: String
    var act: String
    var by: String
    var hash: String
    var seal: Int64?
  }

  var matter: String
  var entries: [Row]

  init(_ matter: Matter, _ entries: [JournalEntry], _ register: Register) {
    self.matter = matter.number
    self.entries = entries.map { item in
      Row(
        number: item.entry.number, at: item.entry.at.description, act: item.entry.act.word,
        by: register.name(of: item.entry.by), hash: "\(item.hash)", seal: item.seal)
    }
  }

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("序号", isNumber: true), .init("时刻"), .init("动作"), .init("办理人", shrinks: true),
      .init("存证", isNumber: true), .init("指纹", shrinks: true),
    ])
    table.rows = entries.map {
      [
        String($0.number), Instant($0.at)?.minuteWord ?? $0.at, $0.act, $0.by,
        $0.seal.map(String.init) ?? "未封存", $0.hash,
      ]
    }
    return table.text(columns: columns)
  }
}
