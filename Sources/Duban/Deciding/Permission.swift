/// Who an actor is to a matter. Asked once for every act; the answer never depends on the page.
struct Permission {
  let actor: Actor
  let matter: Matter
  let surroundings: Surroundings
  let day: Day

  private var directory: Directory { surroundings.directory }

  /// Whether the actor really holds the post it acts in.
  var isInPost: Bool {
    if actor.isSystem { return true }
    guard let person = actor.person, let post = actor.post else { return false }
    return directory.posts[post]?.unit == actor.unit && directory.holds(person, post: post, on: day)
  }

  func matches(_ who: Who) -> Bool {
    guard isParty(who.party) else { return false }
    guard let function = who.function else { return true }
    return actor.post.flatMap { directory.posts[$0]?.function } == function
  }

  private func isParty(_ party: Party) -> Bool {
    if actor.isSystem { return party == .system }
    guard let unit = actor.unit else { return false }
    switch party {
    case .lead: return matter.units(.lead).contains(unit)
    case .support: return matter.units(.support).contains(unit)
    case .executing: return matter.executingUnits.contains(unit)
    case .assess: return matter.units(.assess).contains(unit)
    case .asked: return matter.waiting.contains { $0.unit == unit }
    case .office: return directory.units[unit]?.kind == .office
    case .coordinator: return actor.post != nil && actor.post == matter.coordinator
    case .leader: return actor.post != nil && actor.post == matter.leader
    case .head: return actor.post.flatMap { directory.posts[$0]?.function } == .head
    case .reporter: return actor.person.map(matter.reporters.contains) ?? false
    case .other: return !isInExecutingUnit(unit)
    case .higher: return directory.units[unit]?.kind == .higher
    case .system: return false
    }
  }

  private func isInExecutingUnit(_ unit: UnitID) -> Bool {
    matter.executingUnits.contains { directory.isUnit(unit, in: $0) }
  }

  /// The first deny rule that hits (回避). It looks at every post held since the matter was assigned:
  /// who moved to another desk last week still can't check the old desk's work.
  func denial(of denials: [Denial]) -> Denial? {
    denials.first { isDenied(by: $0) }
  }

  private func isDenied(by denial: Denial) -> Bool {
    guard let person = actor.person else { return false }
    switch denial {
    case .reporter: return matter.reporters.contains(person)
    case .executing:
      return !unitsSinceAssignment(of: person).isDisjoint(with: matter.executingUnits)
    case .subordinate:
      return unitsSinceAssignment(of: person).contains { unit in
        matter.executingUnits.contains { $0 != unit && directory.isUnit(unit, in: $0) }
      }
    }
  }

  private func unitsSinceAssignment(of person: PersonID) -> Set<UnitID> {
    let since = (matter.issuedAt ?? matter.openedAt).day
    return directory.units(of: person, from: min(since, day), to: day)
  }
}
