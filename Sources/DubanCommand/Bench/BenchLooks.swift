import Duban
import DubanStore

/// How long it takes to look at things: lists, the dashboard, search.
struct BenchLooks {
  let store: Store
  let rounds: Int

  /// Fifty matters of a unit, a ledger, a leader, a light or a standing, in either order.
  func lists() async throws -> [Duration] {
    var random = BenchRandom(state: 5)
    return try await timed { number in
      var query = ListQuery(
        order: number % 2 == 0 ? .due : .changed, isDescending: number % 3 == 0, limit: 50)
      query.isOpen = true
      let units = BenchDistrict.units
      switch number % 5 {
      case 0, 1: query.unit = units[Int.random(in: 0..<units.count, using: &random)]
      case 2: query.ledger = BenchDistrict.ledger
      case 3:
        query.unit = units[Int.random(in: 0..<units.count, using: &random)]
        query.light = .red
      default:
        query.leader = PostID(50 + Int64.random(in: 0..<6, using: &random))
        query.order = .due
      }
      let page = try await store.list(query, at: BenchDistrict.now)
      precondition(!page.matters.isEmpty || query.light != nil, "a list that is measured has rows")
    }
  }

  /// The table of units and lights, and that of units and standings.
  func dashboards() async throws -> [Duration] {
    try await timed { number in
      let instant = BenchDistrict.now.advanced(by: Int64(number))
      let lights = try await store.lights(at: instant)
      let standings = try await store.standings()
      precondition(
        !lights.isEmpty && !standings.isEmpty, "a dashboard that is measured is not empty")
    }
  }

  /// The ten commonest words, rarer ones and pairs of words, each by somebody who may see one unit.
  func searches() async throws -> [Duration] {
    var random = BenchRandom(state: 6)
    let common = BenchWords.common
    let rare = ["电梯", "渔民", "蓄洪", "泵站", "托育", "约谈"]
    return try await timed { number in
      let unit = BenchDistrict.units[Int.random(in: 0..<BenchDistrict.units.count, using: &random)]
      let words =
        switch number % 16 {
        case 0..<10: [common[number % 16]]
        case 10..<13: [rare[number % rare.count]]
        default: [common[number % 10], rare[number % rare.count]]
        }
      _ = try await store.search(words, units: [unit])
    }
  }

  /// Of `rounds` calls, after some to warm up.
  private func timed(_ body: (Int) async throws -> Void) async throws -> [Duration] {
    for number in 0..<20 { try await body(number) }
    var times: [Duration] = []
    for number in 0..<rounds {
      let start = ContinuousClock.now
      try await body(number)
      times.append(ContinuousClock.now - start)
    }
    return times.sorted()
  }
}

extension [Duration] {
  /// Of sorted times, the one that so many in a hundred do not exceed.
  func percentile(_ percent: Int) -> Duration {
    isEmpty ? .zero : self[Swift.min(count - 1, count * percent / 100)]
  }
}
