public import Duban

/// What somebody might do next on some matter (随机指令): sensible mostly, foolish sometimes, the same
/// for the same seed.
public struct Chance {
  public var dice: Seeded
  public let ledgers: [String: Ledger]
  private let directory = Cast.directory
  private let ids: String
  private var count = 0
  /// Whether personal values go through a store, which alone makes ids of them.
  private let isStored: Bool

  public init(seed: UInt64, ledgers: [Ledger], isStored: Bool = false) {
    self.isStored = isStored
    dice = Seeded(seed)
    ids = "chance-\(seed)"
    self.ledgers = Dictionary(ledgers.map { ($0.id, $0) }) { _, last in last }
  }

  /// A command with its actor, on one of these matters or opening another.
  public mutating func next(
    among matters: [Matter], at instant: Instant
  ) -> (command: Command, actor: Actor) {
    count += 1
    let id = "\(ids)-\(count)"
    guard let matter = pick(from: matters) else { return opening(id, matters, at: instant) }
    let act = act(on: matter)
    var command = Command(id: id, act: act, matter: matter.id)
    if dice.once(in: 4) { command.known = matter.version }
    if dice.once(in: 40) { command.known = dice.number(-1...matter.version + 2) }
    command.reason = dice.once(in: 12) ? nil : dice.one(of: ["情况有变", "进度滞后", "  "])
    command.text = dice.once(in: 12) ? nil : dice.one(of: ["已完成三条道路", "设备进场", ""])
    command.evidence = evidence(of: ledgers[matter.ledger], for: act)
    command.details = details(matter, matters, act, at: instant)
    return (command, actor(for: act, on: matter, command.details.request, at: instant))
  }

  /// Mostly one of the last dozen, so that some matters come to their end.
  private mutating func pick(from matters: [Matter]) -> Matter? {
    guard !matters.isEmpty, !dice.once(in: 40) else { return nil }
    return dice.once(in: 5) ? dice.one(of: matters) : dice.one(of: Array(matters.suffix(4)))
  }

  private mutating func opening(
    _ id: String, _ matters: [Matter], at instant: Instant
  ) -> (Command, Actor) {
    var command = Command(id: id, act: .open)
    command.details.ledger = dice.one(of: ledgers.keys.sorted())
    command.details.title = dice.once(in: 30) ? " " : "改造\(dice.number(1...99))条街巷"
    let ledger = command.details.ledger.flatMap { ledgers[$0] }
    command.details.fields = fields(of: ledger)
    command.text = "来信反映"
    command.evidence = evidence(of: ledger, for: .open)
    command.details.units = roles()
    command.details.due = dice.once(in: 10) ? nil : instant.day.advanced(by: dice.number(20...300))
    if dice.once(in: 8), !matters.isEmpty {
      command.details.other = dice.one(of: matters).id
      command.details.link = dice.one(of: Link.Kind.allCases)
    }
    let who = ledger?.acts[.open]?.who.first ?? Who(.office)
    let opener = Cast.actors(of: unitsOf(who.party, nil).first ?? Cast.office, on: instant.day)
      .first { actor in
        who.function == nil || actor.post.flatMap { directory.posts[$0]?.function } == who.function
      }
    return (command, dice.once(in: 20) ? anybody(at: instant) : opener ?? Cast.inspector)
  }

  private mutating func act(on matter: Matter) -> Act {
    if dice.once(in: 6) { return dice.one(of: Act.allCases.filter { $0 != .open }) }
    // What is being checked is signed later.
    let isChecked = [.closingRequested, .verifying].contains(matter.standing)
    if isChecked, !dice.once(in: 4) { return dice.one(of: onward(from: matter.standing)) }
    if !matter.requests.isEmpty, !dice.once(in: 3) {
      return dice.one(of: [.sign, .sign, .sign, .sign, .refuse, .withdraw])
    }
    if dice.once(in: 2) { return dice.one(of: onward(from: matter.standing)) }
    let own = (ledgers[matter.ledger]?.acts ?? [:]).values.filter {
      $0.from.contains(matter.standing)
    }.map(\.act).sorted { $0.rawValue < $1.rawValue }
    let standard = ActRule.standard.values.filter {
      $0.from.isEmpty || $0.from.contains(matter.standing)
    }.map(\.act).sorted { $0.rawValue < $1.rawValue }
    let wanted = own.isEmpty || dice.once(in: 3) ? standard : own
    // What ends a matter early comes seldom, or none would be seen through.
    let act = dice.one(of: wanted)
    let ending: [Act] = [.terminate, .merge, .cancel, .transfer, .dispute, .lock]
    return ending.contains(act) && !dice.once(in: 5) ? .remark : act
  }
}

extension Chance {
  /// What leads towards the end.
  private func onward(from standing: Standing) -> [Act] {
    switch standing {
    case .drafted, .consulting: [.submit, .assign]
    case .approving: [.issue]
    case .issued: [.accept]
    case .accepted, .planned: [.plan, .report]
    case .underway: [.report, .requestClosing]
    case .closingRequested, .verifying: [.verify, .inspect]
    case .concluded: [.draw, .verify, .signBatch]
    case .closed: [.archive, .relapse]
    case .suspended: [.resume]
    default: [.remark]
    }
  }

  private mutating func actor(
    for act: Act, on matter: Matter, _ request: Int?, at instant: Instant
  ) -> Actor {
    if dice.once(in: 8) { return anybody(at: instant) }
    if act == .undo, !dice.once(in: 4) { return matter.lastActor }
    var who = (ledgers[matter.ledger]?.acts[act] ?? ActRule.standard[act])?.who ?? []
    if let step = request.flatMap({ matter.request($0) })?.steps.first, who.isEmpty {
      who = act == .withdraw ? [] : [step]
      if act == .withdraw, let filed = matter.requests.first(where: { $0.number == request }) {
        return filed.filedBy
      }
    }
    guard !who.isEmpty else { return anybody(at: instant) }
    return somebody(who: dice.one(of: who), matter, at: instant) ?? anybody(at: instant)
  }

  private mutating func somebody(
    who: Who, _ matter: Matter, at instant: Instant
  ) -> Actor? {
    if who.party == .system { return .system }
    let fit = unitsOf(who.party, matter).flatMap { Cast.actors(of: $0, on: instant.day) }
      .filter { actor in
        let function = actor.post.flatMap { directory.posts[$0]?.function }
        return (who.function ?? function) == function && isPost(actor.post, who.party, matter)
      }
    return fit.isEmpty ? nil : dice.one(of: fit)
  }

  private func isPost(_ post: PostID?, _ party: Party, _ matter: Matter) -> Bool {
    switch party {
    case .leader: post == matter.leader
    case .coordinator: post == matter.coordinator
    case .head, .council: post.flatMap { directory.posts[$0]?.function } == .head
    default: true
    }
  }

  private func unitsOf(_ party: Party, _ matter: Matter?) -> [UnitID] {
    switch party {
    case .lead: matter?.units(.lead) ?? []
    case .support: matter?.units(.support) ?? []
    case .executing, .reporter: matter?.executingUnits ?? []
    case .assess: matter?.units(.assess) ?? []
    case .asked: matter?.waiting.compactMap(\.unit) ?? []
    case .office, .coordinator, .other: [Cast.office]
    case .leader, .head, .council: [Cast.government]
    case .higher: [Cast.city]
    case .system: []
    }
  }

  private mutating func anybody(at instant: Instant) -> Actor {
    if dice.once(in: 10) { return .system }
    if dice.once(in: 20) {
      return Actor(person: Cast.mover, post: Cast.housingClerk, unit: Cast.housing)
    }
    return dice.one(
      of: Cast.actors(of: dice.one(of: Cast.units).id, on: instant.day) + [
        Cast.actor(Cast.housing, .liaison, on: instant.day)
      ])
  }
}

extension Chance {
  private mutating func details(
    _ matter: Matter, _ matters: [Matter], _ act: Act, at instant: Instant
  ) -> Details {
    var details = Details()
    let day = instant.day
    details.request = request(of: matter, act)
    details.passed = dice.once(in: 30) ? nil : !dice.once(in: 6)
    details.documentNumber = dice.once(in: 10) ? nil : "湖政督〔2021〕\(dice.number(1...200))号"
    details.due = due(of: matter, day, act)
    details.plan = plan(day)
    details.progress = progress(day)
    details.milestone = dice.once(in: 3) ? dice.number(1...4) : nil
    details.stage = dice.one(
      of: (ledgers[matter.ledger]?.stages.map(\.id) ?? []) + ["nowhere"])
    details.unit = dice.one(of: Cast.doers + [UnitID(99)])
    details.wanted = dice.once(in: 3) ? day.advanced(by: dice.number(-2...20)) : nil
    details.light = dice.one(of: Light.allCases)
    details.expires = instant.advanced(by: Int64(dice.number(-10...900)) * 3_600)
    details.other = dice.one(of: matters).id
    details.link = dice.one(of: Link.Kind.allCases)
    details.batch = Int64(dice.number(1...2))
    details.parts = dice.once(in: 4) ? ["只有一项"] : ["东段", "西段"]
    details.channel = dice.once(in: 8) ? nil : "来文"
    details.period = ReportingRule(rhythm: .monthly, opens: 1, due: 1, checkWorkdays: 0)
      .key(on: day.advanced(by: -dice.number(0...40)))
    details.field = dice.one(of: ["phone", "target", "无此字段"])
    if act == .lock, dice.once(in: 12) { details.year = day.year }
    if [.amend, .adjust].contains(act) { details.fields = fields(of: ledgers[matter.ledger]) }
    if [.amend, .transfer, .issue, .assign].contains(act), dice.once(in: 2) {
      details.units = roles()
    }
    let isSigned = [.issue, .assign].contains(act) && matter.granted[.issue] != nil
    if isSigned, !dice.once(in: 6) { (details.due, details.units) = (nil, nil) }
    if act == .amend { details.title = "改造街巷" }
    if act == .addSource { details.sources = [Source(kind: "领导批示", title: "批示")] }
    return details
  }

  private mutating func request(of matter: Matter, _ act: Act) -> Int? {
    if dice.once(in: 15) { return dice.number(0...matter.version + 1) }
    switch act {
    case .answer: return matter.waiting.isEmpty ? nil : dice.one(of: matter.waiting).request
    case .correct: return matter.recordings.last?.entry
    default: return matter.requests.isEmpty ? nil : dice.one(of: matter.requests).number
    }
  }

  private mutating func due(of matter: Matter, _ day: Day, _ act: Act) -> Day {
    if act == .carryOver, !dice.once(in: 4) {
      return Day(year: matter.year + 1, month: 6, day: 30) ?? day
    }
    return (matter.due ?? day).advanced(by: dice.number(-20...60))
  }

  private mutating func plan(_ day: Day) -> Plan {
    let to = day.advanced(by: dice.number(-1...150))
    let first = day.advanced(by: 10)
    let milestones = [
      Milestone(id: 1, name: "开工", day: first, expected: 2_000),
      Milestone(id: 2, name: "主体完工", day: first.advanced(by: 20), expected: 7_000, weight: 3),
    ]
    return Plan(from: day, to: to, milestones: dice.once(in: 2) ? milestones : [])
  }

  private mutating func progress(_ day: Day) -> Progress? {
    let total = dice.once(in: 8) ? Int64(dice.number(1...20)) : 12
    let measure: Progress.Measure =
      switch dice.number(1...6) {
      case 1...4: .counted(done: Int64(dice.number(0...20)), total: total, unit: "条")
      case 5: .money(paid: Int64(dice.number(0...900)), total: 1_000)
      default: .selfReported(dice.number(0...10_000))
      }
    return dice.once(in: 6) ? nil : try? Progress(measure, asOf: day)
  }

  private mutating func fields(of ledger: Ledger?) -> [String: FieldValue] {
    var fields: [String: FieldValue] = [:]
    for field in ledger?.fields ?? [] where field.isRequired || dice.once(in: 3) {
      fields[field.id] = value(of: field)
    }
    if dice.once(in: 40) { fields["nothing"] = .text("无此字段") }
    if dice.once(in: 40), let id = fields.keys.min() { fields[id] = .unit(Cast.water) }
    return fields
  }

  private mutating func value(of field: FieldDefinition) -> FieldValue? {
    let number = Int64(dice.number(0...30))
    switch field.kind {
    case .text, .place: return .text("改造\(number)条")
    case .number: return .number(number * 10)
    case .money: return .money(number * 100)
    case .count: return .number((number - 1) * 1_000)
    case .date: return .day(Day(number: 18_700 + Int32(number) * 10))
    case .unit: return .unit(dice.one(of: Cast.doers))
    case .person: return .person(Cast.mover)
    case .choice: return .text(dice.one(of: field.choices))
    case .file: return Self.hash(Int(number)).map { .file($0) }
    default: return isStored ? .text("某人\(number)") : .personal("0a\(number)")
    }
  }

  private mutating func roles() -> [UnitRole] {
    var roles = [UnitRole(dice.one(of: Cast.doers), .lead)]
    if dice.once(in: 5) { roles.append(UnitRole(dice.one(of: Cast.doers), .lead)) }
    if dice.once(in: 2) {
      roles.append(UnitRole(dice.one(of: Cast.doers + [Cast.streets]), .support))
    }
    if dice.once(in: 4) { roles.append(UnitRole(Cast.statistics, .assess)) }
    if dice.once(in: 50) { roles.append(UnitRole(UnitID(99), .support)) }
    return roles
  }

  private mutating func evidence(of ledger: Ledger?, for act: Act) -> [Evidence] {
    let isAsked = [.open, .requestClosing, .advance, .inspect].contains(act) && !dice.once(in: 6)
    guard isAsked || dice.once(in: 2), let ledger else { return [] }
    let asked = act == .inspect ? ledger.closing.preliminary : ledger.closing.evidence
    let needs = asked.flatMap { Array(repeating: $0.kind, count: $0.count) }
    return (needs + ledger.stages.flatMap(\.evidence) + ["照片"]).enumerated().compactMap {
      place, kind in
      Self.hash(place).map { Evidence(hash: $0, kind: kind) }
    }
  }

  /// Ten files, told apart by a digit.
  public static func hash(_ digit: Int) -> EvidenceHash? {
    EvidenceHash(rawValue: String(repeating: String(digit % 10), count: 64))
  }
}
