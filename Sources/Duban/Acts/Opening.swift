/// The first entry of a new matter (立项).
func opening(in context: Context) throws(Refusal) -> [MatterID: [Entry]] {
  guard let fresh = context.surroundings.fresh.first else {
    preconditionFailure("the store hands in a fresh number with every opening")
  }
  let title = try context.need(context.details.title, "事项名称")
  let rule = try context.rule()
  var deed = Deed(opening: fresh, titled: title, in: context)
  let permission = context.permission(on: deed.matter)
  guard permission.isInPost else { throw .notInPost }
  guard rule.who.contains(where: permission.matches) else {
    throw .notAllowed(.open, allowed: rule.who)
  }
  guard context.isSaid(title) else { throw .missing(.detail("事项名称")) }
  try context.checkNeeds(rule)
  try deed.fillOpening()
  deed.happened(.opened)
  deed.runClocks()
  return [fresh.id: [deed.entry()]]
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
    if let roles = context.details.units { add(.units(context.expanded(roles))) }
  }

  mutating func fillOpening() throws(Refusal) {
    for source in context.details.sources ?? [] {
      add(.source(source))
    }
    try setFields(context.details.fields ?? [:])
    try requireFields()
    if let due = context.details.due { add(.due(due)) }
    setAnswerable()
    try linkToParent()
    attachEvidence()
    if let first = context.ledger.standings.first { stand(first.standing) }
  }

  private mutating func linkToParent() throws(Refusal) {
    guard let other = context.details.other else { return }
    guard context.surroundings.linked[other] != nil else { throw .unknownMatter }
    add(.linked(Link(context.details.link ?? .parent, other)))
  }

  /// The leader and coordinator named, else those of the lead unit's portfolio on the day.
  mutating func setAnswerable() {
    let portfolio = matter.leadUnit.flatMap {
      context.directory.portfolio(of: $0, on: context.today)
    }
    let leader = context.details.leader ?? portfolio?.leader
    let coordinator = context.details.coordinator ?? portfolio?.coordinator
    if leader != matter.leader || coordinator != matter.coordinator {
      add(.answerable(leader: leader, coordinator: coordinator))
    }
  }

  mutating func attachEvidence() {
    for item in context.command.evidence {
      add(.evidence(item))
    }
  }

  mutating func amend() throws(Refusal) {
    if let title = context.details.title { add(.title(title)) }
    try setFields(context.details.fields ?? [:])
    try requireFields()
    if let roles = context.details.units { add(.units(context.expanded(roles))) }
    if let due = context.details.due, due != matter.due { add(.due(due)) }
    for source in context.details.sources ?? [] {
      add(.source(source))
    }
    setAnswerable()
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
  func expanded(_ roles: [UnitRole]) -> [UnitRole] {
    var seen: Set<UnitID> = []
    return roles.flatMap { role in
      directory.expanding(role.unit).map { UnitRole($0, role.role) }
    }.filter { seen.insert($0.unit).inserted }
  }
}
