import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "人员：登记、更正姓名、任职、免职、查看。",
    subcommands: [
      PersonAddVerb.self, PersonRenameVerb.self, PersonListVerb.self, PersonAppointVerb.self,
      PersonLeaveVerb.self,
    ])
}

struct PersonAddVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "登记一名人员。",
    usage: "duban person add <姓名> [--post <岗位>] [选项]")

  @Argument(help: ArgumentHelp("姓名。", valueName: "NAME")) var name: String
  @Option(help: ArgumentHelp("同时任职的岗位。", valueName: "POST")) var post: String?
  @Option(help: ArgumentHelp("自这一天起任职；不写为当日。", valueName: "DATE")) var from: DayArgument?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let post = try post.map(desk.register.post)
      let day = from?.day ?? desk.at.day
      let change =
        post.map { DirectoryChange.appoint(.new(name), to: $0, from: day, beside: true) }
        ?? .registerPerson(name: name)
      let id = try await desk.make(change).id
      let title = post.map { "，任\(desk.register.title(of: $0))" } ?? ""
      try data.show(Done(id: id, sentence: "已登记人员 \(id)：\(name)\(title)。"))
    }
  }
}

struct PersonRenameVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "更正一名人员的姓名。",
    usage: "duban person rename <人员> <姓名> [选项]")

  @Argument(help: ArgumentHelp("人员，姓名或编号。", valueName: "PERSON")) var person: String
  @Argument(help: ArgumentHelp("改正后的姓名。", valueName: "NAME")) var name: String
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let id = try desk.register.person(person)
      try await desk.make(.renamePerson(id, to: name))
      try data.show(
        Done(id: id.rawValue, sentence: "人员 \(id)：\(desk.register.name(of: id))改为\(name)。"))
    }
  }
}

struct PersonAppointVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appoint", abstract: "任职。",
    usage: "duban person appoint <人员> <岗位> [--from <日期>] [--beside] [选项]",
    discussion: "原任人员自前一日起离任，事项由新任接办，不需重新交办。")

  @Argument(help: ArgumentHelp("人员，姓名或编号。", valueName: "PERSON")) var person: String
  @Argument(help: ArgumentHelp("岗位，如 区教育局.联络员，或编号。", valueName: "POST")) var post: String
  @Option(help: ArgumentHelp("自这一天起任职；不写为当日。", valueName: "DATE")) var from: DayArgument?
  @Flag(help: "与原任人员同时任职，不接替。") var beside = false
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let register = desk.register
      let (person, post) = (try register.person(person), try register.post(post))
      let from = from?.day ?? desk.at.day
      try await desk.make(.appoint(.known(person), to: post, from: from, beside: beside))
      let words = "\(register.name(of: person))自\(from)起任"
      try data.show(Done(sentence: words + "\(register.title(of: post))。"))
    }
  }
}

struct PersonLeaveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "免职。",
    usage: "duban person leave <人员> <岗位> [--on <日期>] [选项]")

  @Argument(help: ArgumentHelp("人员，姓名或编号。", valueName: "PERSON")) var person: String
  @Argument(help: ArgumentHelp("岗位，如 区教育局.联络员，或编号。", valueName: "POST")) var post: String
  @Option(
    name: .customLong("on"), help: ArgumentHelp("任职的最后一天；不写为当日。", valueName: "DATE"))
  var last: DayArgument?
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let register = desk.register
      let (person, post) = (try register.person(person), try register.post(post))
      let last = last?.day ?? desk.at.day
      try await desk.make(.leave(person, post, on: last))
      let words = "\(register.name(of: person))在\(register.title(of: post))任职至\(last)。"
      try data.show(Done(sentence: words))
    }
  }
}
