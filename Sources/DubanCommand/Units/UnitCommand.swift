import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct UnitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: "单位：登记、查看。",
    subcommands: [UnitAddVerb.self, UnitListVerb.self])
}

struct UnitAddVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "登记一个单位。",
    usage: "duban unit add <名称> --kind <类别> [--parent <单位>] [选项]",
    discussion: "类别：\(UnitKind.allCases.map(\.word).joined(separator: "、"))。")

  @Argument(help: ArgumentHelp("单位全称。", valueName: "NAME")) var name: String
  @Option(help: ArgumentHelp("单位类别。", valueName: "KIND")) var kind: String
  @Option(help: ArgumentHelp("上级单位，名称或编号。", valueName: "UNIT")) var parent: String?
  @Option(
    name: .customLong("member"),
    help: ArgumentHelp("集体名称所包含的单位，可多次。", valueName: "UNIT"))
  var members: [String] = []
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let kind = try Words.read(UnitKind.self, kind, option: "--kind")
    try await data.open(.writing) { desk in
      let register = desk.register
      try register.demandNew(unit: name)
      let unit = Duban.Unit(
        id: register.nextUnit, name: name, kind: kind, parent: try parent.map(register.unit),
        members: try members.map(register.unit))
      try await desk.store.put(unit)
      try data.show(Done(id: unit.id.rawValue, sentence: "已登记单位 \(unit.id)：\(name)（\(kind.word)）。"))
    }
  }
}

struct UnitListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出单位。", usage: "duban unit list [选项]")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let directory = desk.register.directory
      let units = directory.units.values.sorted { $0.id < $1.id }
      try data.show(UnitTable(units: units.map { UnitTable.Row($0, desk.register) }))
    }
  }
}

struct UnitTable: Shown {
  struct Row: Encodable {
    var id: Int64
    var name: String
    var kind: String
    var parent: String?
    var members: [String]
    var leader: String?

    init(_ unit: Duban.Unit, _ register: Register) {
      id = unit.id.rawValue
      name = unit.name
      kind = unit.kind.word
      parent = unit.parent.map(register.name(of:))
      members = unit.members.map(register.name(of:))
      leader = register.directory.portfolio(of: unit.id, on: register.today)
        .map { register.holders(of: $0.leader) }
    }
  }

  var units: [Row]

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("编号", isNumber: true), .init("单位", shrinks: true), .init("类别"),
      .init("上级", shrinks: true), .init("责任领导"),
    ])
    table.rows = units.map {
      [String($0.id), $0.name, $0.kind, $0.parent ?? "", $0.leader ?? ""]
    }
    return table.text(columns: columns) + "共 \(units.count) 个单位。\n"
  }
}
