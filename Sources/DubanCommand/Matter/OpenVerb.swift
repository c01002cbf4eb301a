import ArgumentParser
import Duban
import DubanStore
import DubanWeb

/// What a matter says of itself before it is issued.
struct AmendDetails: ActDetails {
  @Option(help: ArgumentHelp("事项名称。", valueName: "TITLE")) var title: String?
  @Option(help: ArgumentHelp("完成时限。", valueName: "DATE")) var due: DayArgument?
  @Option(help: ArgumentHelp("责任领导的岗位；不写则按领导分工。", valueName: "POST")) var leader: String?
  @Option(help: ArgumentHelp("协管责任人的岗位；不写则按领导分工。", valueName: "POST"))
  var coordinator: String?
  @OptionGroup var units: RoleDetails
  @OptionGroup var fields: FieldDetails
  @OptionGroup var sources: SourceDetails

  func fill(
    _ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk
  ) async throws {
    try await fill(&details, in: try desk.ledger(named: matter.ledger), at: desk)
  }

  func fill(_ details: inout Details, in ledger: Ledger, at desk: Desk) async throws {
    details.title = title
    details.due = due?.day
    details.leader = try leader.map(desk.register.post)
    details.coordinator = try coordinator.map(desk.register.post)
    details.units = try units.roles(desk.register)
    details.fields = try await fields.values(in: ledger, at: desk)
    details.sources = try sources.values()
  }
}

struct OpenVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "立项：在台账中新开一个事项。",
    usage: "duban matter open --ledger <台账> --title <名称> --as <人员> [选项]")

  @Option(help: ArgumentHelp("台账，名称或编号。", valueName: "LEDGER")) var ledger: String
  @Option(help: ArgumentHelp("计入的年度；不写则按完成时限。", valueName: "YEAR")) var year: Int?
  @Option(help: ArgumentHelp("上级事项。", valueName: "MATTER")) var parent: String?
  @OptionGroup var fill: AmendDetails
  @OptionGroup var acting: ActingOptions
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let ledger = try desk.ledger(named: ledger)
      let actor = try desk.register.actor(acting.actor)
      var details = Details { $0.ledger = ledger.id }
      try await fill.fill(&details, in: ledger, at: desk)
      details.year = year
      if let parent { details.other = try await desk.matter(parent).id }
      var command = try await acting.command(.open, on: nil, at: desk)
      command.details = details
      let answer = try await desk.store.perform(command, by: actor, at: desk.at)
      try data.show(try await desk.receipt(answer, of: .open))
    }
  }
}
