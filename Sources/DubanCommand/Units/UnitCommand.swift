import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct UnitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: "单位：登记、修改、撤销、查看。",
    subcommands: [UnitAddVerb.self, UnitChangeVerb.self, UnitEndVerb.self, UnitListVerb.self])
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
      let facts = DirectoryChange.UnitFacts(
        name, kind, in: try parent.map(register.unit), members: try members.map(register.unit))
      let id = try await desk.make(.registerUnit(facts)).id
      try data.show(Done(id: id, sentence: "已登记单位 \(id)：\(name)（\(kind.word)）。"))
    }
  }
}

struct UnitChangeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "改正一个单位的名称、类别、上级或成员；不写的不变。",
    usage: "duban unit change <单位> [--name <名称>] [--kind <类别>] [--parent <单位>] [选项]",
    discussion: "类别：\(UnitKind.allCases.map(\.word).joined(separator: "、"))。")

  @Argument(help: ArgumentHelp("单位，名称或编号。", valueName: "UNIT")) var unit: String
  @Option(help: ArgumentHelp("新的全称。", valueName: "NAME")) var name: String?
  @Option(help: ArgumentHelp("新的类别。", valueName: "KIND")) var kind: String?
  @Option(help: ArgumentHelp("新的上级单位；写“没有”则不再有上级。", valueName: "UNIT")) var parent: String?
  @Option(
    name: .customLong("member"),
    help: ArgumentHelp("集体名称改后的全部成员单位，可多次。", valueName: "UNIT"))
  var members: [String] = []
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let kind = try kind.map { words throws(Failure) in
      try Words.read(UnitKind.self, words, option: "--kind")
    }
    try await data.open(.writing) { desk in
      let register = desk.register
      let id = try register.unit(unit)
      guard let unit = register.directory.units[id] else { return }
      let above =
        try parent.map { words throws(Failure) -> UnitID? in
          try words == "没有" ? nil : register.unit(words)
        } ?? unit.parent
      let facts = DirectoryChange.UnitFacts(
        name ?? unit.name, kind ?? unit.kind, in: above,
        members: members.isEmpty ? unit.members : try members.map(register.unit))
      try await desk.make(.changeUnit(id, facts))
      try data.show(
        Done(id: id.rawValue, sentence: "已修改单位 \(id)：\(facts.name)（\(facts.kind.word)）。"))
    }
  }
}

struct UnitEndVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "撤销一个单位：此后不再交办给它，办过的照旧显示；不能恢复。",
    usage: "duban unit end <单位> [选项]",
    discussion: "还有在办事项、任职、下级单位的，说明先要办什么，不撤销。")

  @Argument(help: ArgumentHelp("单位，名称或编号。", valueName: "UNIT")) var unit: String
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let id = try desk.register.unit(unit)
      try await desk.make(.endUnit(id, on: desk.at.day))
      try data.show(
        Done(id: id.rawValue, sentence: "\(desk.register.name(of: id))已于\(desk.at.day)撤销。"))
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
    /// The day of its end (撤销).
    var endedOn: String?

    init(_ unit: Duban.Unit, _ register: Register) {
      id = unit.id.rawValue
      name = unit.name
      kind = unit.kind.word
      parent = unit.parent.map(register.name(of:))
      members = unit.members.map(register.name(of:))
      leader = register.directory.portfolio(of: unit.id, on: register.today)
        .map { register.holders(of: $0.leader) }
      endedOn = unit.endedOn?.description
    }
  }

  var units: [Row]

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("编号", isNumber: true), .init("单位", shrinks: true), .init("类别"),
      .init("上级", shrinks: true), .init("责任领导"),
    ])
    table.rows = units.map {
      [
        String($0.id), $0.name, $0.endedOn.map { "已于\($0)撤销" } ?? $0.kind, $0.parent ?? "",
        $0.leader ?? "",
      ]
    }
    return table.text(columns: columns) + "共 \(units.count) 个单位。\n"
  }
}
