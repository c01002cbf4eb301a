import ArgumentParser
import Duban
import DubanWeb

struct PersonListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出人员和任职。", usage: "duban person list [--unit <单位>] [选项]")

  @Option(help: ArgumentHelp("只列在这个单位任职的。", valueName: "UNIT")) var unit: String?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let only = try unit.map(desk.register.unit)
      let rows = desk.register.people.map { PersonTable.Row($0, desk.register, only) }
      try data.show(PersonTable(people: only == nil ? rows : rows.filter { !$0.posts.isEmpty }))
    }
  }
}

struct PersonTable: Shown {
  struct Row: Encodable {
    var id: Int64
    var name: String
    var posts: [Held]

    struct Held: Encodable {
      var id: Int64
      var title: String
      var from: String
      var to: String?
    }

    /// With the posts held today, of one unit only where one is asked for.
    init(_ person: Person, _ register: Register, _ unit: UnitID?) {
      id = person.id.rawValue
      name = person.name
      posts = register.directory.holdings
        .filter { $0.person == person.id && $0.covers(register.today) }
        .filter { unit == nil || register.directory.posts[$0.post]?.unit == unit }
        .map { holding in
          Held(
            id: holding.post.rawValue, title: register.title(of: holding.post),
            from: holding.from.description, to: holding.to?.description)
        }
    }
  }

  var people: [Row]

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("编号", isNumber: true), .init("姓名"), .init("现任岗位", shrinks: true),
    ])
    table.rows = people.map { person in
      let posts = person.posts.map { "\($0.title)（\($0.from)起）" }
      return [String(person.id), person.name, posts.joined(separator: "、")]
    }
    return table.text(columns: columns) + "共 \(people.count) 名人员。\n"
  }
}
