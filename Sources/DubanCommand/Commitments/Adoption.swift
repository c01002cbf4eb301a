import Duban
import DubanOffice
import DubanReport
import DubanStore
import DubanWeb

/// Commitments of a report on their way into ledgers: one matter each (承诺条目 → 目标任务).
struct Adoption {
  static let livelihood = "livelihood-promise"

  let report: ReadCommitments
  let ledger: Ledger
  /// 民生实事 are opened there too, where asked for.
  let second: Ledger?
  let desk: Desk
  let catalogue: DutyCatalogue
  /// Those of the five years as well.
  let takesTerm: Bool

  /// What would be opened, in the order of the report.
  func rows() async throws -> [AdoptionRow] {
    let known = try await known()
    let sentences = Dictionary(
      report.sentences.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let headings = report.headings
    var rows: [AdoptionRow] = []
    var serial = 0
    for commitment in report.commitments {
      guard takesTerm || sentences[commitment.sentence]?.horizon.isTerm != true else { continue }
      let isTarget = sentences[commitment.sentence]?.kind == Kind.target.rawValue
      var targets = [ledger]
      if let second, commitment.type == CommitmentType.livelihood.rawValue {
        targets.append(second)
      }
      for target in targets {
        if target.id == second?.id { serial += 1 }
        var row = row(commitment, in: target, isTarget: isTarget, serial: serial)
        row.details.sources?[0].theme = headings[commitment.sentence]
        row.isOpen = known.keys.contains(row.key)
        if !row.isOpen { row.twin = known.titles["\(target.id):\(commitment.task)"] }
        rows.append(row)
      }
    }
    tellLikes(of: &rows, among: known.others)
    return rows
  }

  /// What a row may be the same as: a matter of the year, or a row before it of another sentence, as a
  /// promise stands in the text and again under 民生实事.
  private func tellLikes(of rows: inout [AdoptionRow], among others: [LikelyOther]) {
    var others = others
    for place in rows.indices where !rows[place].isOpen {
      let row = rows[place]
      let wording = TitleWording(row.commitment.task)
      if row.twin == nil {
        rows[place].near =
          others.first { other in
            other.ledger == row.ledger.id && other.sentence != row.commitment.sentence
              && other.wording.isLike(wording)
          }?.name
      }
      others.append(
        LikelyOther(
          ledger: row.ledger.id, name: "“\(row.commitment.task)”（\(row.commitment.id)）",
          wording: wording, sentence: row.commitment.sentence))
    }
  }

  /// What is in the ledgers already.
  private struct Known {
    /// Of this text, whoever opened it.
    var keys: Set<String> = []
    /// The numbers of the rest of its year by title; what was cancelled or ended stands in nobody's way.
    var titles: [String: String] = [:]
    var others: [LikelyOther] = []
  }

  private func known() async throws -> Known {
    var known = Known()
    for target in [ledger, second].compactMap({ $0 }) {
      var query = ListQuery(order: .number, limit: 500)
      query.ledger = target.id
      repeat {
        let page = try await desk.store.list(query, at: desk.at)
        for matter in page.matters {
          let sources = matter.sources.filter { $0.sourceHash == report.sourceSha256 }
          for id in sources.compactMap(\.commitment) { known.keys.insert("\(target.id):\(id)") }
          if sources.isEmpty, matter.circle == nil, matter.year == report.year,
            ![.cancelled, .ended].contains(matter.standing)
          {
            known.titles["\(target.id):\(matter.title)"] = matter.number
            known.others.append(
              LikelyOther(
                ledger: target.id, name: "\(matter.number)“\(matter.title)”",
                wording: TitleWording(matter.title)))
          }
        }
        query.after = page.next
      } while query.after != nil
    }
    return known
  }

  private func row(
    _ commitment: ReadCommitments.Commitment, in target: Ledger, isTarget: Bool, serial: Int
  ) -> AdoptionRow {
    let lead = commitment.lead.map { found($0.unit) }
    let support = commitment.support.map { found($0.unit) }
    var roles = lead.compactMap(\.id).map { UnitRole($0, .lead) }
    roles += support.compactMap(\.id).map { UnitRole($0, .support) }
    if isTarget, commitment.quantities.contains(where: { StatisticalIndicator.includes($0.name) }),
      let assessor = catalogue.assessor.map(found)?.id
    {
      roles.append(UnitRole(assessor, .assess))
    }
    let details = Details {
      $0.ledger = target.id
      $0.title = commitment.task
      $0.fields = fields(of: commitment, in: target, isTarget: isTarget, serial: serial)
      $0.sources = [source(of: commitment)]
      $0.units = roles.isEmpty ? nil : roles
      $0.due = commitment.due
      $0.year = report.year ?? commitment.due?.year
    }
    return AdoptionRow(
      commitment: commitment, ledger: target, details: details,
      lead: lead.compactMap(\.id).map(desk.register.name(of:)),
      unknown: (lead + support).filter { $0.id == nil }.map(\.name))
  }

  private func source(of commitment: ReadCommitments.Commitment) -> Source {
    var source = Source(kind: "政府工作报告", title: report.name)
    source.quote = commitment.text
    source.start = commitment.start
    source.length = commitment.length
    source.sourceHash = report.sourceSha256
    source.commitment = commitment.id
    return source
  }

  /// Only fields that the ledger has, and values that it takes.
  private func fields(
    of commitment: ReadCommitments.Commitment, in target: Ledger, isTarget: Bool, serial: Int
  ) -> [String: FieldValue] {
    let measure = commitment.measure
    let all: [String: FieldValue] = [
      "type": .text(commitment.type), "measure": .text(measure.isEmpty ? commitment.text : measure),
      "place": .text(commitment.place), "voted": .text(isTarget ? "是" : "否"),
      "serial": .number(Int64(serial) * 1000),
    ]
    return all.filter { id, value in
      guard let field = target.field(id), value != .text("") else { return false }
      if id == "measure", measure.isEmpty, !field.isRequired { return false }
      return field.fault(of: value) == nil
    }
  }

  /// A unit of the directory by its name, or by a name or alias that the catalogue knows.
  private func found(_ name: String) -> (name: String, id: UnitID?) {
    if let id = try? desk.register.unit(name) { return (name, id) }
    let entry = catalogue.units.first { $0.name == name || $0.aliases.contains(name) }
    for word in entry.map({ [$0.name] + $0.aliases }) ?? [] {
      if let id = try? desk.register.unit(word) { return (name, id) }
    }
    return (name, nil)
  }
}

/// A matter or a row that another row may be the same as.
private struct LikelyOther {
  var ledger: String
  var name: String
  var wording: TitleWording
  /// Of a row: parts of one sentence are told apart by it.
  var sentence: String?
}

/// A commitment with the matter it makes.
struct AdoptionRow {
  var commitment: ReadCommitments.Commitment
  var ledger: Ledger
  var details: Details
  var lead: [String]
  /// Units that the directory does not have.
  var unknown: [String]
  /// In the ledger already.
  var isOpen = false
  /// The number of a matter of the year that is called the same, and came from another text.
  var twin: String?
  /// A matter of the year or another row that is called nearly the same.
  var near: String?
  /// The number it was opened under, or why it was not.
  var number: String?
  var refusal: String?

  var key: String { "\(ledger.id):\(commitment.id)" }
}
