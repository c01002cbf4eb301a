import ArgumentParser
import Duban
import DubanStore
import DubanWeb

struct ListVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出事项。", usage: "duban matter list [筛选] [选项]")

  @OptionGroup var filter: QueryOptions
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.reading) { desk in
      let page = try await desk.store.list(try filter.query(desk), at: desk.at)
      try data.show(MatterTable(page, at: desk))
    }
  }
}

/// A page of matters.
struct MatterTable: Shown {
  struct Row: Encodable {
    var id: Int64
    var number: String
    var title: String
    var ledger: String
    var unit: String?
    var due: String?
    var standing: String
    var standingWord: String
    var light: String?
    var lightWord: String?
    var reason: String?

    init(_ matter: Matter, _ turn: LightTurn?, at desk: Desk) {
      let ledger = desk.ledger(matter.ledger)
      id = matter.id.rawValue
      number = matter.number
      title = matter.title
      self.ledger = matter.ledger
      unit = matter.leadUnit.map(desk.register.name(of:))
      due = matter.due?.description
      standing = matter.standing.rawValue
      standingWord = ledger?.word(for: matter.standing) ?? matter.standing.word
      light = turn?.light.rawValue
      lightWord = turn.map { ledger?.light.word(for: $0.light) ?? $0.light.word }
      reason = turn?.reason.sentence
    }
  }

  var matters: [Row]
  /// Where the next page begins.
  var next: String?
  /// Whether the words stand in more matters than are looked at.
  var isCut = false

  init(_ page: Page, at desk: Desk) {
    matters = zip(page.matters, page.lights).map { Row($0, $1, at: desk) }
    next = page.next.map { "\($0.key):\($0.id)" }
    isCut = page.isCut
  }

  init(matters: [Row]) {
    self.matters = matters
  }

  func text(columns: Int) -> String {
    guard !matters.isEmpty else { return "没有符合条件的事项。\n" }
    var table = TextTable(columns: [
      .init("编号"), .init("事项", shrinks: true), .init("牵头单位", shrinks: true), .init("时限"),
      .init("状态"), .init("灯"),
    ])
    table.rows = matters.map {
      [$0.number, $0.title, $0.unit ?? "待明确", $0.due ?? "", $0.standingWord, $0.lightWord ?? ""]
    }
    return table.text(columns: columns)
      + (isCut ? "符合的超过 \(SearchHits.countLimit) 件，只列最新的这些。\n" : "")
      + (next.map { "下一页：--after \($0)\n" } ?? "")
  }
}
