internal import Duban
internal import DubanStore

extension Visit {
  func years(_ outcome: ReturnsOutcome? = nil, problem: String? = nil) async throws -> Reply {
    let asked = isPost ? form : query
    let year = asked.number("year").map { Int($0) } ?? at.day.year - 1
    guard 1_949...2_999 ~= year else { throw Stop.notFound }
    let open = try await store.openMatters(of: year)
    var page = YearsPage(
      year: year, books: [], undecided: [], locked: [], isOver: year < at.day.year,
      typed: .init(
        due: form["due"] ?? "", reason: form["reason"] ?? "",
        chosen: form.all("chosen").compactMap { Int64($0) }),
      outcome: outcome ?? told(), problem: problem)
    for ledger in try books.current {
      let lock = try await store.yearLock(year, of: ledger.id)
      page.books.append(
        .init(
          id: ledger.id, name: ledger.name, open: open[ledger.id] ?? 0,
          lockedAt: lock?.at.minuteWord, lockedBy: lock.map { register.name(of: $0.by) }))
      guard ledger.id == asked["ledger"] else { continue }
      page.book = page.books.last
      page.locked = lock.map { yearLines($0.figures) } ?? []
      try await fill(&page, ledger, lock)
    }
    if asked["ledger"] != nil, page.book == nil { throw Stop.notFound }
    return .page(page, status: problem == nil ? 200 : 422)
  }

  private var isPost: Bool { method == .post }

  private func fill(_ page: inout YearsPage, _ ledger: Ledger, _ lock: YearLock?) async throws {
    let telling = try telling()
    let matters = try await store.undecided(
      page.year, of: ledger.id, limit: YearsPage.most, at: at)
    for matter in matters {
      page.undecided.append(telling.line(matter, try await store.light(of: matter.id, at: at)))
    }
    guard !isPost, query["reckon"] != nil else { return }
    let figures = try await store.figures(of: page.year, of: ledger.id, asOf: lock?.at ?? at)
    page.reckoned = .init(
      lines: yearLines(figures), isSame: lock.map { $0.figures == figures })
  }

  private func yearLines(_ figures: YearFigures) -> [YearsPage.Line] {
    let lines = figures.lines.map { line in
      YearsPage.Line(line, named: line.unit.map(register.name(of:)) ?? "未定单位")
    }
    return lines.count > 1 ? lines + [YearsPage.Line(figures.total, named: "合计")] : lines
  }

  func changeYears() async throws -> Reply {
    guard let ledger = try books.current.first(where: { $0.id == form["ledger"] }),
      let year = form.number("year").map({ Int($0) })
    else { throw Stop.refused("请先选台账和年度。", code: "no-ledger") }
    if form["what"] == "lock" { return try await lock(year, of: ledger) }
    let act: Act = form["what"] == "end" ? .terminate : .carryOver
    let due = form["due"].flatMap { Day($0) }
    guard let reason = form["reason"] else { return try await years(problem: "请填写理由。") }
    if act == .carryOver, due == nil { return try await years(problem: "请填写结转后的时限。") }
    let chosen = chosen(atMost: YearsPage.most)
    guard !chosen.isEmpty else { return try await years(problem: "没有选中事项，请先勾选。") }
    var outcome = ReturnsOutcome(act: .table, word: act.word)
    for id in chosen {
      guard let matter = try? await seen(id) else { continue }
      var command = Command(
        id: "", act: act, matter: id, reason: reason,
        details: Details { if act == .carryOver { $0.due = due } })
      do {
        command.id = try commandID(of: command, on: matter)
        _ = try await store.perform(command, by: try actor, at: at)
        outcome.done += 1
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(matter: id.rawValue, name: matter.number, why: failure.sentence))
      }
    }
    return try await tell(outcome, on: .supervising(.years)) { try await years($0) }
  }

  private func lock(_ year: Int, of ledger: Ledger) async throws -> Reply {
    guard 1_949...2_999 ~= year else { throw Stop.notFound }
    do {
      let done = try await store.lock(year, of: ledger.id, by: try actor, at: at)
      // What was locked is locked for good, whatever was refused beside it.
      try await house.accounts.log(
        .yearLocked, of: try someone.person, detail: AuditWords.locking(done, of: ledger),
        from: address, at: at)
      if let first = done.refused.first {
        return try await years(
          problem: "\(done.refused.count) 件没有锁定，年度没有锁定：\(first.refusal.sentence)")
      }
      let count = done.lock.figures.total.matters
      return try seeOther(
        .supervising(.years), done: "\(ledger.name) \(year) 年度已锁定，共 \(count) 件。")
    } catch let failure as CommandFailure {
      return try await years(problem: failure.sentence)
    }
  }
}

extension YearsPage.Line {
  fileprivate init(_ line: YearFigures.Line, named unit: String) {
    self.init(
      unit: unit, matters: line.matters, closed: line.count(.closed),
      onTime: line.count(.onTime), late: line.count(.late), carried: line.carried,
      relapsed: line.count(.relapsed), extended: line.count(.extended))
  }
}
