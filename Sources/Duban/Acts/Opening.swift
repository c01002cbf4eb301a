/// The first entry of a new matter (立项).
func opening(in context: Context) throws(Refusal) -> [MatterID: [Entry]] {
  guard let fresh = context.surroundings.fresh.first else {
    preconditionFailure("the store hands in a fresh number with every opening")
  }
  let title = context.details.title ?? ""
  var deed = Deed(opening: fresh, titled: title, in: context)
  let permission = context.permission(on: deed.matter)
  guard permission.isInPost else { throw .notInPost }
  let rule = try context.rule()
  guard rule.who.contains(where: permission.matches) else {
    throw .notAllowed(.open, allowed: rule.who)
  }
  guard context.isSaid(title) else { throw .missing(.detail("事项名称")) }
  try context.checkNeeds(rule)
  try context.checkTexts()
  try context.checkOpen(deed.matter.year)
  var others: [MatterID: [Entry]] = [:]
  try deed.fillOpening(touching: &others)
  try context.checkTime(of: rule, deed.matter.fields)
  deed.happened(.opened)
  deed.runClocks()
  others[fresh.id] = [deed.entry()]
  return others
}

extension Deed {
  init(opening fresh: Surroundings.Fresh, titled title: String, in context: Context) {
    let year = context.details.year ?? context.details.due?.year ?? context.today.year
    let opening = Opening(
      ledger: context.ledger.id, definition: context.ledger.version,
      number: context.ledger.numbering.number(fresh.serial, year: year), title: title, year: year)
    let matter = Matter(id: fresh.id, opening: opening, openedAt: context.at, by: context.actor)
    self.init(on: matter, in: context)
    add(.opening(opening))
    // Who the actor is to it must be known before anything is checked.
    if let roles = context.details.units { add(.units(context.members(of: roles))) }
  }

  mutating func fillOpening(touching others: inout [MatterID: [Entry]]) throws(Refusal) {
    try context.checkUnits(matter.units)
    for source in context.details.sources ?? [] {
      add(.source(source))
    }
    try setFields(context.details.fields ?? [:])
    try requireFields()
    if let due = context.details.due { add(.due(due)) }
    try setAnswerable()
    try linkToOther(touching: &others)
    attachEvidence()
    noteDrafter()
    if let first = context.ledger.standings.first { stand(first.standing) }
  }

  /// Both sides know of the link: a matter above can't close before those below.
  private mutating func linkToOther(
    touching others: inout [MatterID: [Entry]]
  ) throws(Refusal) {
    guard let id = context.details.other else { return }
    guard let other = context.surroundings.linked[id] else { throw .unknownMatter }
    let kind = context.details.link ?? .parent
    if kind == .parent, !other.standing.isOpen {
      throw .invalid("上级事项", why: "已经办结，不能再加子事项")
    }
    add(.linked(Link(kind, id)))
    var back = Deed(on: other, in: context)
    back.add(.linked(Link(kind.inverse, matter.id)))
    others[id] = [back.entry()]
  }

  /// The leader and coordinator named; else those who answer already while the lead unit stays the
  /// same; else those of its portfolio on the day.
  mutating func setAnswerable(insteadOf lead: UnitID? = nil) throws(Refusal) {
    let details = context.details
    for post in [details.leader, details.coordinator].compactMap(\.self)
    where context.directory.posts[post] == nil {
      throw .invalid("责任领导", why: "没有\(post)号岗位")
    }
    let portfolio = matter.leadUnit.flatMap {
      context.directory.portfolio(of: $0, on: context.today)
    }
    let isKept = lead != nil && lead == matter.leadUnit && matter.leader != nil
    let leader = details.leader ?? (isKept ? matter.leader : portfolio?.leader)
    let coordinator =
      details.coordinator ?? (isKept ? matter.coordinator : portfolio?.coordinator)
    if leader != matter.leader || coordinator != matter.coordinator {
      add(.answerable(leader: leader, coordinator: coordinator))
    }
  }

  mutating func attachEvidence() {
    for item in context.command.evidence {
      add(.evidence(item))
    }
  }

  /// Where whoever drafts may not sign (四眼), everybody who wrote on the draft is kept as its reporter.
  mutating func noteDrafter() {
    guard let person = context.actor.person, !matter.reporters.contains(person),
      context.ledger.acts[.sign]?.denies.contains(.reporter) == true
    else { return }
    add(.reporter(person))
  }

  mutating func amend() throws(Refusal) {
    noteDrafter()
    if let title = context.details.title {
      guard context.isSaid(title) else { throw .missing(.detail("事项名称")) }
      add(.title(title))
    }
    try setFields(context.details.fields ?? [:])
    try requireFields()
    let lead = matter.leadUnit
    if let roles = context.details.units { add(.units(try context.expanded(roles))) }
    if let due = context.details.due, due != matter.due { add(.due(due)) }
    for source in context.details.sources ?? [] {
      add(.source(source))
    }
    try setAnswerable(insteadOf: lead)
    voidSignatures()
  }

  /// Sets fields in the order of their ids, so that the same command gives the same bytes.
  mutating func setFields(_ values: [String: FieldValue]) throws(Refusal) {
    for id in values.keys.sorted() {
      guard let field = context.ledger.field(id) else {
        throw .invalid(id, why: "“\(context.ledger.name)”台账没有这个字段")
      }
      guard let value = values[id] else { continue }
      if let why = field.fault(of: value) { throw .invalid(field.name, why: why) }
      add(.field(id, value))
    }
  }

  private func requireFields() throws(Refusal) {
    if let field = context.ledger.fields.first(where: {
      $0.isRequired && matter.fields[$0.id] == nil
    }) {
      throw .missing(.field(field.name))
    }
  }
}

extension Context {
  /// Collective names replaced by their members, each unit once in its first role.
  func expanded(_ roles: [UnitRole]) throws(Refusal) -> [UnitRole] {
    let members = self.members(of: roles)
    try checkUnits(members)
    return members
  }

  func members(of roles: [UnitRole]) -> [UnitRole] {
    var seen: Set<UnitID> = []
    return roles.flatMap { role in
      directory.expanding(role.unit).map { UnitRole($0, role.role) }
    }.filter { seen.insert($0.unit).inserted }
  }

  func checkUnits(_ roles: [UnitRole]) throws(Refusal) {
    try checkUnits(roles.map(\.unit))
  }

  func checkUnits(_ units: [UnitID]) throws(Refusal) {
    for unit in units where directory.units[unit] == nil {
      throw .invalid("单位", why: "没有\(unit)号单位")
    }
    for unit in units {
      guard let unit = directory.units[unit], let day = unit.endedOn else { continue }
      throw .invalid("单位", why: "“\(unit.name)”已于 \(day) 撤销，请改为承接其职责的单位")
    }
  }
}
