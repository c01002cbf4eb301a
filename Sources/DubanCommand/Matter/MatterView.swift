import Duban
import DubanWeb

/// A matter as `show` tells it: the promise with its source, where it stands, its light, who may do
/// what next, and all that was done.
struct MatterView: Encodable {
  struct SourceView: Encodable {
    var kind: String
    var title: String
    var quote: String?
    var start: Int?
    var length: Int?
    var sourceSha256: String?
    var commitment: String?
    var theme: String?
  }

  struct LightView: Encodable {
    var light: String
    var word: String
    var colour: String
    var reason: String
    /// Since when, or from when on.
    var at: String
  }

  struct RequestView: Encodable {
    var number: Int
    var kind: String
    var filedBy: String
    var filedAt: String
    var next: String?
    var until: String?
  }

  struct EntryView: Encodable {
    var number: Int
    var at: String
    var act: String
    var by: String
    var reason: String?
    var text: String?
    var changes: [String]
  }

  var id: Int64
  var number: String
  var documentNumber: String?
  var title: String
  var ledger: String
  var ledgerName: String
  var year: Int
  var version: Int
  var standing: String
  var standingWord: String
  var stage: String?
  var due: String?
  var originalDue: String?
  var sources: [SourceView]
  var fields: [String: String]
  var units: [String: [String]]
  var leader: String?
  var coordinator: String?
  var progress: String?
  var progressBasisPoints: Int?
  var light: LightView?
  /// The turns to come if nothing more is reported.
  var turns: [LightView]
  var clocks: [ClockView]
  var requests: [RequestView]
  var waiting: [String]
  /// Of a dispute that waits for its decision: how like ones were decided before.
  var precedents: [PrecedentView] = []
  var evidence: [[String: String]]
  var counts: [String: Int]
  var closedAt: String?
  var watchedTo: String?
  var links: [[String: String]]
  var next: [NextStep]
  var journal: [EntryView]
}

extension MatterView {
  init(_ matter: Matter, turns: [LightTurn], entries: [Entry], at desk: Desk, in ledger: Ledger) {
    let register = desk.register
    let words = EffectWords(register: register, ledger: ledger, entries: entries)
    let shown = turns.map { Self.light($0, ledger) }
    let past = turns.lastIndex { $0.at <= desk.at }
    let leads = UnitRole.Role.allCases.map { role in
      (role.rawValue, matter.units(role).map(register.name(of:)))
    }
    self.init(
      id: matter.id.rawValue, number: matter.number, documentNumber: matter.documentNumber,
      title: matter.title, ledger: matter.ledger, ledgerName: ledger.name, year: matter.year,
      version: matter.version, standing: matter.standing.rawValue,
      standingWord: ledger.word(for: matter.standing),
      stage: matter.stage.map { id in ledger.stages.first { $0.id == id }?.name ?? id },
      due: matter.due?.description, originalDue: matter.original?.due?.description,
      sources: matter.sources.map(Self.source),
      fields: Dictionary(
        matter.fields.map { (ledger.field($0.key)?.name ?? $0.key, words.words(of: $0.value)) },
        uniquingKeysWith: { first, _ in first }),
      units: Dictionary(uniqueKeysWithValues: leads.filter { !$0.1.isEmpty }),
      leader: matter.leader.map { "\(register.title(of: $0)) \(register.holders(of: $0))" },
      coordinator: matter.coordinator.map {
        "\(register.title(of: $0)) \(register.holders(of: $0))"
      },
      progress: matter.progress.map(ProgressWords.text),
      progressBasisPoints: matter.progress?.shownBasisPoints,
      light: past.map { shown[$0] }, turns: Array(shown[(past.map { $0 + 1 } ?? 0)...]),
      clocks: matter.clocks.map(ClockView.init),
      requests: matter.requests.map { Self.request($0, on: matter, desk) },
      waiting: matter.waiting.map { register.told($0, words.personal($0.text), at: desk.at) },
      evidence: matter.evidence.map { ["kind": $0.kind, "sha256": $0.hash.rawValue] },
      counts: [
        "returns": matter.returns, "relapses": matter.relapses, "urges": matter.urges,
        "climbs": matter.climbs,
      ],
      closedAt: matter.closing?.at.description, watchedTo: matter.closing?.watchedTo?.description,
      links: matter.links.map { ["kind": $0.kind.word, "matter": $0.matter.description] },
      next: register.nextSteps(of: matter, in: ledger),
      journal: entries.map { Self.entry($0, words) })
  }

  private static func light(_ turn: LightTurn, _ ledger: Ledger) -> LightView {
    LightView(
      light: turn.light.rawValue, word: ledger.light.word(for: turn.light),
      colour: ledger.light.colour(of: turn.light), reason: turn.reason.sentence,
      at: turn.at.description)
  }

  private static func source(_ source: Source) -> SourceView {
    SourceView(
      kind: source.kind, title: source.title, quote: source.quote, start: source.start,
      length: source.length, sourceSha256: source.sourceHash, commitment: source.commitment,
      theme: source.theme)
  }

  private static func request(_ request: Request, on matter: Matter, _ desk: Desk) -> RequestView {
    RequestView(
      number: request.number, kind: request.kind.word,
      filedBy: desk.register.name(of: request.filedBy), filedAt: request.filedAt.description,
      next: desk.step(request, on: matter)?.word, until: request.clock?.dueAt.limitWord)
  }

  private static func entry(_ entry: Entry, _ words: EffectWords) -> EntryView {
    EntryView(
      number: entry.number, at: entry.at.description, act: entry.act.word,
      by: words.register.name(of: entry.by), reason: entry.reason.map(words.personal),
      text: entry.text.map(words.personal), changes: words.sentences(of: entry))
  }
}
