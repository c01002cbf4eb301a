internal import Duban
internal import DubanHTML
internal import DubanStore

/// 作战图: matters over time, by leader.
struct WallPage: PageModel {
  struct Group: Codable, Sendable {
    var name: String
    var lines: [Bar]
  }

  struct Bar: Codable, Sendable {
    var id: Int64
    var name: String
    var start: Int
    var end: Int
    var share: Int
    var light: String
    var gates: [Gate]
  }

  struct Gate: Codable, Sendable {
    var day: Int
    var name: String
    var isReached: Bool
  }

  var start: Int
  var end: Int
  var today: Int
  var groups: [Group]

  func page(for visit: Visit) -> HTML {
    if visit.query["screen"] != nil { return screen(visit) }
    let screen = a(.class("act", "quiet"), .href(visit.link(.wall, Values([("screen", "1")])))) {
      "上墙"
    }
    return visit.page("作战图") {
      Panel("作战图", acts: screen, isPadded: false) { chart(visit) }.html
    }
  }

  /// On the wall: dark, without anything to press but the way back, fresh every minute.
  private func screen(_ visit: Visit) -> HTML {
    var shell = visit.frame("作战图", [], chart(visit))
    shell.theme = .wall
    shell.turn = .init(
      seconds: 60, next: visit.link(.wall, Values([("screen", "1")])), stop: visit.link(.wall))
    return shell.page
  }
}

extension Visit {
  /// As many lines as a sheet takes.
  private static let wallMax = 120

  func wall() async throws -> Reply {
    var list = ListQuery(order: .due, limit: Self.wallMax)
    list.isOpen = true
    list.ledger = query["ledger"]
    try narrow(&list)
    let page = try await store.list(list, at: at)
    let rows = zip(page.matters, page.lights).filter { $0.0.due != nil }
    let groups = Dictionary(grouping: rows) { pair in
      pair.0.leader.map(register.holders(of:)) ?? "待明确"
    }
    let year = at.day.year
    let start = Day(year: year, month: 1, day: 1) ?? at.day
    let end = Day(year: year + 1, month: 1, day: 1) ?? at.day
    return .page(
      WallPage(
        start: Int(start.number), end: Int(end.number), today: Int(at.day.number),
        groups: groups.sorted { $0.key < $1.key }.map { name, rows in
          WallPage.Group(name: name, lines: rows.map { bar($0.0, $0.1, from: start) })
        }))
  }

  private func bar(_ matter: Matter, _ turn: LightTurn?, from start: Day) -> WallPage.Bar {
    let first = matter.plan?.from ?? (matter.issuedAt ?? matter.openedAt).day
    let gates = matter.plan?.milestones.map {
      WallPage.Gate(day: Int($0.day.number), name: $0.name, isReached: $0.reachedOn != nil)
    }
    return WallPage.Bar(
      id: matter.id.rawValue, name: matter.title, start: Int(max(first, start).number),
      end: Int((matter.due ?? at.day).number) + 1, share: matter.progress?.shownBasisPoints ?? 0,
      light: turn?.light.rawValue ?? "unrated", gates: gates ?? [])
  }
}
