import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "人员：登记、任职、免职、查看。",
    subcommands: [
      PersonAddVerb.self, PersonListVerb.self, PersonAppointVerb.self, PersonLeaveVerb.self,
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
      let person = try await desk.store.register(personNamed: name)
      if let post {
        let holding = Holding(post: post, person: person.id, from: from?.day ?? desk.at.day)
        try await desk.store.put(holding, succeeds: false)
      }
      let title = post.map { "，任\(desk.register.title(of: $0))" } ?? ""
      try data.show(
        Done(id: person.id.rawValue, sentence: "已登记人员 \(person.id)：\(name)\(title)。"))
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
      let holding = Holding(
        post: try register.post(post), person: try register.person(person),
        from: from?.day ?? desk.at.day)
      try await desk.store.put(holding, succeeds: !beside)
      let words = "\(register.name(of: holding.person))自\(holding.from)起任"
      try data.show(Done(sentence: words + "\(register.title(of: holding.post))。"))
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
      guard
        let holding = register.directory.holdings.last(where: {
          $0.person == person && $0.post == post && $0.covers(last)
        }), try await desk.store.end(holding, on: last)
      else {
        throw Failure(
          status: .refused, code: "not-in-post",
          message: "\(register.name(of: person))在\(last)没有担任\(register.title(of: post))。")
      }
      let words = "\(register.name(of: person))在\(register.title(of: post))任职至\(last)。"
      try data.show(Done(sentence: words))
    }
  }
}

extension Failure {
  init(status: Outcome, code: String, message: String) {
    self.init(status: status, message: message, code: code)
  }
}
