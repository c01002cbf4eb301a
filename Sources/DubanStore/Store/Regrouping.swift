public import Duban

extension Store {
  /// Open matters that portfolios would give another leader or coordinator, as the matters are now: by
  /// those of today, or of the day on which they begin.
  public func regrouping(
    _ portfolios: [Portfolio], at instant: Instant
  ) async throws -> [Matter] {
    let directory = try await directory().setting(portfolios)
    var found: [Matter] = []
    for (from, those) in Dictionary(grouping: portfolios, by: \.from).sorted(by: { $0.key < $1.key }
    ) {
      found += try await regrouped(
        Set(those.map(\.unit)), by: directory, on: max(from, instant.day), at: instant)
    }
    return found
  }

  /// 领导分工: sets portfolios from their days on. What begins today or began before gives the open
  /// matters over at once; what begins later, `tick` gives over on its day.
  ///
  /// - Returns: how many matters have been given over.
  public func set(_ portfolios: [Portfolio], at instant: Instant) async throws -> Int {
    let moved = try await moved(atOnceBy: portfolios, at: instant)
    try await change { try self.put(portfolios, $0) }
    return try await regroup(moved, at: instant)
  }

  fileprivate func moved(
    atOnceBy portfolios: [Portfolio], at instant: Instant
  ) async throws -> [Matter] {
    try await regrouping(portfolios.filter { $0.from <= instant.day }, at: instant)
  }

  fileprivate func put(_ portfolios: [Portfolio], _ session: any SQLSession) throws {
    for portfolio in portfolios { try put(portfolio, session) }
  }

  /// Gives over what portfolios that began, or ended, since the last tick change. Nothing is read but the
  /// day of that one, until a day begins.
  func regroupByDay(at instant: Instant) async throws -> Int {
    let (today, key) = (instant.day, "regrouped:\(division)")
    let done = try await engine.read { session in
      try session.first("SELECT value FROM meta WHERE key = ?1", [.text(key)])
        .flatMap { Day($0.text(0)) }
    }
    // What began before anything was noted was given over by hand.
    let last = done ?? today.advanced(by: -1)
    guard last < today else { return 0 }
    let directory = try await directory()
    let changed = directory.portfolios.filter { portfolio in
      last < portfolio.from && portfolio.from <= today
        || portfolio.to.map { last <= $0 && $0 < today } ?? false
    }
    let moved = try await regrouped(
      Set(changed.map(\.unit)), by: directory, on: today, at: instant)
    let count = try await regroup(moved, at: instant)
    try await engine.write { try Self.keep("\(today)", under: key, $0) }
    return count
  }

  private func regrouped(
    _ owners: Set<UnitID>, by directory: Directory, on day: Day, at instant: Instant
  ) async throws -> [Matter] {
    var found: [Matter] = []
    let units = owners.flatMap { owner in
      ([owner] + directory.below(owner)).filter { unit in
        // What has a portfolio of its own further down stays with it.
        directory.portfolio(of: unit, on: day)
          .map { $0.unit == owner || !directory.isUnit($0.unit, in: owner) } ?? false
      }
    }
    for unit in Set(units).sorted() {
      guard let portfolio = directory.portfolio(of: unit, on: day) else { continue }
      var query = ListQuery(order: .number, limit: 500)
      (query.unit, query.isOpen) = (unit, true)
      repeat {
        let page = try await list(query, at: instant)
        // Of several leads the first one's portfolio counts.
        found += page.matters.filter {
          $0.leadUnit == unit
            && ($0.leader != portfolio.leader || $0.coordinator != portfolio.coordinator)
        }
        query.after = page.next
      } while query.after != nil
    }
    return found
  }

  fileprivate func regroup(_ matters: [Matter], at instant: Instant) async throws -> Int {
    var count = 0
    for matter in matters {
      // Given over again on the same version of the matter, it is a repeat.
      let command = Command(
        id: "regroup:\(matter.id):\(matter.version):\(instant.day)", act: .regroup,
        matter: matter.id)
      do {
        _ = try await perform(command, by: .system, at: instant)
        count += 1
      } catch CommandFailure.refused {
        // Of a locked year, or ended meanwhile: who answered for it then stays.
      }
    }
    return count
  }
}

extension Accounts {
  /// Sets portfolios, and their line in the log with them; what begins later, `tick` gives over.
  ///
  /// - Parameters:
  ///   - detail: what they are, in words.
  ///   - by: `nil` for who sits at the server.
  /// - Returns: how many matters have been given over.
  public func set(
    _ portfolios: [Portfolio], detail: String, by: PersonID?, from address: String,
    at instant: Instant
  ) async throws -> Int {
    let moved = try await store.moved(atOnceBy: portfolios, at: instant)
    try await recording { session in
      try self.store.put(portfolios, session)
      try self.store.advanceEpoch(session)
      try self.note(
        .portfoliosSet, of: by, detail: "\(detail)；改归 \(moved.count) 件", from: address,
        at: instant, session)
    }
    return try await store.regroup(moved, at: instant)
  }
}
