import ArgumentParser

/// How a command ended, from best to worst: of several files the worst is returned.
///
/// A contradiction (3) is a result, so that any file that could not be read outweighs it; a missing
/// file (66) outweighs a bad one (65), as it is most likely a slip in the command itself; failing to
/// write (1) outweighs all, because then nobody has the results. Misuse (64) ends before any file.
/// A command that the rules refuse (2) has changed nothing and stands alone.
enum Outcome: Int32, Comparable, Sendable {
  case done = 0
  case refused = 2
  case contradiction = 3
  case badInput = 65
  case noInput = 66
  case failed = 1
  case misused = 64

  private static let ascending: [Outcome] = [
    .done, .refused, .contradiction, .badInput, .noInput, .failed, .misused,
  ]

  static func < (a: Outcome, b: Outcome) -> Bool {
    guard let first = ascending.firstIndex(of: a), let second = ascending.firstIndex(of: b) else {
      return false
    }
    return first < second
  }

  /// The code of a problem that was found elsewhere.
  init(code: Int32) { self = Outcome(rawValue: code) ?? .failed }

  /// Ends the command with this status, unless it is done.
  func leave() throws {
    if self != .done { throw ExitCode(rawValue) }
  }
}
