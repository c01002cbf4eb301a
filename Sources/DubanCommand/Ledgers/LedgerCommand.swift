import ArgumentParser
import Duban
import DubanStore

struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "台账：检查、安装、查看、升级定义，导入旧台账。",
    subcommands: [
      LedgerListVerb.self, LedgerCheckVerb.self, LedgerInstallVerb.self, LedgerMigrateVerb.self,
      LedgerImportVerb.self,
    ])
}

struct LedgerListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出已安装的台账。", usage: "duban ledger list [选项]")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      var counts: [String: (open: Int, all: Int)] = [:]
      for figure in try await desk.store.standings() {
        counts[figure.ledger, default: (0, 0)].all += figure.count
        if figure.value.isOpen { counts[figure.ledger, default: (0, 0)].open += figure.count }
      }
      try data.show(
        LedgerTable(
          ledgers: desk.ledgers.map { ledger in
            let count = counts[ledger.id] ?? (0, 0)
            return LedgerTable.Row(
              id: ledger.id, name: ledger.name, version: ledger.version,
              regime: ledger.regime.word, open: count.open, all: count.all)
          }))
    }
  }
}

struct LedgerTable: Shown {
  struct Row: Encodable {
    var id: String
    var name: String
    var version: Int
    var regime: String
    var open: Int
    var all: Int
  }

  var ledgers: [Row]

  func text(columns: Int) -> String {
    guard !ledgers.isEmpty else { return "还没有安装台账。\n" }
    var table = TextTable(columns: [
      .init("编号"), .init("台账", shrinks: true), .init("版本", isNumber: true), .init("机制"),
      .init("未结", isNumber: true), .init("共", isNumber: true),
    ])
    table.rows = ledgers.map {
      [$0.id, $0.name, String($0.version), $0.regime, String($0.open), String($0.all)]
    }
    return table.text(columns: columns)
  }
}

struct LedgerCheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查台账定义文件，列出全部错处。",
    usage: "duban ledger check <FILE> ... [--json]",
    discussion: "每一处写明文件、行、键和应有的写法；有错处时退出码为 65。")

  @Argument(help: ArgumentHelp("台账定义文件（YAML）。", valueName: "FILE")) var files: [String]
  @Flag(help: "输出 JSON。") var json = false

  func run() throws {
    var check = LedgerFileCheck()
    for file in files { try check.read(file) }
    let bytes = json ? try JSONText.line(check) : Array(check.text(columns: 100).utf8)
    try StandardStream.output.write(bytes)
    try (check.faults.isEmpty ? Outcome.done : .badInput).leave()
  }
}

/// What is wrong in files that define ledgers.
struct LedgerFileCheck: Shown {
  struct Sound: Encodable {
    var file: String
    var id: String
    var name: String
    var version: Int
  }

  struct Fault: Encodable {
    var file: String
    var line: Int?
    var key: String
    var problem: String
  }

  var sound: [Sound] = []
  var faults: [Fault] = []

  mutating func read(_ path: String) throws(Failure) {
    let text = try LedgerText(path: path)
    do {
      let ledger = try LedgerFile.ledger(in: text.text, named: path)
      sound.append(
        Sound(file: path, id: ledger.id, name: ledger.name, version: ledger.version))
    } catch {
      faults += error.faults.map { fault in
        Fault(file: fault.file, line: fault.line, key: fault.key, problem: fault.problem)
      }
    }
  }

  func text(columns: Int) -> String {
    let wrong = faults.map { fault in
      let place = fault.line.map { "\(fault.file) 第\($0)行" } ?? fault.file
      return "\(place)\(fault.key.isEmpty ? "" : "，\(fault.key)")：\(fault.problem)\n"
    }
    let fine = sound.map { "\($0.file)：“\($0.name)”（\($0.id)）第 \($0.version) 版，没有错处。\n" }
    return (wrong + fine).joined()
  }
}

struct LedgerInstallVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "安装台账定义；改过的要把版本加一。",
    usage: "duban ledger install <FILE> ... [选项]",
    discussion: "已立项的事项仍按立项时的版本办理，用 ledger migrate 升级。有一个文件有错处，就都不安装。")

  @Argument(help: ArgumentHelp("台账定义文件（YAML）。", valueName: "FILE")) var files: [String]
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let texts = try files.map { file throws in
      let text = try LedgerText(path: file)
      return (text, try LedgerFile.ledger(in: text.text, named: file))
    }
    try await data.open(.writing) { desk in
      for (text, _) in texts {
        try await desk.store.install(ledger: text.text, named: text.file, at: desk.at)
      }
      let names = texts.map { "“\($0.1.name)”第 \($0.1.version) 版" }.joined(separator: "、")
      try data.show(Done(sentence: "已安装\(names)。"))
    }
  }
}
