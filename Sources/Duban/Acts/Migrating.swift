extension Deed {
  /// The clocks that the new version asks for start, from now and not from a day on which nobody
  /// knew of them; those that it does not know any more end. All others keep their dates.
  mutating func migrateClocks() {
    let definitions = context.ledger.clocks
    for clock in matter.clocks where clock.endedAt == nil {
      if !definitions.contains(where: { $0.name == clock.name }) {
        add(.clock(clock.ended(at: context.at)))
      }
    }
    guard matter.standing.isOpen else { return }
    let past = matter.pastEvents
    for definition in definitions where matter.clock(definition.name) == nil {
      guard !past.isDisjoint(with: definition.starts), past.isDisjoint(with: definition.ends),
        let clock = start(definition)
      else { continue }
      let isPaused =
        matter.standing == .suspended && definition.pauses.contains(.suspended)
        || !matter.waiting.isEmpty && definition.pauses.contains(.coordinationAsked)
      add(.clock(isPaused ? clock.paused(at: context.at) : clock))
    }
  }
}

extension Matter {
  /// What has happened to it and holds still, as far as it shows: 反弹 and 退回补办 hold until the next
  /// 申请销号, and a dispute under way has taken back nothing yet.
  var pastEvents: Set<Event> {
    var events: Set<Event> = [.opened]
    if issuedAt != nil { events.insert(.issued) }
    if plan != nil { events.formUnion([.planFiled, .planned]) }
    if stage != nil { events.insert(.stageEntered) }
    if reportedAt != nil { events.insert(.reported) }
    if requests.contains(where: { $0.kind == .plan }) { events.insert(.planFiled) }
    if requests.contains(where: { $0.kind == .dispute }) { events.insert(.disputed) }
    switch standing == .suspended ? suspension?.from ?? .underway : standing {
    case .accepted, .planned: events.insert(.accepted)
    case .underway:
      events.insert(.accepted)
      if returns > 0 { events.insert(.returned) }
      if relapses > 0 { events.insert(.relapsed) }
    case .closingRequested, .verifying: events.formUnion([.accepted, .closingRequested])
    case .closingApproval: events.formUnion([.accepted, .closingRequested, .verified])
    default: break
    }
    return events
  }
}
