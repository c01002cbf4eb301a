import Synchronization

/// A number that many may count up.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }

  /// The count after one more.
  @discardableResult func add() -> Int {
    number.withLock {
      $0 += 1
      return $0
    }
  }

  func next<Value>(_ value: Value) -> Value {
    add()
    return value
  }
}
