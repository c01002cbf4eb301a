import Duban
import DubanReport
import DubanStore
import DubanTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Correcting a commitment on its page` {
  private typealias Desk = `Bringing in a report`.PlainDesk

  private static func sent(_ browser: Browser) async throws -> String {
    let answer = try await browser.upload(
      "/reports/files", field: "report", name: "报告.txt", `Bringing in a report`.text)
    return try #require(answer.headers[.location])
  }

  /// The first commitment's page, by the annotated page's own link.
  private static func first(_ browser: Browser, _ path: String) async throws -> String {
    let page = try await browser.get(path).text
    let link = try #require(page.split(separator: "/commitments/").dropFirst().first)
    return path + "/commitments/" + link.prefix { $0 != "\"" }
  }

  private static func kept(_ path: String, _ office: Office) async throws -> KeptReport {
    let file = try #require(EvidenceHash(rawValue: String(path.suffix(64))))
    return try #require(try await office.house.store.report(file))
  }

  private static func rounds(_ path: String, _ office: Office) async throws -> [CorrectionRound] {
    try await office.house.store.corrections(ofText: kept(path, office).text)
  }

  /// The form as the page gives it, with some fields changed.
  private static func form(
    _ page: String, _ changed: [(String, String)]
  ) -> [(String, String)] {
    var pairs = [("what", "correct")]
    for name in ["cut", "task"] {
      let area = page.split(separator: "name=\"\(name)\"").dropFirst().first ?? ""
      pairs.append((name, String(area.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })))
    }
    for name in ["deadline", "lead", "support"] {
      let field = page.split(separator: "name=\"\(name)\"").dropFirst().first ?? ""
      let value = field.prefix { $0 != ">" }.split(separator: "value=\"").dropFirst().first ?? ""
      pairs.append((name, String(value.prefix { $0 != "\"" })))
    }
    return pairs.filter { pair in !changed.contains { $0.0 == pair.0 } } + changed
  }

  @Test(arguments: Engine.all)
  func `it is kept with who and when, beside what was read, until it is taken back`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let page = try await Self.first(inspector, path)
      let form = Self.form(
        try await inspector.get(page).text,
        [("task", "新建公办小学两所"), ("lead", Cast.units[2].name), ("deadline", "6月底")])
      let kept = try await inspector.post(page, form)
      #expect(kept.status == 303)
      let shown = try await inspector.get(try #require(kept.headers[.location])).plain
      #expect(shown.contains("新建公办小学两所") && shown.contains("系统读出：新建小学2所"))
      #expect(shown.contains(Cast.login(Cast.inspector)) && shown.contains("网页修正"))
      #expect(try await inspector.get(path).text.contains("<b>新建</b>公办小学两所"))
      let number = try #require(
        shown.split(separator: "name=\"back\" value=\"").dropFirst().first?.prefix { $0 != "\"" })
      _ = try await inspector.post(path + "/corrections", [("back", String(number))])
      #expect(try await !inspector.get(path).text.contains("公办小学"))
      let history = try await inspector.get(page).plain
      #expect(history.contains("新建公办小学两所") && history.contains("撤回"))
    }
  }

  @Test(arguments: [
    ([("cut", "新建中学2所")], "须是原句中连续的一段"), ([("task", " ")], "请填目标任务"),
    ([("lead", "区无此局")], "单位名录中没有“区无此局”"), ([("deadline", "尽快")], "“尽快”看不懂"),
    ([("measureName", "小学"), ("measureUnit", "所")], "没有数值"), ([], "没有发现改动"),
  ])
  func `what can't be taken over is told, and what was written stays`(
    changed: [(String, String)], told: String
  ) async throws {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let page = try await Self.first(inspector, path)
      let form = Self.form(try await inspector.get(page).text, changed)
      let answer = try await inspector.post(page, form)
      #expect(answer.status == 422 && answer.plain.contains(told), "\(answer.plain.count)")
      for (_, value) in changed where value != " " { #expect(answer.plain.contains(value)) }
      #expect(try await Self.rounds(path, office).isEmpty)
    }
  }

  @Test func `it is split, merged and dropped, and each can be taken back`() async throws {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let page = try await Self.first(inspector, path)
      func takeBack() async throws {
        let last = try #require(try await Self.rounds(path, office).last)
        _ = try await inspector.post(path + "/corrections", [("back", "\(last.number)")])
      }
      let alone = try await inspector.post(page, [("what", "split"), ("parts", "只有一条")])
      #expect(alone.status == 422 && alone.plain.contains("两条以上"))
      let split = try await inspector.post(
        page, [("what", "split"), ("parts", "新建东区小学\r\n新建西区小学")])
      let ended = try await inspector.get(try #require(split.headers[.location])).plain
      #expect(ended.contains("已不单列") && ended.contains("新建西区小学"))
      #expect(try await inspector.post(page, [("what", "drop")]).status == 422)
      try await takeBack()
      let whole = try await inspector.get(page).text
      let into = try #require(
        whole.split(separator: "name=\"into\" value=\"").dropFirst().first?.prefix { $0 != "\"" })
      _ = try await inspector.post(page, [("what", "merge"), ("into", String(into))])
      #expect(try await inspector.get(path).plain.contains("修正"))
      #expect(try await inspector.get(page).plain.contains("已并入别的条目"))
      try await takeBack()
      #expect(try await inspector.post(page, [("what", "drop")]).status == 303)
      #expect(try await inspector.get(page).plain.contains("已不单列"))
    }
  }

  @Test func `a commitment that was missed is added to a chosen sentence`() async throws {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let found = try await inspector.get(path + "/sentences?q=" + Values.encoded("老旧小区"))
      let link = try #require(found.text.split(separator: "/sentences/").dropFirst().first)
      let page = path + "/sentences/" + link.prefix { $0 != "\"" }
      let added = try await inspector.post(
        page, [("what", "add"), ("cut", "年底前完工"), ("task", "小区改造年底完工")])
      #expect(added.status == 303)
      let shown = try await inspector.get(try #require(added.headers[.location])).plain
      #expect(shown.contains("<mark>年底前完工</mark>") && shown.contains("新增“小区改造年底完工”"))
      let twice = try await inspector.post(
        page, [("what", "add"), ("cut", "年底前完工"), ("task", "小区改造年底完工")])
      #expect(twice.status == 422 && twice.plain.contains("已经有相同的目标任务"))
    }
  }

  @Test func `headings and the units in brackets are not offered as promises`() async throws {
    try await Office.open(reports: Desk()) { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let text =
        `Bringing in a report`.text
        + "群众的事是大事。（牵头单位：区教育局；责任单位：区住建局）\n"
        + "各位代表！各位委员、同志们！\n各位代表的建议要件件有着落。\n"
      let sent = try await inspector.upload(
        "/reports/files", field: "report", name: "报告.txt", text)
      let path = try #require(sent.headers[.location]) + "/sentences"
      let offered = try await inspector.get(path).plain
      #expect(offered.contains("群众的事是大事") && offered.contains("表述"))
      #expect(!offered.contains("（牵头单位") && !offered.contains("（一）改善民生"))
      #expect(!offered.contains("一、2021年重点工作"))
      #expect(!offered.contains("各位代表！") && !offered.contains("各位委员"))
      #expect(offered.contains("件件有着落"))
      let found = try await inspector.get(path + "?q=" + Values.encoded("改善民生")).plain
      #expect(found.contains("（一）改善民生"))
    }
  }

  @Test func `who comes after another is told before anything is overwritten`() async throws {
    try await Office.open(reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let page = try await Self.first(inspector, path)
      let blank = try await inspector.get(page).text
      _ = try await inspector.post(page, Self.form(blank, [("task", "先改的"), ("seen", "0")]))
      let late = try await inspector.post(
        page, Self.form(blank, [("task", "后改的"), ("seen", "0")]))
      #expect(late.status == 422 && late.plain.contains("刚修正过这一条"))
      #expect(late.plain.contains("后改的"))
      _ = try await inspector.post(path + "/adoption", [])
      let closed = try await inspector.post(page, Self.form(blank, [("task", "晚了")]))
      #expect(closed.status == 422 && closed.plain.contains("已立项"))
    }
  }

  @Test(arguments: Engine.all)
  func `what was corrected since the list was shown is seen before it is opened`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      func seen(_ page: String) throws -> String {
        let field = page.split(separator: "name=\"seen\" value=\"").dropFirst().first
        return String(try #require(field).prefix { $0 != "\"" })
      }
      let before = try seen(try await inspector.get(path + "/adoption").text)
      let page = try await Self.first(inspector, path)
      let form = Self.form(try await inspector.get(page).text, [("task", "新建公办小学两所")])
      #expect(try await inspector.post(page, form).status == 303)
      let late = try await inspector.post(path + "/adoption", [("seen", before)])
      #expect(late.status == 409 && late.plain.contains("刚才又有修正"))
      let store = office.house.store
      #expect(try await store.list(ListQuery(), at: office.clock.now).matters.isEmpty)
      #expect(try await !Self.kept(path, office).isAdopted)
      let now = try seen(late.text)
      #expect(now != before)
      #expect(try await inspector.post(path + "/adoption", [("seen", now)]).status == 200)
      #expect(try await Self.kept(path, office).isAdopted)
    }
  }

  @Test(arguments: Engine.all)
  func `what is corrected on one file of a text holds on every other`(_ engine: Engine) async throws
  {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let page = try await Self.first(inspector, path)
      let other = try await `Opening nothing twice`.copied(path, in: office)
      let form = Self.form(try await inspector.get(page).text, [("task", "新建公办小学两所")])
      #expect(try await inspector.post(page, form).status == 303)
      #expect(try await inspector.get(other).text.contains("公办小学两所"))
      let round = try #require(try await Self.rounds(path, office).last)
      let back = try await inspector.post(other + "/corrections", [("back", "\(round.number)")])
      #expect(back.plain.contains("已撤回"))
      #expect(try await !inspector.get(path).text.contains("公办小学两所"))
    }
  }

  @Test(arguments: Engine.all)
  func `the store itself keeps nothing over a newer correction or after adoption`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine, reports: Desk()) { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let path = try await Self.sent(inspector)
      let (store, kept) = (office.house.store, try await Self.kept(path, office))
      func keep(_ task: String, on id: String, seen: Int64) async throws -> KeptCorrections {
        try await store.keep(
          [Correction(commitment: id, sentence: "", quote: "", field: .task, to: [task])],
          of: kept, seen: seen, from: .page, by: kept.by, at: office.clock.now)
      }
      guard case .kept(let first) = try await keep("甲", on: "c1-1", seen: 0) else {
        Issue.record("the first is kept")
        return
      }
      guard case .overtaken(let newer) = try await keep("乙", on: "c1-1", seen: 0) else {
        Issue.record("the second has not seen the first")
        return
      }
      #expect(newer.number == first)
      guard case .kept = try await keep("丙", on: "c1-2", seen: 0),
        case .kept(let last) = try await keep("丁", on: "c1-1", seen: first)
      else {
        Issue.record("another commitment, and one that has seen it, are kept")
        return
      }
      func mark(_ rounds: [CorrectionRound]) async throws -> MarkedReport {
        try await store.markAdopted(
          text: kept.text, carrying: rounds, by: kept.by, at: office.clock.now)
      }
      let rounds = try await store.corrections(ofText: kept.text)
      #expect(
        try await mark(rounds.dropLast()) == .overtaken, "the last correction would be in no matter"
      )
      guard case .marked = try await mark(rounds) else {
        Issue.record("the report is still a draft")
        return
      }
      #expect(try await mark(rounds) == .wasMarked)
      guard case .adopted = try await keep("戊", on: "c1-3", seen: last) else {
        Issue.record("an adopted report takes no correction")
        return
      }
      let back = try await store.takeBack(last, of: kept, by: kept.by, at: office.clock.now)
      #expect(!back)
      #expect(try await Self.rounds(path, office).count == 3)
    }
  }
}
