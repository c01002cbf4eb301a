/// Computes lights of one matter; what does not depend on the instant is prepared once.
struct Rating {
  typealias Part = (light: Light, reason: LightReason)

  let input: LightInput
  let rules: LightRules
  let calendar: WorkCalendar
  /// The plan, if it is rated.
  let curve: PlanCurve?
  /// Basis points; a hundredfold is enough.
  let actual: Int

  init(_ input: LightInput, rules: LightRules, calendar: WorkCalendar) {
    self.input = input
    self.rules = rules
    self.calendar = calendar
    curve = rules.usesPlan ? input.plan.map(PlanCurve.init) : nil
    actual = min(input.progress?.basisPoints ?? 0, 1_000_000)
  }

  func rated(at instant: Instant) -> Part {
    var part = ruled(at: instant) ?? computed(at: instant)
    part.reason.waitsFor = input.waitsFor
    return part
  }

  /// What goes before any computing.
  private func ruled(at instant: Instant) -> Part? {
    if input.isSuspended { return (.unrated, LightReason(.suspended)) }
    if let set = input.override, instant < set.expires {
      let words = set.by.map { "\(set.reason)，\($0)" } ?? set.reason
      return (set.light, LightReason(.overridden, at: set.expires, words: words))
    }
    if let start = input.ratedFrom, instant < start {
      return (.unrated, LightReason(.notYetRated, at: start))
    }
    return nil
  }

  private func computed(at instant: Instant) -> Part {
    var parts = parts(at: instant)
    let isHeld = hold(&parts)
    let bad = parts.filter { $0.light >= .yellow }
    // The first of the worst: parts come in the order of what is said first.
    let worst = bad.first { $0.light == .red } ?? bad.first
    let part = worst ?? calm(parts)
    guard isHeld, part.light != .red else { return part }
    let end = input.pendingExtension?.dueWhenFiled
    return (part.light, LightReason(.extensionPending, at: end))
  }

  /// No part is bad: the plan speaks if there is one, for a clock in time says nothing of progress.
  private func calm(_ parts: [Part]) -> Part {
    parts.first { $0.reason.planned != nil } ?? parts.first
      ?? (.unrated, LightReason(.nothingToRate))
  }

  private func parts(at instant: Instant) -> [Part] {
    let day = instant.day
    var parts = clocks.map { clockPart($0, at: instant) }
    if let part = duePart(at: instant) { parts.append(part) }
    if let part = planPart(on: day) { parts.append(part) }
    if let part = floatPart(on: day) { parts.append(part) }
    if let part = stalePart(on: day) { parts.append(part) }
    return parts
  }

  /// Those that count, the earliest end first.
  var clocks: [Clock] {
    guard rules.usesClock else { return [] }
    return input.clocks.filter { $0.endedAt == nil }.sorted { $0.dueAt < $1.dueAt }
  }

  /// Every instant after which light or reason code may differ, given that nothing is reported.
  func moments(after day: Day) -> [Instant] {
    var moments = clocks.flatMap { [$0.warnAt, $0.dueAt].compactMap(\.self) }
    let others = [
      input.override?.expires, input.ratedFrom, dueEnd,
      staleFrom?.start,
    ]
    moments += others.compactMap(\.self)
    moments += (planDays + floatDays(after: day)).map(\.start)
    return moments
  }
}
