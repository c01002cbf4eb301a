internal import Synchronization

/// How many requests are being answered at once (过载保护). More than so many are turned away at once
/// with 503, so that those who are in are answered in time and nobody's act waits half done.
final class Crowd: Sendable {
  private let limit: Int
  private let present = Atomic<Int>(0)

  init(limit: Int) {
    self.limit = limit
  }

  /// False when the house is full; who is let in must leave.
  func enter() -> Bool {
    if present.add(1, ordering: .relaxed).newValue <= limit { return true }
    leave()
    return false
  }

  func leave() {
    present.subtract(1, ordering: .relaxed)
  }
}
