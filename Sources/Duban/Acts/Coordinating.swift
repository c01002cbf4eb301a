extension Deed {
  /// 提请协调: from now on the matter says whom it waits for, and that unit has a clock of its own.
  mutating func startWaiting(_ request: Request) {
    let limit = context.ledger.requests[.coordinate]?.limit
    let clock: Clock? =
      if let wanted = request.content.wanted {
        .starting(.coordination, at: context.at, dueAt: wanted.advanced(by: 1).start)
      } else if let limit {
        .starting(
          .coordination, at: context.at, limit: limit, movesToWorkday: false,
          calendar: context.calendar)
      } else {
        nil
      }
    add(
      .waiting(
        Waiting(
          request: request.number, unit: request.content.unit,
          text: request.content.reason ?? request.content.text ?? "", clock: clock)))
    add(.settled(request: request.number, granted: true))
    happened(.coordinationAsked)
  }

  /// Only the unit that was asked answers, each its own question.
  mutating func answer() throws(Refusal) {
    let number = try context.need(context.details.request, "协调编号")
    guard
      let wait = matter.waiting.first(where: {
        $0.request == number && $0.unit == context.actor.unit
      })
    else { throw .unknownRequest }
    add(.answered(request: wait.request))
    happened(.coordinationAnswered)
  }
}
