internal import Duban
internal import DubanHTML
internal import DubanStore

/// 事项页: the promise and its source, plan, light, clocks, people, evidence, story, and what I may do.
struct MatterPage: PageModel {
  var line: MatterLine
  var version: Int
  var documentNumber: String?
  var year: Int
  var originalDue: String?
  var sources: [SourceLine]
  var fields: [Pair]
  var people: [Pair]
  var clocks: [Pair]
  var turns: [TurnLine]
  var curve: CurveLine?
  var requests: [String]
  var waiting: [String]
  var evidence: [EvidenceLine]
  var acts: [MatterLine.ActLine]
  var refused: [Pair]
  var next: [String]
  var story: [StoryLine]
  var related: [RelatedLine]
  /// The last light that was published: `2021-03 “红”`.
  var published: String?
  var origins: MatterOrigins

  var marking: String? { line.marking ?? related.lazy.compactMap(\.marking).first }

  struct Pair: Codable, Sendable {
    var name: String
    var value: String
  }

  struct SourceLine: Codable, Sendable {
    var kind: String
    var title: String
    var quote: String?
    /// The heading it stands under.
    var theme: String?
    var start: Int?
    /// Id of the commitment in the report.
    var commitment: String?
    /// The report's file, where the viewer may read it.
    var report: String?
  }

  struct TurnLine: Codable, Sendable {
    var light: String
    var word: String
    var reason: String
    var at: String
    var dayNumber: Int32
  }

  /// Plan and progress by day number and basis points.
  struct CurveLine: Codable, Sendable {
    var start: Int
    var end: Int
    var planned: [[Int]]
    var actual: [[Int]]
    var milestones: [Gate]
    /// 序时进度, where what is counted is money.
    var evenPace: [[Int]]?

    struct Gate: Codable, Sendable {
      var day: Int
      var name: String
      var share: Int
      var isReached: Bool
    }
  }

  struct EvidenceLine: Codable, Sendable {
    var kind: String
    var hash: String
    /// `2.4 MB`; `nil` when the file was erased.
    var size: String?
    var type: String
    /// Who brought it, and when.
    var brought: String
    var hasThumbnail: Bool
  }

  struct StoryLine: Codable, Sendable {
    var number: Int
    var at: String
    var act: String
    var word: String
    var by: String
    var isSystem: Bool
    var text: String?
    var reason: String?
    var changes: [String]
    /// Taken back within its half hour.
    var isUndone: Bool

    /// Its place on the page.
    static func anchor(_ number: Int) -> String { "e\(number)" }
  }
}

extension Visit {
  /// A matter that the viewer may see; any other is not there.
  func seen(_ id: MatterID) async throws -> Matter {
    guard let matter = try await store.matter(id) else { throw Stop.notFound }
    try demandSight(of: matter)
    return matter
  }

  /// What the viewer may not see is not there; what lies outside his circle says so.
  func demandSight(of matter: Matter) throws {
    let reach = try books.ledger(matter.ledger, version: matter.definition).reach
    let viewer = try someone
    guard viewer.sees(matter, directory, reach: reach) else { throw Stop.notFound }
    guard viewer.knows(matter, directory) else { throw Stop.outsideCircle }
  }

  func matter(_ id: MatterID) async throws -> MatterPage { try await builder(of: id).page }

  /// The matter with all that its page tells, and what the viewer may do on it.
  func builder(of id: MatterID) async throws -> MatterBuilder {
    guard let file = try await store.file(of: id, at: at) else { throw Stop.notFound }
    try demandSight(of: file.matter)
    let matter = file.matter
    let telling = try telling()
    let ledger = try books.ledger(matter.ledger, version: matter.definition)
    var builder = MatterBuilder(
      matter: matter, ledger: ledger, turns: file.turns, entries: file.entries, telling: telling,
      allowed: try allowed(on: matter, ledger, telling.calendar))
    builder.related = try await related(to: matter)
    builder.reports = try await reports(behind: matter)
    let shown = matter.shownEvidence
    if !shown.isEmpty {
      builder.files = try await store.registered(shown.map(\.hash))
        .filter { house.evidence.contains($0.key) }
    }
    return builder
  }

  func allowed(
    on matter: Matter, _ ledger: Ledger, _ calendar: WorkCalendar
  ) throws -> ActsAllowed? {
    guard let actor = try someone.actor, try someone.may(.act) else { return nil }
    return ActsAllowed(
      matter: matter, ledger: ledger, directory: directory, calendar: calendar, actor: actor, at: at
    )
  }
}
