/// An act being decided: its effects so far, the events that move clocks, and the matter as these
/// effects leave it, so that each step sees what the one before did.
struct Deed {
  private(set) var matter: Matter
  private(set) var effects: [Effect] = []
  private(set) var events: [Event] = []
  private(set) var context: Context

  init(on matter: Matter, in context: Context) {
    self.matter = matter
    self.context = context
  }

  mutating func add(_ effect: Effect) {
    matter.apply(effect, at: context.at)
    effects.append(effect)
  }

  /// From here on another version of the ledger decides.
  mutating func live(under ledger: Ledger) {
    context.surroundings.ledger = ledger
  }

  mutating func happened(_ event: Event) {
    events.append(event)
  }

  mutating func stand(_ standing: Standing) {
    if matter.standing != standing { add(.standing(standing)) }
  }

  /// To the next of these standings that the ledger has: a short ledger leaves steps out.
  mutating func stand(firstOf standings: Standing...) {
    if let standing = standings.first(where: context.ledger.uses) { stand(standing) }
  }

  /// The entry that records it.
  func entry() -> Entry {
    Entry(
      number: matter.version + 1, act: context.command.act, by: context.actor, at: context.at,
      reason: context.command.reason, text: context.command.text,
      calendar: context.calendar.version, effects: effects)
  }
}

/// What every step of a decision can see.
struct Context {
  let command: Command
  var surroundings: Surroundings
  let actor: Actor
  let at: Instant
  let calendar: WorkCalendar

  var ledger: Ledger { surroundings.ledger }
  var directory: Directory { surroundings.directory }
  var details: Details { command.details }
  var today: Day { at.day }

  /// A member of the details that an act can't do without.
  func need<Value>(_ value: Value?, _ name: String) throws(Refusal) -> Value {
    guard let value else { throw .missing(.detail(name)) }
    return value
  }
}
