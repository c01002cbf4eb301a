internal import Duban

/// By which entries of its story a matter is as it is: each light and date opens to the entry that
/// made it.
struct MatterOrigins: Codable, Hashable, Sendable {
  var light: Int?
  var due: Int?
  /// Of the first due day, where it was put off since.
  var original: Int?
  var progress: Int?
  /// The last light that was published at the end of a period.
  var published: Int?

  /// - Parameter firstDue: the due day before any was put off.
  init(_ entries: [Entry], light reason: LightReason?, firstDue: Day?) {
    let undone = entries.undone
    let standing = entries.filter { !undone.contains($0.number) }
    func last(_ holds: (Effect) -> Bool) -> Int? {
      standing.last { $0.effects.contains(where: holds) }?.number
    }
    due = last { if case .due = $0 { true } else { false } }
    original = firstDue.flatMap { day in
      standing.first { $0.effects.contains(.due(day)) }?.number
    }
    progress = last { if case .progress = $0 { true } else { false } }
    published = last { effect in
      switch effect {
      // In entries of before it was kept apart.
      case .period(let period): period.step == .locked && period.light != nil
      case .published: true
      default: false
      }
    }
    light = reason.flatMap { last(Self.makes($0)) ?? last(Self.begins) ?? standing.first?.number }
  }

  /// What a reason goes back to.
  private static func makes(_ reason: LightReason) -> (Effect) -> Bool {
    { effect in
      switch (reason.code, effect) {
      case (.ahead, .progress), (.onTrack, .progress), (.behind, .progress),
        (.farBehind, .progress), (.inTime, .due), (.floatShort, .float), (.floatNegative, .float),
        (.stale, .reported), (.overridden, .override(.some)), (.suspended, .suspension(.some)):
        true
      case (.clockNear, .clock(let clock)), (.overdue, .clock(let clock)):
        clock.name == reason.clock
      case (.clockNear, .due), (.overdue, .due): reason.clock == nil
      case (.extensionPending, .filed(let request)): request.kind.holdsRed
      default: false
      }
    }
  }

  /// From then on a matter has a light.
  private static func begins(_ effect: Effect) -> Bool {
    if case .issued = effect { true } else { false }
  }
}

extension Sequence<Entry> {
  /// The numbers of those that were taken back.
  var undone: Set<Int> {
    reduce(into: []) { numbers, entry in
      for case .restored(let before) in entry.effects {
        numbers.formUnion(before.version + 1..<entry.number)
      }
    }
  }
}
