import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct FilterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "个人保存的筛选：保存、列出、删除。",
    subcommands: [FilterSaveVerb.self, FilterListVerb.self, FilterRemoveVerb.self])
}

/// Whose filters.
struct OwnerOption: ParsableArguments {
  @Option(
    name: .customLong("as"), help: ArgumentHelp("谁的筛选：姓名或编号。", valueName: "WHO"))
  var owner: String

  func person(_ desk: Desk) throws(Failure) -> PersonID { try desk.register.person(owner) }
}

struct FilterSaveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "用一个名称保存筛选；同名的会被替换。",
    usage: "duban filter save <名称> --as <人员> [筛选] [选项]")

  @Argument(help: ArgumentHelp("筛选的名称。", valueName: "NAME")) var name: String
  @OptionGroup var owner: OwnerOption
  @OptionGroup var filter: QueryOptions
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let saved = SavedFilter(name: name, query: try filter.query(desk))
      try await desk.store.save(saved, of: try owner.person(desk))
      try data.show(Done(sentence: "已保存筛选“\(name)”。"))
    }
  }
}

struct FilterListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出保存的筛选；写名称则列出其中的事项。",
    usage: "duban filter list [<名称>] --as <人员> [选项]")

  @Argument(help: ArgumentHelp("筛选的名称。", valueName: "NAME")) var name: String?
  @OptionGroup var owner: OwnerOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let filters = try await desk.store.filters(of: try owner.person(desk))
      guard let name else {
        return try data.show(FilterTable(filters: filters.map(\.name)))
      }
      guard let filter = filters.first(where: { $0.name == name }) else {
        throw FilterTable.unknown(name, filters.map(\.name))
      }
      let page = try await desk.store.list(filter.query, at: desk.at)
      try data.show(MatterTable(page, at: desk))
    }
  }
}

struct FilterRemoveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "删除一个保存的筛选。",
    usage: "duban filter remove <名称> --as <人员> [选项]")

  @Argument(help: ArgumentHelp("筛选的名称。", valueName: "NAME")) var name: String
  @OptionGroup var owner: OwnerOption
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let person = try owner.person(desk)
      guard try await desk.store.removeFilter(named: name, of: person) else {
        let names = try await desk.store.filters(of: person).map(\.name)
        throw FilterTable.unknown(name, names)
      }
      try data.show(Done(sentence: "已删除筛选“\(name)”。"))
    }
  }
}

struct FilterTable: Shown {
  var filters: [String]

  func text(columns: Int) -> String {
    filters.isEmpty ? "没有保存的筛选。\n" : filters.map { $0 + "\n" }.joined()
  }

  static func unknown(_ name: String, _ known: [String]) -> Failure {
    let hint = known.isEmpty ? "" : "有：\(known.joined(separator: "、"))。"
    return Failure(status: .noInput, message: "没有保存过筛选“\(name)”。\(hint)", code: "unknown")
  }
}
