import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct PostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "岗位：登记、查看。责任落到岗位，人员在岗位上任职。",
    subcommands: [PostAddVerb.self, PostPhoneVerb.self, PostListVerb.self])
}

struct PostAddVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "登记一个岗位。",
    usage: "duban post add <单位> --function <职能> [--name <名称>] [选项]",
    discussion: "职能：\(Function.allCases.map(\.word).joined(separator: "、"))。")

  @Argument(help: ArgumentHelp("单位，名称或编号。", valueName: "UNIT")) var unit: String
  @Option(help: ArgumentHelp("岗位职能。", valueName: "FUNCTION")) var function: String
  @Option(help: ArgumentHelp("岗位名称，如 副区长；不写则同职能。", valueName: "NAME")) var name: String?
  @Option(help: ArgumentHelp("办公电话，印在事项卡上。", valueName: "NUMBER")) var telephone: String?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let function = try Words.read(Function.self, function, option: "--function")
    try await data.open(.writing) { desk in
      let unit = try desk.register.unit(unit)
      let facts = DirectoryChange.PostFacts(function, name: name ?? "", telephone: telephone)
      let id = try await desk.make(.registerPost(facts, in: unit)).id
      let title = desk.register.name(of: unit) + facts.name
      try data.show(Done(id: id, sentence: "已登记岗位 \(id)：\(title)。"))
    }
  }
}

struct PostPhoneVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phone", abstract: "登记或改正岗位的办公电话；不写号码则删去。",
    usage: "duban post phone <岗位> [<号码>] [选项]")

  @Argument(help: ArgumentHelp("岗位，如 区教育局.联络员，或编号。", valueName: "POST")) var post: String
  @Argument(help: ArgumentHelp("办公电话。", valueName: "NUMBER")) var number: String?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let id = try desk.register.post(post)
      guard let post = desk.register.directory.posts[id] else { return }
      let facts = DirectoryChange.PostFacts(post.function, name: post.name, telephone: number)
      try await desk.make(.changePost(id, facts))
      let title = desk.register.title(of: id)
      try data.show(
        Done(id: id.rawValue, sentence: number.map { "\(title)的电话：\($0)。" } ?? "已删去\(title)的电话。"))
    }
  }
}

struct PostListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出岗位和现任人员。", usage: "duban post list [--unit <单位>] [选项]")

  @Option(help: ArgumentHelp("只列这个单位的。", valueName: "UNIT")) var unit: String?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let only = try unit.map(desk.register.unit)
      let posts = desk.register.directory.posts.values.sorted { $0.id < $1.id }
        .filter { only == nil || $0.unit == only }
      try data.show(PostTable(posts: posts.map { PostTable.Row($0, desk.register) }))
    }
  }
}

struct PostTable: Shown {
  struct Row: Encodable {
    var id: Int64
    var unit: String
    var name: String
    var function: String
    var telephone: String?
    var holders: [String]

    init(_ post: Post, _ register: Register) {
      id = post.id.rawValue
      unit = register.name(of: post.unit)
      name = post.name
      function = post.function.word
      telephone = post.telephone
      holders = register.directory.holders(of: post.id, on: register.today)
        .map(register.name(of:))
    }
  }

  var posts: [Row]

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("编号", isNumber: true), .init("单位", shrinks: true), .init("岗位", shrinks: true),
      .init("职能"), .init("电话"), .init("现任"),
    ])
    table.rows = posts.map {
      [
        String($0.id), $0.unit, $0.name, $0.function, $0.telephone ?? "",
        $0.holders.isEmpty ? "空缺" : $0.holders.joined(separator: "、"),
      ]
    }
    return table.text(columns: columns) + "共 \(posts.count) 个岗位。\n"
  }
}
