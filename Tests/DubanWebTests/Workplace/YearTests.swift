import Duban
import DubanStore
import DubanTesting
import Testing

@testable import DubanWeb

@Suite struct `Closing a year in the browser` {
  private static let path = Supervising.years.path
  private static let here = path + "?year=2021&ledger=trial"

  /// To 2022-01-10.
  private static func pass(_ office: Office) {
    office.clock.pass(315 * 86_400)
  }

  @Test func `what is undecided is decided in bulk, then the year is locked and reckoned anew`()
    async throws
  {
    try await Office.open { office, client in
      let ids = [
        try await office.issued("甲件"), try await office.issued("乙件"),
        try await office.issued("丙件"),
      ]
      Self.pass(office)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      let page = try await chief.get(Self.here)
      #expect(page.status == 200 && page.plain.contains("甲件") && page.plain.contains("丙件"))
      #expect(!page.plain.contains("锁定 2021 年度"))
      let whole = [("ledger", "trial"), ("year", "2021")]
      let early = try await chief.post(Self.path, whole + [("what", "lock")])
      #expect(early.status == 422 && early.plain.contains("还有事项没有决定结转、并入或终止"))

      let carry = whole + [("what", "carry"), ("chosen", "\(ids[0])"), ("chosen", "\(ids[1])")]
      let blank = try await chief.post(Self.path, carry)
      #expect(blank.status == 422 && blank.plain.contains("请填写理由"))
      let undated = try await chief.post(Self.path, carry + [("reason", "未完")])
      #expect(undated.status == 422 && undated.plain.contains("请填写结转后的时限"))
      let done = try await chief.followed(
        Self.path, carry + [("reason", "未完"), ("due", "2022-06-30")])
      #expect(done.plain.contains("已结转2件"))
      #expect(try await office.house.store.matter(ids[0])?.year == 2022)
      let ended = try await chief.followed(
        Self.path, whole + [("what", "end"), ("chosen", "\(ids[2])"), ("reason", "不办了")])
      #expect(ended.plain.contains("已终止1件"))
      #expect(try await office.house.store.matter(ids[2])?.standing == .ended)

      #expect(try await chief.get(Self.here).plain.contains("锁定 2021 年度"))
      // It is for good: not every clerk of the office locks it.
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let other = try await inspector.get(Self.here).plain
      #expect(!other.contains("锁定 2021 年度") && other.contains("请督查室主任来锁定"))
      let denied = try await inspector.post(Self.path, whole + [("what", "lock")])
      #expect(denied.status == 422 && denied.plain.contains("督查室主任"))
      #expect(try await office.house.accounts.auditLog(event: .yearLocked).isEmpty)
      let locked = try await chief.followed(Self.path, whole + [("what", "lock")])
      #expect(locked.plain.contains("2021 年度已锁定，共 3 件"))
      let line = try await office.house.accounts.auditLog(event: .yearLocked).first
      #expect(line?.detail == "\(TrialLedger.campaign.name) 2021 年度，锁定 1 件")
      let shown = try await chief.get(Self.here + "&reckon=1").plain
      #expect(shown.contains("按办理记录重算，与锁定时的数一致"))
      #expect(try await office.house.store.matter(ids[2])?.lockedYears == [2021])
    }
  }

  @Test func `who may not is told so of each, and nothing is locked`() async throws {
    try await Office.open { office, client in
      let id = try await office.issued("甲件")
      Self.pass(office)
      let inspector = try await Browser.signedIn(Cast.login(Cast.inspector), client)
      let whole = [("ledger", "trial"), ("year", "2021")]
      let refused = try await inspector.followed(
        Self.path,
        whole + [("what", "end"), ("chosen", "\(id)"), ("reason", "不办了")])
      #expect(refused.plain.contains("1件没有终止") && refused.plain.contains("督查室主任"))
      #expect(try await office.house.store.matter(id)?.standing == .issued)
      let deputy = try await Browser.signedIn(
        Cast.login(Cast.actor(Cast.housing, .deputy)), client)
      #expect(try await deputy.get(Self.path).status == 403)
      #expect(try await inspector.get(Self.path + "?ledger=nothing").status == 404)
    }
  }

  @Test func `matters locked beside one that was refused stand in the log`() async throws {
    try await Office.open { office, client in
      let store = office.house.store
      let ids = [try await office.issued("甲件"), try await office.issued("乙件")]
      Self.pass(office)
      for id in ids {
        let end = Command(id: "end:\(id)", act: .terminate, matter: id, reason: "不办了")
        _ = try await store.perform(end, by: Cast.chief, at: office.clock.now)
      }
      // Whom 知悉范围 leaves out, it is not there for.
      let circle = Command(
        id: "circle", act: .confine, matter: ids[0], reason: "领导要求",
        details: Details { $0.circle = Circle(units: [Cast.water]) })
      _ = try await store.perform(circle, by: Cast.inspector, at: office.clock.now)
      let chief = try await Browser.signedIn(Cast.login(Cast.chief), client)
      let form = [("ledger", "trial"), ("year", "2021"), ("what", "lock")]
      let answer = try await chief.post(Self.path, form)
      #expect(answer.status == 422 && answer.plain.contains("1 件没有锁定"))
      let line = try await office.house.accounts.auditLog(event: .yearLocked).first
      #expect(line?.detail.hasSuffix("锁定 1 件，1 件没有锁定，年度没有锁定") == true)
    }
  }
}
