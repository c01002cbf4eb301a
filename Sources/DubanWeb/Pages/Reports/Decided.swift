internal import Duban
internal import DubanReport
internal import DubanStore

extension Visit {
  /// What the printed table says: of a draft as it is read and corrected, of what has passed as decided.
  func printed(_ open: OpenReport) async throws -> ReadReport {
    guard open.kept.isAdopted else { return open.read }
    var read = open.read
    var found = try await matters(of: open.kept)
    // What was carried over counts for the year after.
    if let year = open.kept.year { found += try await matters(of: open.kept, in: year + 1) }
    read.report = try decided(read.report, by: found)
    return read
  }

  /// A report whose commitments are open, with the units and dates that their matters now have: what
  /// reading proposed was decided since, and last year's table is not asked again. What was merged into
  /// another or ended says nothing any more, nor what lies outside the viewer's circle.
  private func decided(_ report: WorkReport, by matters: [Matter]) throws -> WorkReport {
    var byCommitment: [String: Matter] = [:]
    for matter in matters where ![.ended, .cancelled].contains(matter.standing) {
      guard try someone.knows(matter, directory) else { continue }
      for id in matter.sources.compactMap(\.commitment) where byCommitment[id] == nil {
        byCommitment[id] = matter
      }
    }
    var report = report
    for place in report.commitments.indices {
      guard let matter = byCommitment[report.commitments[place].id] else { continue }
      let lead = units(.lead, of: matter)
      if !lead.isEmpty {
        report.commitments[place].lead = lead
        report.commitments[place].support = units(.support, of: matter)
      }
      if let due = matter.due?.civil, due != report.commitments[place].deadline.date {
        report.commitments[place].deadline = Deadline(
          text: "\(due.year)年\(due.month)月\(due.day)日", span: nil, date: due)
      }
    }
    return report
  }

  private func units(_ role: UnitRole.Role, of matter: Matter) -> [UnitSuggestion] {
    matter.units.filter { $0.role == role }.map {
      UnitSuggestion(unit: register.name(of: $0.unit), reason: "\(matter.number)的分工")
    }
  }
}

extension Day {
  fileprivate var civil: CivilDate {
    let parts = components
    return CivilDate(year: parts.year, month: parts.month, day: parts.day)
  }
}
