internal import Synchronization

/// What was read or made lately, by what it was made of; what is not asked for is forgotten. Two
/// generations: what is found in the old one moves to the young; when the young is full it becomes
/// the old.
public final class RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Generations {
    var young: [Key: Value] = [:]
    var old: [Key: Value] = [:]
  }

  /// Of each generation.
  private let limit: Int
  private let kept = Mutex(Generations())

  /// - Parameter limit: at most so many are kept.
  public init(limit: Int) {
    self.limit = max(1, limit / 2)
  }

  public func find(_ key: Key) -> Value? {
    kept.withLock { kept in
      if let value = kept.young[key] { return value }
      guard let value = kept.old[key] else { return nil }
      add(value, for: key, to: &kept)
      return value
    }
  }

  public func keep(_ value: Value, for key: Key) {
    kept.withLock { add(value, for: key, to: &$0) }
  }

  /// What is kept for the key, or else what the body makes; two may make it at once.
  public func value(for key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let known = find(key) { return known }
    let value = try make()
    keep(value, for: key)
    return value
  }

  private func add(_ value: Value, for key: Key, to kept: inout Generations) {
    if kept.young.count >= limit {
      kept.old = kept.young
      kept.young = [:]
    }
    kept.young[key] = value
  }
}
