internal import Duban
internal import DubanReport

extension Visit {
  /// A report whose commitments are open, with the units and dates that their matters now have: what
  /// reading proposed was decided since, and last year's table is not asked again.
  func decided(_ report: WorkReport, by matters: [Matter]) -> WorkReport {
    var byCommitment: [String: Matter] = [:]
    for matter in matters {
      for id in matter.sources.compactMap(\.commitment) { byCommitment[id] = matter }
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
