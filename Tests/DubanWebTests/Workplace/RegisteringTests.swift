import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DubanWeb

@Suite struct `Registering units, posts and people` {
  private static func system(_ client: any TestClientProtocol) async throws -> Browser {
    try await Browser.signedIn(Account.Duty.system.word, client)
  }

  /// The last events of the log, the newest first, with their words.
  private static func log(_ office: Office, _ count: Int) async throws -> [String] {
    try await office.house.accounts.auditLog(limit: count).map { "\($0.event.word) \($0.detail)" }
  }

  @Test(arguments: Engine.all)
  func `a unit is registered, given a post and a person, and stands in the tables`(
    _ engine: Engine
  ) async throws {
    try await Office.open(on: engine) { office, client in
      let system = try await Self.system(client)
      let form = [("name", " 区档案馆 "), ("kind", "department"), ("parent", "")]
      let unit = try await system.followed("/units/new", form)
      #expect(unit.status == 200 && unit.plain.contains("单位已登记"), "\(unit.plain)")
      let store = office.house.store
      let id = try #require(try await store.directory().unit(named: "区档案馆"))
      let post = try await system.followed(
        "/units/\(id)/posts", [("function", "liaison"), ("name", ""), ("telephone", "0000123")])
      #expect(post.plain.contains("岗位已登记"), "\(post.plain)")
      let made = try #require(
        try await store.directory().posts.values.first { $0.unit == id })
      #expect(made.name == "联络员" && made.telephone == "0000123")
      let person = try await system.followed(
        "/people/new", [("name", "林杏棠"), ("post", "\(made.id)"), ("from", "2021-03-01")])
      #expect(person.plain.contains("人员已登记"), "\(person.plain)")
      #expect(person.plain.contains("区档案馆联络员") && person.plain.contains("现任"))
      let table = try await system.get("/administration/units").plain
      #expect(table.contains("区档案馆") && table.contains("联络员 林杏棠"))
      #expect(table.contains("href=\"/units/\(id)\""))
      #expect(
        try await Self.log(office, 3) == [
          "任职交接 区档案馆联络员 林杏棠 2021-03-01", "登记岗位 区档案馆联络员（联络员）", "登记单位 区档案馆（部门）",
        ])
      #expect(try await office.house.accounts.checkAuditLog().broken == nil)
    }
  }

  @Test func `the form sent again makes nothing twice, and says that it is there`() async throws {
    try await Office.open { office, client in
      let system = try await Self.system(client)
      for (path, form, told) in [
        ("/units/new", [("name", "区档案馆"), ("kind", "department")], "已有单位"),
        ("/people/new", [("name", "林杏棠")], "名单里已有"),
      ] {
        #expect(try await system.post(path, form).status == 303)
        let again = try await system.post(path, form)
        #expect(again.status == 422 && again.plain.contains(told), "\(path)")
        #expect(again.text.contains("value=\"\(form[0].1)\""), "\(path)")
      }
      let directory = try await office.house.store.directory()
      #expect(directory.units.values.count { $0.name == "区档案馆" } == 1)
      #expect(try await office.house.store.people().count { $0.name == "林杏棠" } == 1)
    }
  }

  @Test func `a name is put right, a unit goes under another, a collective name gets a member`()
    async throws
  {
    try await Office.open { office, client in
      let system = try await Self.system(client)
      let moved = try await system.followed(
        "/units/\(Cast.eastVillage)",
        [("name", "东湖社区"), ("kind", "community"), ("parent", "\(Cast.westStreet)")])
      #expect(moved.plain.contains("单位已保存"))
      let group = try await system.followed(
        "/units/\(Cast.streets)",
        [
          ("name", "各街道办事处"), ("kind", "group"), ("member", "\(Cast.eastStreet)"),
          ("member", "\(Cast.westStreet)"), ("member", "\(Cast.water)"),
        ])
      #expect(group.plain.contains("单位已保存"))
      let directory = try await office.house.store.directory()
      #expect(directory.isAbove(Cast.westStreet, Cast.eastVillage))
      #expect(directory.units[Cast.eastVillage]?.name == "东湖社区")
      #expect(
        directory.expanding(Cast.streets) == [Cast.eastStreet, Cast.westStreet, Cast.water])
      let clerk = try #require(Cast.clerk.person)
      let named = try await system.followed("/people/\(clerk)", [("name", "柳如是")])
      #expect(named.plain.contains("姓名已保存") && named.plain.contains("柳如是"))
      let post = try #require(Cast.clerk.post)
      let rung = try await system.followed(
        "/posts/\(post)", [("function", "liaison"), ("name", "收发员"), ("telephone", "1")])
      #expect(rung.plain.contains("区住建局收发员") && rung.plain.contains("柳如是"))
    }
  }

  @Test(
    arguments: [
      ("/units/new", [("name", "区档案馆")], "请选择单位的类别"),
      ("/units/new", [("name", " "), ("kind", "department")], "单位名称不对"),
      ("/units/new", [("name", "区\n馆"), ("kind", "department")], "不要换行"),
      ("/units/new", [("name", "各局"), ("kind", "group")], "至少选择一个"),
      ("/units/new", [("name", "甲局"), ("kind", "department"), ("member", "10")], "只有集体名称"),
      ("/units/new", [("name", "甲局"), ("kind", "department"), ("parent", "99")], "没有这个单位"),
      ("/units/20", [("name", "东湖街道"), ("kind", "street"), ("parent", "30")], "本单位或它的下级"),
      ("/units/20", [("name", "东湖街道"), ("kind", "group"), ("member", "10")], "不能互改"),
      ("/units/20", [("name", "区住建局"), ("kind", "street")], "已有单位"),
      ("/units/40/posts", [("function", "liaison")], "集体名称没有岗位"),
      ("/units/10/posts", [("name", "科长")], "请选择岗位的职能"),
      ("/posts/103", [("function", "liaison"), ("telephone", "1\n2")], "办公电话不对"),
      ("/people/new", [("name", "新人"), ("post", "103"), ("from", "明天")], "请写明自哪一天"),
      ("/people/new", [("name", "新人"), ("post", "999"), ("from", "2021-03-01")], "没有这个岗位"),
      ("/people/1", [("what", "leave"), ("post", "103"), ("last", "昨天")], "请写明任职的最后一天"),
      ("/people/1", [("what", "leave"), ("post", "102"), ("last", "2021-03-01")], "没有担任"),
      ("/people/1", [("name", "人员2")], "名单里已有"),
    ] as [(String, [(String, String)], String)])
  func `what does not fit is refused in a sentence, and nothing is changed`(
    _ path: String, _ form: [(String, String)], _ told: String
  ) async throws {
    try await Office.open { office, client in
      let system = try await Self.system(client)
      let lines = try await office.house.accounts.auditLog().count
      let people = try await office.house.store.people()
      let answer = try await system.post(path, form)
      #expect(answer.status == 422 && answer.plain.contains(told), "\(answer.plain)")
      if let name = form.first(where: { $0.0 == "name" })?.1, name.count > 2, !name.contains("\n") {
        #expect(answer.text.contains("value=\"\(name)\""))
      }
      #expect(try await office.house.accounts.auditLog().count == lines)
      #expect(try await office.house.store.people() == people)
      #expect(try await office.house.store.directory().units.count == Cast.units.count)
    }
  }

  @Test func `a unit is ended once nothing needs it, and is offered and given nothing more`()
    async throws
  {
    try await Office.open { office, client in
      let system = try await Self.system(client)
      _ = try await office.issued()
      let path = "/units/\(Cast.housing)"
      let asked = try await system.post(path, [("what", "end")])
      #expect(asked.status == 200 && asked.plain.contains("确认撤销"))
      let sure = [("what", "end"), ("isSure", "1")]
      let needed = try await system.post(path, sure)
      #expect(needed.status == 422 && needed.plain.contains("有 1 件在办事项"), "\(needed.plain)")
      #expect(needed.plain.contains("还有人任职"))
      let street = try await system.post("/units/\(Cast.eastStreet)", sure)
      #expect(street.plain.contains("东湖村归它管理"))
      // Of the village nobody is left, and it ends.
      let holder = try #require(Cast.actors(of: Cast.eastVillage, on: Cast.beginning).first)
      let left = try await system.followed(
        "/people/\(holder.person ?? PersonID(0))",
        [("what", "leave"), ("post", "\(holder.post ?? PostID(0))"), ("last", "2021-03-01")])
      #expect(left.plain.contains("任职至 2021-03-01"), "\(left.plain)")
      let ended = try await system.followed("/units/\(Cast.eastVillage)", sure)
      #expect(ended.plain.contains("“东湖村”已撤销"))
      #expect(ended.plain.contains("已于 2021-03-01 撤销"))
      let page = try await system.get("/units/\(Cast.eastVillage)")
      #expect(page.status == 200 && !page.text.contains("name=\"kind\""))
      #expect(try await system.post("/units/\(Cast.eastVillage)", sure).status == 422)
      #expect(try await !system.get("/people/new").plain.contains("东湖村"))
      let opening = Command(
        id: "open:ended", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "修路"
          $0.units = [UnitRole(Cast.eastVillage, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
        })
      await #expect(throws: CommandFailure.self) {
        try await office.house.store.perform(
          opening, by: Cast.inspector, at: office.clock.now)
      }
    }
  }

  @Test func `the office sees the tables, and no way to change them`() async throws {
    try await Office.open { _, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      for section in [Route.Section.units, .people] {
        let page = try await inspector.get(Route.administration(section).path)
        #expect(page.status == 200)
        for word in ["href=\"/units/", "href=\"/people/", "登记单位", "登记人员", "任职交接"] {
          #expect(!page.text.contains(word), "\(section) \(word)")
        }
      }
      let none = try await Self.system(client).get("/units/999")
      #expect(none.status == 404)
    }
  }
}
