import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Supervising beyond urging` {
  @Test func `a batch is drawn, shown, checked and signed, and then all of it is closed`()
    async throws
  {
    try await Office.open { office, client in
      let ids = try await Self.concluded(["甲件", "乙件", "丙件"], office)
      let store = office.house.store
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      #expect(try await inspector.get("/supervision/draws").plain.contains("3 件"))
      let form = [("what", "draw"), ("ledger", "flow")]
      #expect(try await inspector.post("/supervision/draws", form).plain.contains("已列入抽查3件"))
      var matters: [Matter] = []
      for id in ids { matters.append(try #require(try await store.matter(id))) }
      let batch = try #require(matters[0].batch?.id)
      let drawn = matters.filter { $0.batch?.isDrawn == true }
      #expect(drawn.count == 1 && Set(matters.map(\.batch?.id)) == [batch])

      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      let sign = [("what", "sign"), ("ledger", "flow"), ("batch", "\(batch)")]
      #expect(try await chief.post("/supervision/draws", sign).plain.contains("还没有核查通过"))
      let checked = try await inspector.post(
        Route.act(drawn[0].id, .verify).path, [("passed", "yes"), ("text", "看过")])
      #expect(checked.status == 303)
      #expect(try await chief.post("/supervision/draws", sign).plain.contains("已签认销号3件"))
      for id in ids { #expect(try await store.matter(id)?.standing == .closed) }
    }
  }

  @Test(arguments: [
    (10, 30, false, 3), (10, 30, true, 6), (10, 1, false, 1), (10, 0, false, 0), (60, 5, true, 5),
  ])
  func `a unit that had something sent back is drawn twice as much`(
    _ percent: Int, _ size: Int, _ isFailing: Bool, _ count: Int
  ) {
    #expect(DrawLots(percent: percent).count(of: size, isFailing: isFailing) == count)
  }

  @Test func `an ask for a fact already held is refused, and shows it`() async throws {
    try await Office.open { office, client in
      let ids = try await `Filling in the unit's table`.underway(["甲事"], office)
      let number = try #require(try await office.house.store.matter(ids[0])?.number)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let ask = [
        ("kind", "要数据"), ("addressee", "\(Cast.housing)"), ("title", "改造进度"), ("about", number),
      ]
      #expect(try await inspector.post("/supervision/burdens", ask).status == 303)
      let page = try await inspector.get("/supervision/burdens").plain
      #expect(page.contains("区住建局"))

      let clerk = try await Browser.signedIn(Cast.login(Cast.clerk), client)
      _ = try await clerk.post(
        "/returns", [("what", "report"), ("text-\(ids[0])", "好"), ("counted-\(ids[0])", "7/14条")])
      let deputy = try await Browser.signedIn(
        Cast.login(Cast.actor(Cast.housing, .deputy)), client)
      _ = try await deputy.post("/returns", [("what", "sign")])
      let refused = try await inspector.post("/supervision/burdens", ask)
      #expect(refused.status == 422 && refused.plain.contains("7/14条（50%）"))
      // A meeting is no ask for a fact.
      let meeting = ask.map { ($0.0, $0.0 == "kind" ? "会议" : $0.1) }
      #expect(try await inspector.post("/supervision/burdens", meeting).status == 303)
    }
  }

  @Test func `a plan tells what clashes`() async throws {
    try await Office.open { office, client in
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let person = "\(Cast.inspector.person ?? PersonID(0))"
      for (unit, place, day) in [
        (Cast.housing, "工地", "10"), (Cast.housing, "工地", "11"), (Cast.water, "泵站", "10"),
      ] {
        let form = [
          ("addressee", "\(unit)"), ("inspector", person), ("day", "2021-03-\(day)"),
          ("place", place), ("body", "看现场"),
        ]
        #expect(try await inspector.post("/supervision/inspections", form).status == 303)
      }
      let page = try await inspector.get("/supervision/inspections?month=2021-03").plain
      #expect(page.contains("同月重复督查") && page.contains("同一人同日两处"))
      #expect(page.contains("超过全年次数") == false)
    }
  }

  @Test(arguments: [
    ("day", "2021-02-28", "已经过去"), ("about", "重点〔2021〕999号", "没有事项“重点〔2021〕999号”"),
    ("about", "试〔2021〕001号、重点〔2021〕999号", "没有事项“重点〔2021〕999号”"),
  ])
  func `a plan takes no day gone by and no matter that is not there`(
    _ name: String, _ value: String, _ why: String
  ) async throws {
    try await Office.open { office, client in
      let id = try await office.issued()
      #expect(try await office.house.store.matter(id)?.number == "试〔2021〕001号")
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      var form = [
        "addressee": "\(Cast.housing)", "inspector": "\(Cast.inspector.person ?? PersonID(0))",
        "day": "2021-03-10", "place": "工地", "body": "看现场", "about": "试〔2021〕001号",
      ]
      form[name] = value
      let refused = try await inspector.post(
        "/supervision/inspections", form.map { ($0.key, $0.value) })
      #expect(refused.status == 422 && refused.plain.contains(why))
      #expect(try await office.house.store.matter(MatterID(2)) == nil)
    }
  }

  @Test func `a unit over its yearly limit is told, in the month in which it is`() throws {
    let days = ["2021-01-05", "2021-02-05", "2021-03-05", "2021-04-05", "2021-05-05"]
    let all = try days.enumerated().map { place, day in
      PlannedInspection(
        id: Int64(place), unit: 7, inspector: Int64(place), day: try #require(Day(day)), place: "甲")
    }
    let may = try #require(Day("2021-05-01"))
    let found = InspectionConflicts(inspections: all).found(in: may)
    #expect(found == [.init(kind: .overLimit, inspections: [0, 1, 2, 3, 4])])
    #expect(InspectionConflicts(inspections: all.dropLast()).found(in: may).isEmpty)
  }

  @Test func `an extension waits in its queue with who decides and when it climbs`()
    async throws
  {
    try await Office.open { office, client in
      let ids = try await `Filling in the unit's table`.underway(["甲事"], office)
      let store = office.house.store
      let extend = Command(
        id: "extend", act: .extend, matter: ids[0], reason: "雨季停工",
        details: Details { $0.due = Day(year: 2022, month: 1, day: 31) })
      _ = try await store.perform(extend, by: Cast.clerk, at: office.clock.now)
      let request = try #require(try await store.matter(ids[0])?.requests.first)
      let sign = Command(
        id: "sign", act: .sign, matter: ids[0], details: Details { $0.request = request.number })
      _ = try await store.perform(
        sign, by: Cast.actor(Cast.housing, .chief), at: office.clock.now)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let page = try await inspector.get("/supervision").plain
      #expect(page.contains("延期申请") && !page.contains("升级情况"))
      #expect(page.ranges(of: "雨季停工").count == 1)
      // Undecided for a week it has climbed.
      office.clock.pass(7 * 86_400)
      _ = try await store.tick(at: office.clock.now)
      let morning = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let later = try await morning.get("/supervision").plain
      #expect(later.contains("升级情况") && later.contains("1 次"))
      // In one place at a time.
      #expect(later.ranges(of: "雨季停工").count == 1 && later.contains("另有 1 件已升级"))
    }
  }

  private static func concluded(_ titles: [String], _ office: Office) async throws -> [MatterID] {
    var ids: [MatterID] = []
    let store = office.house.store
    for title in titles {
      func act(_ act: Act, _ actor: Actor, _ fill: (inout Details) -> Void = { _ in })
        async throws
      {
        let command = Command(
          id: "\(act):\(title)", act: act, matter: ids.last, text: "办好", details: Details(fill))
        _ = try await store.perform(command, by: actor, at: office.clock.now)
      }
      let opening = Command(
        id: "open:\(title)", act: .open,
        details: Details {
          $0.ledger = "flow"
          $0.title = title
          $0.units = [UnitRole(Cast.housing, .lead)]
          $0.due = Day(year: 2021, month: 12, day: 31)
        })
      ids.append(
        try await store.perform(opening, by: Cast.inspector, at: office.clock.now).matter)
      try await act(.assign, Cast.chief) { $0.documentNumber = "1号" }
      try await act(.accept, Cast.clerk)
      try await act(.noNews, Cast.clerk)
      try await act(.advance, Cast.clerk) { $0.stage = "survey" }
      try await act(.requestClosing, Cast.actor(Cast.housing, .chief))
    }
    return ids
  }
}
