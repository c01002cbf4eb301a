/// The kernel's one door: what a command makes of a matter, or why it is refused. Pure and total.
///
/// - Parameters:
///   - matter: as it stands now; `nil` when one is opened.
///   - surroundings: what was read with it in the same transaction.
///   - calendar: computes every date; its version goes into the entries.
/// - Returns: the next entries of each matter that the command touches.
public func decide(
  _ command: Command, on matter: Matter?, among surroundings: Surroundings, by actor: Actor,
  at instant: Instant, calendar: WorkCalendar
) throws(Refusal) -> [MatterID: [Entry]] {
  let context = Context(
    command: command, surroundings: surroundings, actor: actor, at: instant, calendar: calendar)
  if command.act == .open { return try opening(in: context) }
  guard let matter else { throw .unknownMatter }
  try context.check(matter)
  var deed = Deed(on: matter, in: context)
  try deed.checkObstacles()
  try context.checkContent(on: matter)
  var others: [MatterID: [Entry]] = [:]
  try deed.perform(touching: &others)
  deed.dropRequests()
  deed.runClocks()
  deed.endClocks()
  others[matter.id] = [deed.entry()]
  return others
}

extension Context {
  /// Who may do what where, asked of every act in the order of `Refusal`.
  func check(_ matter: Matter) throws(Refusal) {
    let permission = self.permission(on: matter)
    guard permission.mayKnow else { throw .unknownMatter }
    guard permission.isInPost else { throw .notInPost }
    let rule = try self.rule()
    guard
      rule.who.isEmpty || rule.who.contains(where: permission.matches)
        || checksInstead(rule, matter)
    else { throw .notAllowed(command.act, allowed: rule.who) }
    if let denial = permission.denial(of: rule.denies) { throw .denied(denial) }
    if let known = command.known, known != matter.version {
      throw .stale(known: known, now: matter.version, since: surroundings.since)
    }
    try checkYear(of: matter)
    try checkStanding(of: matter, rule)
    try checkSignature(on: matter)
  }

  /// What is to be filled in with it.
  func checkContent(on matter: Matter) throws(Refusal) {
    let rule = try rule()
    try checkTime(of: rule, matter.fields)
    try checkNeeds(rule)
    try checkMeeting(on: matter)
    try checkTexts()
  }

  /// Whether a day lies within the time that the rule gives it after another.
  func checkTime(of rule: ActRule, _ fields: [String: FieldValue]) throws(Refusal) {
    guard let within = rule.within, case .day(let first)? = fields[within.from] else { return }
    var day = today
    if let to = within.to, case .day(let asked)? = fields[to] { day = asked }
    let end = calendar.deadline(from: first.start, limit: within.limit, movesToWorkday: true).at
    guard day.start < end else {
      let name = within.to ?? within.from
      let last = end.advanced(by: -1).day
      throw .invalid(
        ledger.field(name)?.name ?? name,
        why: "须在\(first)起\(within.limit.word)内，最晚\(last)，已经超过，不能\(rule.act.word)")
    }
  }

  /// What 常务会 decided is entered with the meeting in which it did.
  private func checkMeeting(on matter: Matter) throws(Refusal) {
    guard command.act == .sign, let number = details.request,
      matter.request(number)?.steps.first?.party == .council, !isSaid(command.text)
    else { return }
    throw .missing(.detail("会议情况（第几次常务会议、怎样议定）"))
  }

  /// A locked year takes no acts but those that lead out of it, 结转 and 反弹 into the present year, and
  /// those that change no figure: 归档, and what the law gives the people concerned at any time
  /// (删除, 查看 and 知悉范围 of what is personal).
  private func checkYear(of matter: Matter) throws(Refusal) {
    guard matter.lockedYears.contains(matter.year) else { return }
    let isOut =
      switch command.act {
      case .carryOver, .archive, .erase, .reveal, .confine: true
      case .relapse: !matter.lockedYears.contains(today.year)
      default: false
      }
    if !isOut { throw .yearLocked(matter.year) }
  }

  /// Nothing comes into a year whose figures are locked.
  func checkOpen(_ year: Int) throws(Refusal) {
    if surroundings.lockedYears.contains(year) { throw .yearLocked(year) }
  }

  /// Whether a request is there and this step of it the actor's, before anything more is asked.
  private func checkSignature(on matter: Matter) throws(Refusal) {
    guard [.sign, .refuse].contains(command.act), let number = details.request else { return }
    guard let step = matter.request(number)?.steps.first else { throw .unknownRequest }
    guard mayStand(for: step, on: matter) else { throw .notYourSignature([step]) }
  }

  func permission(on matter: Matter) -> Permission {
    Permission(actor: actor, matter: matter, surroundings: surroundings, day: today)
  }

  func rule() throws(Refusal) -> ActRule {
    guard let rule = ledger.rule(for: command.act) else {
      throw .notInLedger(command.act, ledger: ledger.name)
    }
    return rule
  }

  private func checkStanding(of matter: Matter, _ rule: ActRule) throws(Refusal) {
    guard !rule.holds(in: matter.standing) else { return }
    let allowed = rule.from.isEmpty ? ledger.standings.map(\.standing).filter(\.isOpen) : rule.from
    throw .wrongStanding(
      command.act, now: ledger.word(for: matter.standing), allowed: allowed.map(ledger.word))
  }

  func checkNeeds(_ rule: ActRule) throws(Refusal) {
    for need in rule.needs {
      let isThere =
        switch need {
        case .reason: isSaid(command.reason)
        case .text: isSaid(command.text)
        case .evidence: !command.evidence.isEmpty
        case .documentNumber: isSaid(details.documentNumber)
        }
      if !isThere { throw .missing(.need(need)) }
    }
  }

  /// Whether there is anything but blanks.
  func isSaid(_ text: String?) -> Bool {
    text?.unicodeScalars.contains { !$0.properties.isWhitespace } ?? false
  }
}
