/// A matter is stored a million times: short keys, and nothing written that is empty.
extension Matter: Codable {
  enum CodingKeys: String, CodingKey {
    case id = "i", ledger = "l", definition = "d", version = "v", openedAt = "o", changedAt = "c"
    case number = "n", documentNumber = "dn", title = "t", fields = "f", sources = "so"
    case units = "u", leader = "le", coordinator = "co", links = "li", standing = "s", stage = "g"
    case due = "du", original = "og", clocks = "k", plan = "p", progress = "pr", float = "fl"
    case reportedAt = "ra", requests = "r", granted = "gr", daysExtended = "dx", evidence = "e"
    case recordings = "rc", waiting = "w", override = "ov", period = "pd", reporters = "rp"
    case verification = "ve", closing = "cl", batch = "b", returns = "nr", relapses = "nx"
    case urges = "nu", climbs = "nc", year = "y", lockedYears = "ly", issuedAt = "is"
    case lastActor = "la", lastAct = "lt", suspension = "su", resumedAt = "rz"
    case circle = "ci", published = "pb"
  }

  public init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: CodingKeys.self)
    func list<Item: Decodable>(_ key: CodingKeys, of type: Item.Type = Item.self) throws -> [Item] {
      try row.decodeIfPresent([Item].self, forKey: key) ?? []
    }
    func number(_ key: CodingKeys) throws -> Int {
      try row.decodeIfPresent(Int.self, forKey: key) ?? 0
    }
    let opening = Opening(
      ledger: try row.decode(String.self, forKey: .ledger),
      definition: try row.decode(Int.self, forKey: .definition),
      number: try row.decode(String.self, forKey: .number),
      title: try row.decode(String.self, forKey: .title),
      year: try row.decode(Int.self, forKey: .year))
    self.init(
      id: try row.decode(MatterID.self, forKey: .id), opening: opening,
      openedAt: try row.decode(Instant.self, forKey: .openedAt),
      by: try row.decode(Actor.self, forKey: .lastActor))
    version = try row.decode(Int.self, forKey: .version)
    changedAt = try row.decode(Instant.self, forKey: .changedAt)
    documentNumber = try row.decodeIfPresent(String.self, forKey: .documentNumber)
    fields = try row.decodeIfPresent([String: FieldValue].self, forKey: .fields) ?? [:]
    sources = try list(.sources)
    units = try list(.units)
    leader = try row.decodeIfPresent(PostID.self, forKey: .leader)
    coordinator = try row.decodeIfPresent(PostID.self, forKey: .coordinator)
    links = try list(.links)
    standing = try row.decode(Standing.self, forKey: .standing)
    suspension = try row.decodeIfPresent(Suspension.self, forKey: .suspension)
    resumedAt = try row.decodeIfPresent(Instant.self, forKey: .resumedAt)
    stage = try row.decodeIfPresent(String.self, forKey: .stage)
    due = try row.decodeIfPresent(Day.self, forKey: .due)
    original = try row.decodeIfPresent(Original.self, forKey: .original)
    clocks = try list(.clocks)
    plan = try row.decodeIfPresent(Plan.self, forKey: .plan)
    progress = try row.decodeIfPresent(Progress.self, forKey: .progress)
    float = try row.decodeIfPresent(ScheduleFloat.self, forKey: .float)
    reportedAt = try row.decodeIfPresent(Instant.self, forKey: .reportedAt)
    requests = try list(.requests)
    granted = try Self.granted(in: row)
    daysExtended = try number(.daysExtended)
    evidence = try list(.evidence)
    recordings = try list(.recordings)
    waiting = try list(.waiting)
    override = try row.decodeIfPresent(LightOverride.self, forKey: .override)
    period = try row.decodeIfPresent(PeriodState.self, forKey: .period)
    published = try row.decodeIfPresent(PeriodState.self, forKey: .published)
    reporters = try list(.reporters)
    verification = try row.decodeIfPresent(Verification.self, forKey: .verification)
    closing = try row.decodeIfPresent(Closing.self, forKey: .closing)
    batch = try row.decodeIfPresent(Batch.self, forKey: .batch)
    returns = try number(.returns)
    relapses = try number(.relapses)
    urges = try number(.urges)
    climbs = try number(.climbs)
    lockedYears = try list(.lockedYears)
    issuedAt = try row.decodeIfPresent(Instant.self, forKey: .issuedAt)
    circle = try row.decodeIfPresent(Circle.self, forKey: .circle)
    lastAct = try row.decode(Act.self, forKey: .lastAct)
  }

  private static func granted(
    in row: KeyedDecodingContainer<CodingKeys>
  ) throws -> [RequestKind: Int] {
    let counts = try row.decodeIfPresent([String: Int].self, forKey: .granted) ?? [:]
    return Dictionary(
      uniqueKeysWithValues: counts.compactMap { key, count in
        RequestKind(rawValue: key).map { ($0, count) }
      })
  }

  public func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(id, forKey: .id)
    try row.encode(ledger, forKey: .ledger)
    try row.encode(definition, forKey: .definition)
    try row.encode(version, forKey: .version)
    try row.encode(openedAt, forKey: .openedAt)
    try row.encode(changedAt, forKey: .changedAt)
    try row.encode(number, forKey: .number)
    try row.encodeIfPresent(documentNumber, forKey: .documentNumber)
    try row.encode(title, forKey: .title)
    if !fields.isEmpty { try row.encode(fields, forKey: .fields) }
    try row.encodeList(sources, forKey: .sources)
    try row.encodeList(units, forKey: .units)
    try row.encodeIfPresent(leader, forKey: .leader)
    try row.encodeIfPresent(coordinator, forKey: .coordinator)
    try row.encodeList(links, forKey: .links)
    try row.encode(standing, forKey: .standing)
    try row.encodeIfPresent(suspension, forKey: .suspension)
    try row.encodeIfPresent(resumedAt, forKey: .resumedAt)
    try row.encodeIfPresent(stage, forKey: .stage)
    try row.encodeIfPresent(due, forKey: .due)
    try row.encodeIfPresent(original, forKey: .original)
    try row.encodeList(clocks, forKey: .clocks)
    try row.encodeIfPresent(plan, forKey: .plan)
    try row.encodeIfPresent(progress, forKey: .progress)
    try row.encodeIfPresent(float, forKey: .float)
    try encodeWork(into: &row)
    try encodeEnd(into: &row)
  }

  private func encodeWork(into row: inout KeyedEncodingContainer<CodingKeys>) throws {
    try row.encodeIfPresent(reportedAt, forKey: .reportedAt)
    try row.encodeList(requests, forKey: .requests)
    if !granted.isEmpty {
      let counts = granted.map { ($0.key.rawValue, $0.value) }
      try row.encode(Dictionary(uniqueKeysWithValues: counts), forKey: .granted)
    }
    try row.encodeCount(daysExtended, forKey: .daysExtended)
    try row.encodeList(evidence, forKey: .evidence)
    try row.encodeList(recordings, forKey: .recordings)
    try row.encodeList(waiting, forKey: .waiting)
    try row.encodeIfPresent(override, forKey: .override)
    try row.encodeIfPresent(period, forKey: .period)
    try row.encodeIfPresent(published, forKey: .published)
    try row.encodeList(reporters, forKey: .reporters)
  }

  private func encodeEnd(into row: inout KeyedEncodingContainer<CodingKeys>) throws {
    try row.encodeIfPresent(verification, forKey: .verification)
    try row.encodeIfPresent(closing, forKey: .closing)
    try row.encodeIfPresent(batch, forKey: .batch)
    try row.encodeCount(returns, forKey: .returns)
    try row.encodeCount(relapses, forKey: .relapses)
    try row.encodeCount(urges, forKey: .urges)
    try row.encodeCount(climbs, forKey: .climbs)
    try row.encode(year, forKey: .year)
    try row.encodeList(lockedYears, forKey: .lockedYears)
    try row.encodeIfPresent(issuedAt, forKey: .issuedAt)
    try row.encodeIfPresent(circle, forKey: .circle)
    try row.encode(lastActor, forKey: .lastActor)
    try row.encode(lastAct, forKey: .lastAct)
  }
}

extension KeyedEncodingContainer {
  mutating func encodeList(_ list: [some Encodable], forKey key: Key) throws {
    if !list.isEmpty { try encode(list, forKey: key) }
  }

  mutating func encodeCount(_ count: Int, forKey key: Key) throws {
    if count != 0 { try encode(count, forKey: key) }
  }
}
