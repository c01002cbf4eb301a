import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct ShowVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一个事项：来源、状态、灯、时限、下一步和全部办理记录。",
    usage: "duban matter show <事项> [选项]")

  @Argument(help: ArgumentHelp("事项，如 重点〔2026〕012号，或其编号。", valueName: "MATTER"))
  var matter: String
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let matter = try await desk.matter(matter)
      let ledger = try await desk.store.ledger(matter.ledger, version: matter.definition)
      var view = MatterView(
        matter, turns: try await desk.store.turns(of: matter.id, at: desk.at),
        entries: try await desk.store.entries(of: matter.id), at: desk, in: ledger)
      if let dispute = matter.requests.first(where: { $0.kind == .dispute }) {
        view.precedents = try await desk.store.precedents(of: dispute, on: matter)
          .filter { $0.matter.circle == nil }.map(desk.register.told)
      }
      try data.show(view)
    }
  }
}
