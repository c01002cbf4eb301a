import ArgumentParser
import Duban
import DubanStore
import DubanWeb

/// A verb that does one act on a matter: a line of data. What only it needs is in its details.
protocol MatterAct {
  associatedtype Fill: ActDetails = NoDetails
  static var act: Act { get }
  static var verb: String { get }
  /// What the act is, and what it brings about.
  static var help: String { get }
  static var discussion: String { get }
}

extension MatterAct {
  static var discussion: String { "" }
}

/// The options of an act beyond those that all share.
protocol ActDetails: ParsableArguments {
  /// Writes what was typed into the details of the command.
  func fill(
    _ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk
  ) async throws
}

struct NoDetails: ActDetails {
  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {}
}

/// `duban matter <verb> <事项> --as <人员>`: the one way in which all acts on a matter are done.
struct ActVerb<Kind: MatterAct>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Kind.verb, abstract: Kind.help,
      usage: "duban matter \(Kind.verb) <事项> --as <人员> [选项]", discussion: Kind.discussion)
  }

  @Argument(help: ArgumentHelp("事项，如 重点〔2026〕012号，或其编号。", valueName: "MATTER"))
  var matter: String
  @OptionGroup var fill: Kind.Fill
  @OptionGroup var acting: ActingOptions
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let matter = try await desk.matter(matter)
      let actor = try desk.register.actor(acting.actor)
      var details = Details()
      try await fill.fill(&details, on: matter, by: actor, at: desk)
      if let other = (fill as? any NamesAnother)?.other {
        details.other = try await desk.matter(other).id
      }
      var command = try await acting.command(Kind.act, on: matter.id, at: desk)
      command.details = details
      let answer = try await desk.store.perform(command, by: actor, at: desk.at)
      try data.show(try await desk.receipt(answer, of: Kind.act))
    }
  }
}
