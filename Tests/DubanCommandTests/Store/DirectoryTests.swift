import Foundation
import Testing

@testable import DubanStore

@Suite struct `Keeping the directory` {
  @Test func `a bare store has the government and its office, and no people`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      let made = try district.json("init --division 430602 --name 湖滨区")
      #expect(made["units"].int == 2)
      #expect(made["people"].int == 0)
      #expect(made["isSample"] == .bool(false))
      let units = try district.json("unit list")["units"]
      #expect(units[1]["name"] == .text("湖滨区人民政府督查室"))
      #expect(units[1]["parent"] == .text("湖滨区人民政府"))
      #expect(try district.json("person list")["people"].count == 0)
    }
  }

  @Test func `units, posts and people are added and found by name`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      _ = try district.run("init --division 430602 --name 湖滨区 --at 2026-01-01")
      #expect(try district.run("unit add 区教育局 --kind 部门 --parent 湖滨区人民政府").code == 0)
      #expect(try district.run("post add 区教育局 --function 联络员").code == 0)
      let added = try district.run("person add 林杏棠 --post 区教育局.联络员 --from 2026-01-05")
      #expect(added.output == "已登记人员 1：林杏棠，任区教育局联络员。\n")
      let table = try district.run("post list --unit 区教育局 --at 2026-01-06")
      #expect(table.output.contains("区教育局  联络员  联络员        林杏棠\n"))
      #expect(try district.run("post phone 区教育局.联络员 0000123").code == 0)
      let rung = try district.json("post list --unit 区教育局 --at 2026-01-06")
      #expect(rung["posts"][0]["telephone"] == .text("0000123"))
      let before = try district.json("post list --unit 区教育局 --at 2026-01-04")
      #expect(before["posts"][0]["holders"].count == 0)
      let twice = try district.run("unit add 区教育局 --kind 部门 --json")
      #expect(twice.code == 2)
      #expect(twice.output.hasPrefix("{\"code\":\"exists\""))
    }
  }

  @Test func `a unit is put right, and ended once nothing needs it`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      _ = try district.run("init --division 430602 --name 湖滨区 --at 2026-01-01")
      _ = try district.run("unit add 区教育局 --kind 部门")
      let changed = try district.run(
        "unit change 区教育局 --name 区教育体育局 --parent 湖滨区人民政府")
      #expect(changed.output == "已修改单位 3：区教育体育局（部门）。\n", "\(changed.errors)")
      _ = try district.run("post add 区教育体育局 --function 联络员")
      _ = try district.run("person add 林杏棠 --post 区教育体育局.联络员 --from 2026-01-05")
      let named = try district.run("person rename 林杏棠 林杏堂")
      #expect(named.output == "人员 1：林杏棠改为林杏堂。\n", "\(named.errors)")
      let end = "unit end 区教育体育局 --at 2026-02-01"
      let held = try district.run(end)
      #expect(held.code == 2 && held.errors.contains("联络员还有人任职"), "\(held.errors)")
      _ = try district.run("person leave 林杏堂 区教育体育局.联络员 --on 2026-01-31")
      #expect(try district.run(end).output == "区教育体育局已于2026-02-01撤销。\n")
      let units = try district.json("unit list")["units"]
      #expect(units[2]["endedOn"] == .text("2026-02-01"))
      #expect(try district.run("post add 区教育体育局 --function 经办人").errors.contains("已撤销"))
      #expect(try district.run("person add 林杏堂").errors.contains("名单里已有"))
      try await Self.expectLogged(district)
    }
  }

  /// What was done at the server stands in the log, without a person.
  private static func expectLogged(_ district: District) async throws {
    let lines = try await district.logged().map { [$0.event, $0.address] }
    let events = [
      "unitRegistered", "unitChanged", "postRegistered", "postHandedOver", "personRenamed",
      "postLeft", "unitEnded",
    ]
    #expect(lines == events.map { [$0, Accounts.console] })
  }

  @Test func `a successor takes a post over and the one before leaves it`() async throws {
    try await District.with { district in
      let run = try district.run("person appoint 柏若溪 区教育局.联络员 --from 2026-03-01")
      #expect(run.output == "柏若溪自2026-03-01起任区教育局联络员。\n")
      let holders = { (day: String) in
        try district.json("post list --unit 区教育局 --at \(day)")["posts"][2]["holders"]
      }
      let first = try #require(try holders("2026-02-28")[0].text)
      #expect(first != "柏若溪")
      #expect(try holders("2026-03-01") == .array([.text("柏若溪")]))
      let left = try district.run("person leave 柏若溪 区教育局.联络员 --on 2026-03-31")
      #expect(left.output == "柏若溪在区教育局联络员任职至2026-03-31。\n")
      #expect(try holders("2026-04-01").count == 0)
      let again = try district.run("person leave \(first) 区教育局.联络员 --on 2026-04-01")
      #expect(again.code == 2)
    }
  }

  @Test func `a new portfolio regroups the matters of its units after a preview`() async throws {
    try await District.with { district in
      try district.adopt()
      let set = "portfolio set --leader 谢素问 --unit 区交通运输局 --at 2026-03-01"
      let unknown = try district.run(set)
      #expect(unknown.code == 66)
      let post = try leaderPost("谢素问", district)
      let line = set.replacing("谢素问", with: post)
      let plan = try district.json(line)
      let count = plan["matters"].count
      #expect(count > 0)
      #expect(plan["matters"][0]["now"] == .text("孟连舟"))
      #expect(try district.json(line)["matters"].count == count)
      let done = try district.run(line + " --commit")
      #expect(done.output.hasSuffix("已设定，改归 \(count) 件。\n"))
      #expect(try district.json(line)["matters"].count == 0)
      let id = try district.json("matter list --unit 区交通运输局")["matters"][0]["id"].int
      let shown = try district.json("matter show \(id)")
      #expect(shown["leader"] == .text("湖滨区人民政府副区长 谢素问"))
      #expect(try district.json("rebuild --check")["isEqual"] == .bool(true))
    }
  }

  @Test func `a portfolio of a later day regroups by itself on that day`() async throws {
    try await District.with { district in
      try district.adopt()
      let post = try leaderPost("谢素问", district)
      #expect(try district.run("tick --at 2026-02-27T09:00").code == 0)
      let set =
        "portfolio set --leader \(post) --unit 区交通运输局 --from 2026-03-02 --at 2026-02-27T10:00"
      let count = try district.json(set)["matters"].count
      let done = try district.run(set + " --commit")
      #expect(done.output.hasSuffix("已设定；到2026-03-02自动改归届时在办的事项。\n"))
      #expect(try district.json("tick --at 2026-03-01T23:59")["regrouped"].int == 0)
      #expect(try district.json("tick --at 2026-03-02T00:00")["regrouped"].int == count)
      #expect(count > 0)
      let id = try district.json("matter list --unit 区交通运输局")["matters"][0]["id"].int
      let shown = try district.json("matter show \(id) --at 2026-03-02T09:00")
      #expect(shown["leader"] == .text("湖滨区人民政府副区长 谢素问"))
    }
  }

  private func leaderPost(_ name: String, _ district: District) throws -> String {
    let posts = try district.json("post list --unit 湖滨区人民政府")["posts"]
    let post = (0..<posts.count).map { posts[$0] }
      .first { $0["holders"] == .array([.text(name)]) }
    return String(try #require(post)["id"].int)
  }
}
