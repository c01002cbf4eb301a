import DubanHTML
import Testing

@testable import DubanWeb

@Suite struct `Composing components` {
  @Test func `a light is a word and a colour's name beside its shape`() {
    #expect(
      LightMark(.red, "逾期").html.markup
        == "<span class=\"light l-red\"><b>红</b>逾期</span>")
    for shape in LightShape.allCases {
      let markup = LightMark(shape).small.markup
      #expect(markup.contains(shape.word) && markup.contains("unseen"))
    }
    #expect(Set(LightShape.allCases.map(\.word)).count == LightShape.allCases.count)
  }

  @Test func `every light has its own shape in the sheet`() {
    for shape in LightShape.allCases where shape != .red {
      #expect(StyleSheet.workplace.contains(".l-\(shape.rawValue)::before"), "\(shape)")
    }
  }

  @Test func `a clock that has run out says so first`() {
    #expect(DaysLeft(state: .late(2)).html.markup.contains("late\"><b>逾期 2</b> 个工作日"))
    #expect(DaysLeft(state: .left(3)).html.markup.contains("near"))
    #expect(DaysLeft(state: .left(4)).html.markup.contains("calm"))
  }

  @Test func `a field is tied to its label, its hint and its error`() throws {
    let field = Field(
      label: "完成值", name: "value", control: .number(min: 0, max: 42), value: "51",
      hint: "计划42条", error: "不能大于42", isRequired: true)
    let page = Markup(field.html.markup)
    let box = try #require(page.elements("input").first)
    let label = try #require(page.elements("label").first)
    #expect(label.attributes["for"] == box.attributes["id"])
    #expect(box.attributes["aria-invalid"] == "true")
    let notes = try #require(box.attributes["aria-describedby"]).split(separator: " ")
    let ids = page.elements.compactMap { $0.attributes["id"] }
    for note in notes { #expect(ids.contains(String(note))) }
    #expect(notes.count == 2)
  }

  @Test func `what a person wrote is never markup`() {
    let evil = "<img src=x onerror=alert(1)>\"'"
    let pieces = [
      Field(label: evil, name: "a", control: .area(rows: 2, lengthMax: nil), value: evil).html,
      Field(label: evil, name: "b", value: evil, hint: evil, error: evil).html,
      Notice.done(evil).html, Panel(evil, note: evil) { evil }.html,
      RowName(evil, .path("/1"), why: evil).html, LightMark(.red, evil).html,
      KeyValue(texts: [(evil, evil)]).html, EmptyState(evil, advice: evil).html,
    ]
    for piece in pieces {
      #expect(Markup(piece.markup).elements("img").isEmpty)
    }
  }

  @Test func `a table without rows says what to do`() {
    let table = DataTable(
      caption: "待办", columns: [.init("事项", .name)], rows: [],
      empty: EmptyState("今天没有待办", advice: "在办事项见“在办”。"))
    #expect(table.html.markup.contains("在办事项见"))
    #expect(!table.html.markup.contains("<table"))
  }

  @Test func `a sorted column says its direction and the row's name is its heading`() {
    let table = DataTable(
      caption: "台账",
      columns: [
        .init("事项", .name),
        .init("时限", .time, sort: .init(link: .query("s=d"), direction: .ascending)),
      ],
      rows: [.init([RowName("甲").html, HTML("3月")])])
    let page = Markup(table.html.markup)
    #expect(page.elements("th").contains { $0.attributes["aria-sort"] == "ascending" })
    #expect(page.elements("th").contains { $0.attributes["scope"] == "row" })
  }

  @Test func `a page has one main, one first heading and a way past the rail`() throws {
    let shell = Shell(
      office: "湖滨区人民政府督查室", places: [Place("我的待办", .path("/"), count: 9, isHere: true)],
      heading: "我的待办", today: "2026年3月2日", content: HTML("正文"))
    let page = Markup(String(decoding: shell.render(), as: UTF8.self))
    #expect(page.elements("main").count == 1)
    #expect(page.elements("h1").count == 1)
    #expect(page.elements("a").first?.attributes["href"] == "#main")
    #expect(page.elements("main").first?.attributes["id"] == "main")
    #expect(page.elements("style").isEmpty && page.elements("script").isEmpty)
    #expect(page.elements.allSatisfy { $0.attributes["style"] == nil })
    let sheet = try #require(page.elements("link").first?.attributes["href"])
    #expect(sheet == "/" + StaticFile.workplace.name)
  }

  @Test func `with a folder a page asks for its other files below it`() {
    let shell = Shell(
      office: "湖滨区", places: [], heading: "报告",
      assets: .init(
        style: "/duban/x.css", folder: "/duban/", sheets: [.report], scripts: [.reportScript]),
      content: HTML("正文"))
    let page = Markup(String(decoding: shell.render(), as: UTF8.self))
    #expect(
      page.elements("link").map { $0.attributes["href"] } == [
        "/duban/x.css", "/duban/" + StaticFile.report.name, "/duban/" + StaticFile.icon.name,
      ])
    #expect(
      page.elements("script").map { $0.attributes["src"] }
        == ["/duban/" + StaticFile.reportScript.name])
  }

  @Test func `the wall turns its pages by itself and can be stopped`() {
    let shell = Shell(
      office: "湖滨区", places: [Place("我的待办", .path("/"))], heading: "作战图", theme: .wall,
      turn: .init(seconds: 30, next: .path("/wall?page=2"), stop: .path("/wall")),
      content: HTML("图"))
    let page = Markup(String(decoding: shell.render(), as: UTF8.self))
    #expect(page.elements("nav").isEmpty && page.elements("button").isEmpty)
    #expect(page.texts.contains { $0.text == "停止翻页" })
    #expect(page.elements("meta").contains { $0.attributes["content"] == "30; url=/wall?page=2" })
  }
}
