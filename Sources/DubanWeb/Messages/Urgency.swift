internal import Duban
internal import DubanStore

/// What is told at once, at any hour: an urgent slip that was handed over, and a clock that runs through
/// nights and holidays.
struct Urgency {
  let reference: Reference
  let at: Instant

  /// What happened longer ago is in the day's bundle: nobody is woken by a server that was stopped.
  private static let secondsMax: Int64 = 86_400

  func messages(of outgoing: Outgoing) -> [Message] {
    let (matter, entry) = (outgoing.matter, outgoing.entry)
    guard entry.at.seconds(to: at) < Self.secondsMax, matter.standing.isOpen,
      let why = reason(matter, entry)
    else { return [] }
    // A message goes to several people: of a matter with a circle it says the number alone.
    let name = matter.circle == nil ? "\(matter.number) \(matter.title)" : matter.number
    let line = Message.Line("\(name)：\(why)", matter: matter.id)
    return receivers(of: matter).subtracting([entry.by.person].compactMap(\.self)).sorted().map {
      Message(
        id: "urgent:\(matter.id):\(entry.number)", person: $0, at: at,
        title: "\(why)：\(matter.number)", parts: [.init("须马上办理", [line])], isUrgent: true)
    }
  }

  private func reason(_ matter: Matter, _ entry: Entry) -> String? {
    for effect in entry.effects {
      if case .clock(let clock) = effect, clock.limit?.kind == .continuous,
        clock.startedAt == entry.at, clock.endedAt == nil
      {
        return "\(clock.name.word) \(clock.dueAt.minuteWord) 前，连续计时"
      }
    }
    guard [.assign, .issue].contains(entry.act), let word = Self.urgency(of: matter) else {
      return nil
    }
    return "\(word)交办"
  }

  /// The choice 缓急 or 办理时限类别 of a ledger.
  private static func urgency(of matter: Matter) -> String? {
    guard case .text(let word)? = matter.fields["urgency"], ["特急", "急件"].contains(word) else {
      return nil
    }
    return word
  }

  /// Who answers for it in the executing units: clerk, handler and responsible.
  private func receivers(of matter: Matter) -> Set<PersonID> {
    let units = Set(matter.executingUnits)
    let functions: Set<Function> = [.liaison, .staff, .deputy]
    let posts = reference.directory.posts.values
      .filter { units.contains($0.unit) && functions.contains($0.function) }.map(\.id)
    let held = reference.directory.holdings.filter { posts.contains($0.post) && $0.covers(at.day) }
    return Set(held.map(\.person))
  }
}
