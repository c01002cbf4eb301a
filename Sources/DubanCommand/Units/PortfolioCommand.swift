import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct PortfolioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio", abstract: "领导分工：设定、查看。",
    subcommands: [PortfolioSetVerb.self, PortfolioListVerb.self])
}

struct PortfolioSetVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "设定领导分工；先列出要改归的事项，--commit 才执行。",
    usage: "duban portfolio set --leader <岗位> --unit <单位> ... [--commit] [选项]",
    discussion: """
      自起始日起，所列单位由该领导分管；当日及以前起始的，在办事项同时
      改归。起始日在以后的，到那一天由 duban serve（或 tick）自动改归。
      """)

  @Option(help: ArgumentHelp("责任领导的岗位。", valueName: "POST")) var leader: String
  @Option(help: ArgumentHelp("协管责任人的岗位。", valueName: "POST")) var coordinator: String?
  @Option(name: .customLong("unit"), help: ArgumentHelp("分管的单位，可多次。", valueName: "UNIT"))
  var units: [String]
  @Option(help: ArgumentHelp("自这一天起；不写为当日。", valueName: "DATE")) var from: DayArgument?
  @OptionGroup var commitment: CommitOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(commitment.commit ? .writing : .reading) { desk in
      let register = desk.register
      let regrouping = Regrouping(
        leader: try register.post(leader), coordinator: try coordinator.map(register.post),
        units: try units.map(register.unit).flatMap(register.directory.expanding),
        from: from?.day ?? desk.at.day, desk: desk)
      let moved = try await regrouping.matters()
      if commitment.commit { try await regrouping.carryOut() }
      try data.show(regrouping.plan(moved, isDone: commitment.commit))
    }
  }
}

/// What changes many things shows its plan first.
struct CommitOption: ParsableArguments {
  @Flag(help: "执行；不写则只列出将要改动的内容。") var commit = false
}

/// A new portfolio, and the open matters that it gives another leader.
struct Regrouping {
  let leader: PostID
  let coordinator: PostID?
  let units: [UnitID]
  let from: Day
  let desk: Desk

  private var portfolios: [Portfolio] {
    units.map { Portfolio(leader: leader, coordinator: coordinator, unit: $0, from: from) }
  }

  func matters() async throws -> [Matter] {
    try await desk.store.regrouping(portfolios, at: desk.at)
  }

  func carryOut() async throws {
    try await desk.set(portfolios, from: from)
  }

  func plan(_ moved: [Matter], isDone: Bool) -> RegroupPlan {
    let register = desk.register
    return RegroupPlan(
      leader: "\(register.title(of: leader)) \(register.holders(of: leader))",
      units: units.map(register.name(of:)), from: from.description, isDone: isDone,
      isLater: from > desk.at.day,
      matters: moved.map { matter in
        RegroupPlan.Row(
          number: matter.number, title: matter.title,
          unit: matter.leadUnit.map(register.name(of:)) ?? "",
          now: matter.leader.map(register.holders(of:)) ?? "未定")
      })
  }
}

struct RegroupPlan: Shown {
  struct Row: Encodable {
    var number: String
    var title: String
    var unit: String
    /// Who answers for it before.
    var now: String
  }

  var leader: String
  var units: [String]
  var from: String
  var isDone: Bool
  var isLater: Bool
  var matters: [Row]

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("编号"), .init("事项", shrinks: true), .init("牵头单位", shrinks: true), .init("原责任领导"),
    ])
    table.rows = matters.map { [$0.number, $0.title, $0.unit, $0.now] }
    let head = "自\(from)起由\(leader)分管：\(units.joined(separator: "、"))。"
    let body = matters.isEmpty ? "没有要改归的在办事项。\n" : table.text(columns: columns)
    return Wrapping(columns: min(columns, 100))(head) + "\n" + body + foot + "\n"
  }

  private var foot: String {
    switch (isDone, isLater) {
    case (true, false): "已设定，改归 \(matters.count) 件。"
    case (true, true): "已设定；到\(from)自动改归届时在办的事项。"
    case (false, _): "将改归 \(matters.count) 件，尚未改动；加 --commit 执行。"
    }
  }
}

struct PortfolioListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出现行的领导分工。", usage: "duban portfolio list [选项]")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      try data.show(PortfolioTable(desk.register))
    }
  }
}

struct PortfolioTable: Shown {
  struct Row: Encodable {
    var leader: String
    var post: String
    var coordinator: String?
    var units: [String]
  }

  var leaders: [Row]

  init(_ register: Register) {
    let current = register.directory.portfolios.filter { $0.covers(register.today) }
    let pairs = Dictionary(grouping: current) { [$0.leader, $0.coordinator] }
    leaders = pairs.sorted { ($0.key[0] ?? PostID(0)) < ($1.key[0] ?? PostID(0)) }
      .compactMap { key, portfolios in
        guard let leader = key[0] else { return nil }
        return Row(
          leader: register.holders(of: leader), post: register.title(of: leader),
          coordinator: key[1].map(register.holders(of:)),
          units: portfolios.map(\.unit).sorted().map(register.name(of:)))
      }
  }

  func text(columns: Int) -> String {
    guard !leaders.isEmpty else { return "还没有领导分工。\n" }
    return leaders.map { row in
      let coordinator = row.coordinator.map { "（协管：\($0)）" } ?? ""
      let head = "\(row.leader)　\(row.post)\(coordinator)："
      let wrap = Wrapping(columns: min(columns, 100), indent: "    ")
      return wrap(head, items: row.units, end: "。") + "\n"
    }.joined()
  }
}
