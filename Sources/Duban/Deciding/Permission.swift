extension Matter {
  /// The questions that wait for an actor: of its own unit first, then those at a level that it is.
  public func asked(
    of actor: Actor, under ledger: Ledger, _ directory: Directory, on day: Day
  ) -> [Waiting] {
    guard !waiting.isEmpty else { return [] }
    let permission = Permission(
      actor: actor, matter: self,
      surroundings: Surroundings(ledger: ledger, directory: directory), day: day)
    let all = waiting.filter(permission.isAsked)
    return all.filter { $0.unit == actor.unit } + all.filter { $0.unit != actor.unit }
  }
}

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

  /// Who may not know what a matter says does nothing on it: for them it is not there.
  var mayKnow: Bool {
    if actor.isSystem || matter.circle == nil { return true }
    guard let post = actor.post.flatMap({ directory.posts[$0] }) else { return false }
    return matter.isKnown(to: post, in: directory) || signs
  }

  /// Whose signature a request waits for may read it.
  private var signs: Bool {
    matter.requests.contains { request in request.steps.first.map(matches) ?? false }
  }

  func matches(_ who: Who) -> Bool {
    isParty(who.party) && (who.function == nil || who.function == function)
  }

  private var function: Function? { actor.post.flatMap { directory.posts[$0]?.function } }

  /// Whether a question waits for the actor: of its own unit, or at the level that it has come to.
  func isAsked(_ wait: Waiting) -> Bool {
    wait.unit != nil && wait.unit == actor.unit || wait.level.map(isParty) ?? false
  }

  private func isParty(_ party: Party) -> Bool {
    if actor.isSystem { return party == .system }
    guard let unit = actor.unit else { return false }
    switch party {
    case .lead: return stands(unit, for: matter.units(.lead))
    case .support: return stands(unit, for: matter.units(.support))
    case .executing: return stands(unit, for: matter.executingUnits)
    case .assess: return stands(unit, for: matter.units(.assess))
    case .asked: return matter.waiting.contains(where: isAsked)
    case .office: return directory.units[unit]?.kind == .office
    case .coordinator: return actor.post != nil && actor.post == matter.coordinator
    case .leader: return actor.post != nil && actor.post == matter.leader
    case .head: return function == .head
    case .council: return function == .head || function == .supervisionChief
    case .reporter: return actor.person.map(matter.reporters.contains) ?? false
    case .other: return !isInExecutingUnit(unit)
    case .higher: return directory.units[unit]?.kind == .higher
    case .system: return false
    }
  }

  /// A unit itself, or one above it where the ledger lets that one act.
  private func stands(_ unit: UnitID, for units: [UnitID]) -> Bool {
    units.contains(unit)
      || surroundings.ledger.reach == .act
        && units.contains { directory.isAbove(unit, $0) }
  }

  private func isInExecutingUnit(_ unit: UnitID) -> Bool {
    stands(unit, for: matter.executingUnits)
      || matter.executingUnits.contains { directory.isUnit(unit, in: $0) }
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
      return unitsSinceAssignment(of: person).contains { stands($0, for: matter.executingUnits) }
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
