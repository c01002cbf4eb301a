/// Who answered for a matter of last year's table (上年任务分解表).
public struct Precedent: Hashable, Sendable {
  /// 目标任务, and the number that it had.
  public var title: String
  public var number: String
  public var lead: [String]
  public var support: [String]

  public init(title: String, number: String, lead: [String], support: [String]) {
    self.title = title
    self.number = number
    self.lead = lead
    self.support = support
  }
}

extension WorkReport {
  /// Proposes the units that answered for the same work last year, each with last year's words as its
  /// reason. What the report itself says of units stays; figures are not compared, as they change.
  public func proposingUnits(from precedents: [Precedent]) -> WorkReport {
    let known = precedents.filter { !$0.lead.isEmpty }
    guard !known.isEmpty else { return self }
    let index = SentenceIndex(known.map { Self.withoutFigures($0.title) })
    var report = self
    for place in commitments.indices {
      let words = Self.withoutFigures(task(of: commitments[place]))
      let isNamed = commitments[place].lead.contains { $0.reason.hasPrefix(Self.named) }
      guard !isNamed, let near = index.nearest(to: words) else { continue }
      report.commitments[place].propose(known[near.index])
    }
    return report
  }

  private static let named = "报告写明"

  private static func withoutFigures(_ text: String) -> String {
    String(text.filter { !($0.isNumber || $0 == "." || $0 == "%") })
  }
}

extension Commitment {
  fileprivate mutating func propose(_ precedent: Precedent) {
    let reason = "上年“\(precedent.title)”（\(precedent.number)）"
    lead = precedent.lead.map { UnitSuggestion(unit: $0, reason: reason + "由其牵头") }
    let support = precedent.support.filter { !precedent.lead.contains($0) }
    let kept = self.support.filter { old in
      !precedent.lead.contains(old.unit) && !support.contains(old.unit)
    }
    self.support = support.map { UnitSuggestion(unit: $0, reason: reason + "由其配合") } + kept
  }
}
