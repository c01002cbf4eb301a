internal import Duban
internal import DubanStore

extension Visit {
  /// Whom a matter waits for, for what and since when (待谁), as far as it knows; `nil` where its unit
  /// works on it and nobody else is asked.
  func waitsFor(_ matter: Matter) -> String? {
    if let wait = matter.waiting.first {
      let isLate = wait.clock?.isExceeded(at: at) ?? false
      let level = wait.climbs == nil ? nil : wait.level.map { "，已上提到\($0.word)" }
      return said(
        wait.unit.map(register.name(of:)) ?? "", "答复", since: wait.clock?.startedAt)
        + (isLate ? "，已逾期" : "") + (level ?? "")
    }
    if let request = matter.requests.first {
      let since = request.signatures.last?.at ?? request.submittedAt ?? request.filedAt
      guard let step = matter.nextSigner(of: request) else {
        return said("督查室", "核查", since: since)
      }
      return said(signers(step, of: matter), "签批\(request.kind.word)", since: since)
    }
    guard matter.standing == .issued else { return nil }
    let units = matter.units(.lead).map(register.name(of:)).joined(separator: "、")
    return said(units, Act.accept.word, since: matter.issuedAt)
  }

  private func said(_ who: String, _ what: String, since: Instant?) -> String {
    "待\(who)\(what)" + (since.map { "（自\($0.day.chinese)起）" } ?? "")
  }
}
