// A red held by a pending extension (延期待批): a request filed in time keeps the light that stood
// before a red that would begin after the filing. If it is refused, it is no longer handed in, and the
// red counts from the original date.

extension Rating {
  /// Takes the reds that are held out of the parts; whether there was any.
  func hold(_ parts: inout [Part]) -> Bool {
    guard let request = input.pendingExtension, request.isInTime else { return false }
    var isHeld = false
    for index in parts.indices where parts[index].light == .red {
      guard let before = lightBefore(parts[index], filedAt: request.filedAt) else { continue }
      parts[index].light = before
      isHeld = true
    }
    return isHeld
  }

  /// The light a part had before its red; `nil` if it was red when the request was filed.
  private func lightBefore(_ part: Part, filedAt: Instant) -> Light? {
    switch part.reason.code {
    case .overdue:
      guard let end = part.reason.at, filedAt < end else { return nil }
      return beforeEnd(end)
    case .farBehind:
      guard planPart(on: filedAt.day)?.light != .red,
        let day = curve?.firstDay(reaching: actual - rules.red + 1)
      else { return nil }
      return planPart(on: day.advanced(by: -1))?.light
    case .floatNegative:
      guard floatPart(on: filedAt.day)?.light != .red, let float = input.float else { return nil }
      return floatPart(on: float.negativeFrom(calendar: calendar).advanced(by: -1))?.light
    default:
      return nil
    }
  }

  /// What the clocks with this end showed just before it.
  private func beforeEnd(_ end: Instant) -> Light {
    let wasNear = clocks.contains { clock in
      clock.dueAt == end && clock.warnAt.map { $0 < end } ?? false
    }
    return wasNear ? .yellow : .onTrack
  }
}

extension ScheduleFloat {
  /// The first day at whose 00:00 the float is negative by the passing of time alone.
  func negativeFrom(calendar: WorkCalendar) -> Day {
    calendar.workday(1, after: min(mustMoveBy, end))
  }
}
