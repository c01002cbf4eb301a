internal import Duban

/// The turns of a matter's light as they are kept: the present light first.
enum Turns {
  /// The light in force at an instant.
  static func light(of turns: [LightTurn], at instant: Instant) -> Light? {
    turns.last { $0.at <= instant }?.light
  }

  /// What is kept after an act: the old turns where neither the light now nor any turn to come has
  /// changed, so that nothing is written; else the new ones.
  static func merged(
    _ old: [LightTurn], with new: [LightTurn], at instant: Instant
  ) -> [LightTurn] {
    guard let first = new.first, let present = old.last(where: { $0.at <= instant }),
      present.light == first.light, present.reason == first.reason,
      Array(old.drop { $0.at <= instant }) == Array(new.dropFirst())
    else { return new }
    return old
  }
}

extension Changes {
  mutating func writeTurns(_ row: MatterRow, isNew: Bool) {
    let key: [SQLValue] = [here, .integer(row.matter.id.rawValue)]
    if !isNew { run("DELETE FROM turn WHERE division = ?1 AND matter = ?2", key) }
    for (position, turn) in row.turns.enumerated() {
      let next = position + 1 < row.turns.count ? row.turns[position + 1].at.seconds : nil
      let before = position > 0 ? row.turns[position - 1].light.rawValue : nil
      insert(
        .turn,
        key + [
          .integer(Int64(position)), .integer(turn.at.seconds), SQLValue(next),
          .text(turn.light.rawValue), SQLValue(before), .text(row.matter.ledger),
          .integer(row.matter.leadUnit?.rawValue ?? 0),
        ])
    }
  }
}
