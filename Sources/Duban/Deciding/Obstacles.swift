// What stands in the way of an act whatever is filled in. It is told before what is still to be filled in:
// nobody collects evidence for a closing that waits for a child.

extension Deed {
  func checkObstacles() throws(Refusal) {
    if let kind = context.command.act.request { return try checkFiling(kind) }
    switch context.command.act {
    case .sign: try checkClosingSignature()
    case .issue, .assign: try checkApproval()
    case .noNews: try checkPeriodOpen()
    case .enter: try checkPeriod()
    case .settle, .sendBack, .explain: try checkReview()
    case .lock: try checkLock()
    case .relapse: try checkWatch()
    case .undo: try checkUndo()
    default: break
    }
  }

  private func checkFiling(_ kind: RequestKind) throws(Refusal) {
    let rule = context.ledger.requests[kind] ?? RequestRule(kind: kind)
    if matter.requests.contains(where: { $0.kind == kind && kind != .coordinate }) {
      throw .alreadyPending(kind)
    }
    if rule.onlyBeforeDue, isPastDue { throw .filedAfterDue }
    if let last = lastDay(toAsk: rule), context.today > last { throw .filedLate(kind, last) }
    if let most = rule.timesMax, matter.granted[kind] ?? 0 >= most { throw .limitReached(kind) }
    switch kind {
    case .extend: try checkRoom(rule)
    case .report: try checkPeriod()
    case .close:
      try checkChildren()
      let others = matter.requests.map(\.kind).filter { $0 != .close }
      if !others.isEmpty { throw .openRequests(others) }
    default: break
    }
  }

  /// A relapse opens a matter again only within its watch.
  private func checkWatch() throws(Refusal) {
    guard let closing = matter.closing else { return }
    guard let watched = closing.watchedTo, context.today <= watched else { throw .watchEnded }
  }
}
