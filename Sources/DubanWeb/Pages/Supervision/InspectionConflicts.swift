internal import Duban

/// One inspection of a plan, as far as conflicts ask.
struct PlannedInspection: Hashable, Sendable {
  var id: Int64
  var unit: Int64
  var inspector: Int64
  var day: Day
  var place: String
}

/// Which inspections of a year stand in each other's way (督查冲突): 政府督查工作条例 art. 15 asks for few and
/// forbids the same twice.
struct InspectionConflicts {
  /// Of one unit in a calendar year.
  static let yearMax = 4

  enum Kind: String, Worded, Codable {
    case sameUnit, samePerson, overLimit

    var word: String {
      switch self {
      case .sameUnit: "同月重复督查"
      case .samePerson: "同一人同日两处"
      case .overLimit: "超过全年次数"
      }
    }
  }

  struct Conflict: Hashable, Sendable {
    var kind: Kind
    /// The later ones of those that clash first.
    var inspections: [Int64]
  }

  var inspections: [PlannedInspection]

  /// Those that touch a month.
  func found(in month: Day) -> [Conflict] {
    let here = inspections.filter { $0.day.isInMonth(of: month) }
    let units = clashes(here, .sameUnit) { $0.unit }
    let people = Dictionary(grouping: here) { [$0.inspector, Int64($0.day.number)] }.values
      .filter { Set($0.map(\.place)).count > 1 }
      .map { Conflict(kind: .samePerson, inspections: $0.map(\.id).sorted()) }
    let ofYear = Dictionary(grouping: inspections.filter { $0.day.year == month.year }) { $0.unit }
    let over = ofYear.values.filter { all in
      all.count > Self.yearMax && all.contains { $0.day.isInMonth(of: month) }
    }.map { Conflict(kind: .overLimit, inspections: $0.map(\.id).sorted()) }
    return (units + people + over).sorted { $0.inspections[0] < $1.inspections[0] }
  }

  private func clashes(
    _ group: [PlannedInspection], _ kind: Kind, by key: (PlannedInspection) -> Int64
  ) -> [Conflict] {
    Dictionary(grouping: group, by: key).values.filter { $0.count > 1 }
      .map { Conflict(kind: kind, inspections: $0.map(\.id).sorted()) }
  }
}

extension Day {
  func isInMonth(of other: Day) -> Bool {
    (components.year, components.month) == (other.components.year, other.components.month)
  }

  /// 2026-11.
  var monthKey: String { String(description.prefix(7)) }
}

/// 2026年11月 for 2026-11.
func monthWord(_ key: String) -> String {
  Day(key + "-01").map { "\($0.year)年\($0.components.month)月" } ?? key
}

extension Visit {
  /// The first day of the month that is asked for, this one when none is.
  var month: Day {
    query["month"].flatMap { Day($0 + "-01") } ?? Day(at.day.monthKey + "-01") ?? at.day
  }
}
