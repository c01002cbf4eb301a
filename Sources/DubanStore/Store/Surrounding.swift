internal import Duban

extension Transaction {
  /// What the kernel needs to know beside the matter, read only as far as the act asks for it.
  func surroundings(
    of matter: Matter?, _ ledger: Ledger, _ reference: Reference
  ) throws -> Surroundings {
    var surroundings = Surroundings(ledger: ledger, directory: reference.directory)
    surroundings.linked = try linked(to: matter)
    surroundings.fresh = try fresh(for: ledger)
    surroundings.lockedYears = try lockedYears(of: ledger)
    guard let matter else { return surroundings }
    if let known = command.known, known != matter.version {
      // A version that is yet to come is as stale as an old one.
      surroundings.since =
        known > matter.version
        ? [] : try store.entries(of: matter.id, from: known + 1, session).map(\.act)
    }
    if command.act == .undo { surroundings.previous = try previous(of: matter) }
    if command.act == .migrate {
      surroundings.migration = try reference.ledger(
        matter.ledger, version: command.details.definition)
    }
    return surroundings
  }

  /// Only a year that is over is ever locked.
  private func lockedYears(of ledger: Ledger) throws -> Set<Int> {
    guard [.open, .carryOver].contains(command.act) else { return [] }
    let years = Set([command.details.year, command.details.due?.year].compactMap(\.self))
    return try years.filter { year in
      try year < at.day.year && store.yearLock(year, of: ledger.id, session) != nil
    }
  }

  private func linked(to matter: Matter?) throws -> [MatterID: Matter] {
    var ids = Set([command.details.other].compactMap { $0 })
    if [.requestClosing, .verify, .sign, .signBatch].contains(command.act) {
      ids.formUnion(matter?.links.filter { $0.kind == .child }.map(\.matter) ?? [])
    }
    // In the order of their keys, so that two commands lock them in the same order.
    let order = ids.sorted()
    let results = try session.pipeline(
      order.map { store.matterStatement($0, locking: session.dialect) })
    var linked: [MatterID: Matter] = [:]
    for (id, rows) in zip(order, results) {
      linked[id] = try rows.first.map { try store.matterRow($0).matter }
    }
    return linked
  }

  /// New numbers for an opening and for the parts of a split.
  private func fresh(for ledger: Ledger) throws -> [Surroundings.Fresh] {
    let count =
      switch command.act {
      case .open: 1
      case .split: command.details.parts?.count ?? 0
      default: 0
      }
    guard count > 0 else { return [] }
    let id = try store.take(count, of: "matter", session)
    let serial = try store.take(
      count, of: Store.series(of: ledger.id, command, at: at), session)
    return (0..<count).map {
      Surroundings.Fresh(id: MatterID(id + Int64($0)), serial: Int(serial) + $0)
    }
  }

  private func previous(of matter: Matter) throws -> Matter? {
    let history = try store.entries(of: matter.id, session)
    return Matter(id: matter.id, folding: history.dropLast())
  }
}
