internal import Duban
package import DubanStore

/// A dispute decided before, as the page and the command line tell it (异议先例).
package struct PrecedentView: Codable, Sendable {
  package var matter: Int64
  package var number: String
  package var title: String
  /// Who objected, and why.
  package var unit: String
  package var reason: String
  /// Whether it was upheld, by whom and when, with what was said.
  package var decision: String
}

extension Register {
  package func told(_ precedent: DisputePrecedent) -> PrecedentView {
    let (filed, decision) = (precedent.filed, precedent.decision)
    let words = EffectWords(register: self, ledger: nil)
    let said = [decision.reason, decision.text].compactMap(\.self).first.map {
      "：\(words.personal($0))"
    }
    let proposed = filed.content.unit.map { "，改由\(name(of: $0))" } ?? ""
    return PrecedentView(
      matter: precedent.matter.id.rawValue, number: precedent.matter.number,
      title: precedent.matter.title, unit: filed.filedBy.unit.map(name(of:)) ?? "",
      reason: filed.content.reason.map(words.personal) ?? "",
      decision: "\(decision.at.day) \(name(of: decision.by)) "
        + (precedent.isGranted ? "同意\(proposed)" : "未同意") + (said ?? ""))
  }
}
