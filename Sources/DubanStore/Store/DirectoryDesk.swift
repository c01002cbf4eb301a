internal import Duban

/// Carries out changes of the directory within one transaction.
struct DirectoryDesk {
  let store: Store
  let session: any SQLSession
  let directory: Directory
  let people: [Person]

  func make(_ change: DirectoryChange) throws -> DirectoryChange.Outcome {
    switch change {
    case .registerUnit(let facts):
      let last = directory.units.keys.max()?.rawValue ?? 0
      return try keep(facts, as: UnitID(last + 1), .unitRegistered)
    case .changeUnit(let id, let facts):
      _ = try current(id)
      return try keep(facts, as: id, .unitChanged)
    case .endUnit(let id, let day): return try end(id, day)
    case .registerPost(let facts, let unit):
      let last = directory.posts.keys.max()?.rawValue ?? 0
      return try keep(facts, as: PostID(last + 1), in: unit, .postRegistered)
    case .changePost(let id, let facts):
      guard let post = directory.posts[id] else { throw DirectoryRefusal.unknown("岗位") }
      return try keep(facts, as: id, in: post.unit, .postChanged)
    case .registerPerson(let name):
      let person = try register(name)
      return .init(id: person.id.rawValue, event: .personRegistered, detail: person.name)
    case .renamePerson(let id, let name): return try rename(id, name)
    case .appoint(let person, let post, let from, let beside):
      return try appoint(person, post, from, beside: beside)
    case .leave(let person, let post, let day): return try leave(person, post, day)
    }
  }

  private static func fit(_ text: String, _ what: String, _ length: Int) throws -> String {
    let text = text.trimmed
    let isLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard 1...length ~= text.count, isLine else {
      throw DirectoryRefusal.unfit(what, lengthMax: length)
    }
    return text
  }

  private func current(_ id: UnitID) throws -> Unit {
    guard let unit = directory.units[id] else { throw DirectoryRefusal.unknown("单位") }
    guard unit.endedOn == nil else { throw DirectoryRefusal.ended(unit.name) }
    return unit
  }

  // MARK: Units

  private func keep(
    _ facts: DirectoryChange.UnitFacts, as id: UnitID, _ event: AuditEvent
  ) throws -> DirectoryChange.Outcome {
    let name = try Self.fit(facts.name, "单位名称", 40)
    if let other = directory.unit(named: name), other != id,
      directory.units[other]?.endedOn == nil
    {
      throw DirectoryRefusal.unitTaken(name, other)
    }
    if let before = directory.units[id], (before.kind == .group) != (facts.kind == .group) {
      throw DirectoryRefusal.kindStays
    }
    if let parent = facts.parent {
      guard !directory.isUnit(try current(parent).id, in: id) else {
        throw DirectoryRefusal.circle
      }
    }
    let isGroup = facts.kind == .group
    guard isGroup || facts.members.isEmpty else { throw DirectoryRefusal.membersOfGroups }
    guard !isGroup || !facts.members.isEmpty else { throw DirectoryRefusal.membersWanted }
    for member in try facts.members.map(current) where member.kind == .group {
      throw DirectoryRefusal.membersUnfit(member.name)
    }
    try store.write(
      Unit(id: id, name: name, kind: facts.kind, parent: facts.parent, members: facts.members),
      session)
    return .init(id: id.rawValue, event: event, detail: "\(name)（\(facts.kind.word)）")
  }

  private func end(_ id: UnitID, _ day: Day) throws -> DirectoryChange.Outcome {
    var unit = try current(id)
    let why = try obstacles(to: unit, day)
    guard why.isEmpty else { throw DirectoryRefusal.needed(unit.name, why) }
    for var group in directory.units.values where group.members.contains(id) {
      group.members.removeAll { $0 == id }
      try store.write(group, session)
    }
    unit.endedOn = day
    try store.write(unit, session)
    return .init(id: id.rawValue, event: .unitEnded, detail: "\(unit.name) \(day)")
  }

  /// Whatever would be left without an owner.
  private func obstacles(to unit: Unit, _ day: Day) throws -> [String] {
    let row = try session.first(
      """
      SELECT COUNT(DISTINCT m.id) FROM matter AS m
      JOIN matter_unit AS u ON u.division = m.division AND u.matter = m.id
      WHERE m.division = ?1 AND u.unit = ?2
        AND (m.is_open = 1 OR m.standing = '\(Standing.concluded.rawValue)')
      """, [.text(store.division), .integer(unit.id.rawValue)])
    let matters = row?.int(0) ?? 0
    let posts = directory.currentPosts.filter { post in
      post.unit == unit.id
        && directory.holdings.contains { $0.post == post.id && $0.to.map { day < $0 } ?? true }
    }
    let below = directory.currentUnits.filter { $0.parent == unit.id }
    let groups = directory.currentUnits.filter { $0.members == [unit.id] }
    var why: [String] = []
    if matters > 0 { why.append("有 \(matters) 件在办事项，请先变更单位或办结") }
    if !posts.isEmpty {
      why.append("\(posts.map(\.name).joined(separator: "、"))还有人任职，请先免职")
    }
    if !below.isEmpty {
      why.append("\(below.map(\.name).joined(separator: "、"))归它管理，请先改上级单位")
    }
    if !groups.isEmpty {
      why.append("“\(groups.map(\.name).joined(separator: "、"))”只有它一个成员，请先改成员单位")
    }
    return why
  }

  // MARK: Posts and people

  private func keep(
    _ facts: DirectoryChange.PostFacts, as id: PostID, in unit: UnitID, _ event: AuditEvent
  ) throws -> DirectoryChange.Outcome {
    let unit = try current(unit)
    guard unit.kind != .group else { throw DirectoryRefusal.postsOfGroups }
    let name = try Self.fit(facts.name, "岗位名称", 20)
    let before = directory.posts[id].map { "，原为\($0.name)（\($0.function.word)）" } ?? ""
    let telephone = try facts.telephone.map { try Self.fit($0, "办公电话", 30) }
    try store.write(
      Post(id: id, unit: unit.id, function: facts.function, name: name, telephone: telephone),
      session)
    return .init(
      id: id.rawValue, event: event,
      detail: "\(unit.name)\(name)（\(facts.function.word)）\(before)")
  }

  private func register(_ name: String) throws -> Person {
    let name = try Self.fit(name, "姓名", 20)
    guard !people.contains(where: { $0.name == name }) else {
      throw DirectoryRefusal.personTaken(name)
    }
    let person = Person(id: PersonID((people.map(\.id).max()?.rawValue ?? 0) + 1), name: name)
    try store.write(person, session)
    return person
  }

  private func rename(_ id: PersonID, _ text: String) throws -> DirectoryChange.Outcome {
    let before = try person(id)
    let name = try Self.fit(text, "姓名", 20)
    guard !people.contains(where: { $0.name == name && $0.id != id }) else {
      throw DirectoryRefusal.personTaken(name)
    }
    try store.write(Person(id: id, name: name), session)
    return .init(id: id.rawValue, event: .personRenamed, detail: "\(before.name) 改为 \(name)")
  }

  private func person(_ id: PersonID) throws -> Person {
    guard let person = people.first(where: { $0.id == id }) else {
      throw DirectoryRefusal.unknown("人员")
    }
    return person
  }

  private func appoint(
    _ appointee: DirectoryChange.Appointee, _ id: PostID, _ from: Day, beside: Bool
  ) throws -> DirectoryChange.Outcome {
    guard let post = directory.posts[id] else { throw DirectoryRefusal.unknown("岗位") }
    let unit = try current(post.unit)
    let person: Person
    switch appointee {
    case .known(let id): person = try self.person(id)
    case .new(let name): person = try register(name)
    }
    if directory.holds(person.id, post: id, on: from) {
      throw DirectoryRefusal.holdsAlready(person.name, from)
    }
    if let later = directory.holdings.first(where: { $0.post == id && $0.from >= from }), !beside {
      throw DirectoryRefusal.takenLater(try self.person(later.person).name, later.from)
    }
    try store.write(Holding(post: id, person: person.id, from: from), succeeds: !beside, session)
    return .init(
      id: person.id.rawValue, event: .postHandedOver,
      detail: "\(unit.name)\(post.name) \(person.name) \(from)")
  }

  private func leave(
    _ id: PersonID, _ post: PostID, _ last: Day
  ) throws -> DirectoryChange.Outcome {
    let person = try person(id)
    let title = directory.posts[post].map { post in
      (directory.units[post.unit]?.name ?? "") + post.name
    }
    guard let title else { throw DirectoryRefusal.unknown("岗位") }
    guard
      let holding = directory.holdings.last(where: {
        $0.person == id && $0.post == post && $0.covers(last)
      }), try store.end(holding, on: last, session)
    else { throw DirectoryRefusal.notInPost(person.name, last, title) }
    return .init(
      id: id.rawValue, event: .postLeft, detail: "\(title) \(person.name) \(last)")
  }
}
