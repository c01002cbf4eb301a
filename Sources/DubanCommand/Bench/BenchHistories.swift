import Duban
import DubanStore

/// Histories to fill a store with: each about six entries with texts of 40 characters.
struct BenchHistories {
  /// Matters in all; so many of them, evenly spread, stay open.
  let count: Int
  let open: Int
  private var words = BenchWords(seed: 11)

  init(count: Int, open: Int) {
    self.count = count
    self.open = open
  }

  static func isOpen(_ index: Int, of count: Int, open: Int) -> Bool {
    (index + 1) * open / count != index * open / count
  }

  /// Open matters come at even steps; spread like this they fall on all units and days whatever the step.
  private static func spread(_ index: Int) -> Int { index + index / 50 }

  static func unit(_ index: Int) -> UnitID {
    BenchDistrict.units[spread(index) % BenchDistrict.units.count]
  }

  private static func due(_ index: Int) -> Day {
    let days = spread(index) / BenchDistrict.units.count % 200
    return BenchDistrict.now.day.advanced(by: days - 20)
  }

  mutating func opening(_ index: Int) -> Command {
    Command(
      id: "open-\(index)", act: .open,
      details: Details {
        $0.ledger = BenchDistrict.ledger
        $0.title = words.text(20)
        $0.units = [
          UnitRole(Self.unit(index), .lead), UnitRole(Self.unit(index + 7), .support),
        ]
        $0.due = Self.due(index)
      })
  }

  mutating func history(_ index: Int) -> History {
    let liaison = BenchDistrict.liaison(of: Self.unit(index))
    let office = BenchDistrict.supervisor
    let start = BenchDistrict.opened.advanced(by: Int64(index % 100_000))
    var steps = [History.Step(opening(index), by: office, at: start)]
    func add(_ act: Act, _ actor: Actor, text: String? = nil, _ details: Details = Details()) {
      let step = Int64(steps.count)
      steps.append(
        History.Step(
          Command(id: "\(act.rawValue)-\(index)-\(step)", act: act, text: text, details: details),
          by: actor, at: start.advanced(by: step * 86_400)))
    }
    add(.assign, office)
    add(.accept, liaison)
    add(.report, liaison, text: words.text(40), Self.progress(3 + index % 3, index))
    add(.urge, office, text: words.text(40))
    if Self.isOpen(index, of: count, open: open) {
      add(.report, liaison, text: words.text(40), Self.progress(6 + index % 6, index))
    } else {
      add(.requestClosing, liaison, text: words.text(40))
      add(.verify, office, text: words.text(40), Details { $0.passed = true })
    }
    return History(steps)
  }

  private static func progress(_ done: Int, _ index: Int) -> Details {
    Details {
      $0.progress = try? Progress.counted(
        done: Int64(done), total: 14, unit: "条", asOf: progressDay(index))
    }
  }

  private static func progressDay(_ index: Int) -> Day {
    BenchDistrict.opened.advanced(by: Int64(index % 100_000)).day
  }
}
