internal import Duban

/// What a command comes to, still to be written.
struct DecidedCommand: Sendable {
  /// What it was decided on.
  struct Basis: Sendable {
    var epoch: Int64
    /// Of its matter, as they are stored.
    var head: [UInt8]?
    var lights: [UInt8]?
  }

  var answer: Answer
  /// `nil` for a repeat, which writes nothing.
  var basis: Basis?
  var statements: [SQLStatement] = []
  var tallies: TallyNote?

  static func repeated(_ answer: Answer) -> DecidedCommand { DecidedCommand(answer: answer) }

  /// Whether nothing that it was decided on has changed since: the matter, and all reference data. The
  /// same command carried out in between has changed the matter.
  func stillHolds(in session: any SQLSession, _ store: Store) throws -> Bool {
    guard let basis else { return true }
    let read = try session.pipeline([
      store.epochStatement(),
      SQLStatement(
        "SELECT head, lights FROM matter WHERE division = ?1 AND id = ?2",
        [.text(store.division), .integer(answer.matter.rawValue)]),
    ])
    guard let row = read[1].first else { return false }
    return store.epoch(in: read[0]) == basis.epoch && row.optionalBlob(0) == basis.head
      && row.optionalBlob(1) == basis.lights
  }

  func write(in session: any SQLSession) throws -> Answer {
    guard let tallies else { return answer }
    try session.batch(statements)
    session.leave(tallies)
    return answer
  }
}

extension Command {
  /// Whether it is decided on its own matter alone and takes no number: on no other matter, on none below
  /// it, on no file that may be swept away.
  var touchesOneMatter: Bool {
    guard matter != nil, details.other == nil, evidence.isEmpty else { return false }
    return ![.split, .requestClosing, .verify, .sign, .signBatch].contains(act)
  }
}
