package import Duban

extension Register {
  /// What a matter waits for from another unit, with that unit's clock and how far it has climbed:
  /// `区水务局：请提供管线图（协调时限至 3月8日，已逾期；已上提到责任领导）`.
  package func told(_ wait: Waiting, _ text: String, at instant: Instant) -> String {
    let facts = [state(of: wait, at: instant), level(of: wait)].compactMap(\.self)
    let about = facts.isEmpty ? "" : "（\(facts.joined(separator: "；"))）"
    return "\(wait.unit.map(name(of:)) ?? "答复")：\(text)\(about)"
  }

  private func state(of wait: Waiting, at instant: Instant) -> String? {
    wait.clock.map { clock in
      "\(clock.name.word)至 \(clock.dueAt.limitWord)" + (clock.isExceeded(at: instant) ? "，已逾期" : "")
    }
  }

  private func level(of wait: Waiting) -> String? {
    wait.level.map { wait.climbs == nil ? "请\($0.word)协调" : "已上提到\($0.word)" }
  }
}

extension Waiting {
  /// The clock of whoever answers: the unit's own, or that of the level it has come to.
  func clock(of actor: Actor) -> Duban.Clock? {
    unit == actor.unit ? clock : levelClock ?? clock
  }
}
