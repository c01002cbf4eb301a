internal import Synchronization

/// What was read or made lately, by what it was made of; what is not asked for is forgotten. Two
/// generations: what is found in the old one moves to the young; when the young is full it becomes
/// the old.
public final class RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Generations {
    var young: [Key: (value: Value, cost: Int)] = [:]
    var old: [Key: (value: Value, cost: Int)] = [:]
    var cost = 0
  }

  /// Of each generation.
  private let limit: Int
  private let kept = Mutex(Generations())

  /// - Parameter limit: what all that is kept may cost; each costs 1 unless it says otherwise.
  public init(limit: Int) {
    self.limit = max(1, limit / 2)
  }

  public func find(_ key: Key) -> Value? {
    kept.withLock { kept in
      if let found = kept.young[key] { return found.value }
      guard let found = kept.old.removeValue(forKey: key) else { return nil }
      add(found.value, for: key, cost: found.cost, to: &kept)
      return found.value
    }
  }

  public func keep(_ value: Value, for key: Key, cost: Int = 1) {
    kept.withLock { add(value, for: key, cost: cost, to: &$0) }
  }

  public func forget(_ key: Key) {
    kept.withLock { kept in
      if let lost = kept.young.removeValue(forKey: key) { kept.cost -= lost.cost }
      kept.old[key] = nil
    }
  }

  /// What is kept for the key, or else what the body makes; two may make it at once.
  public func value(for key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let known = find(key) { return known }
    let value = try make()
    keep(value, for: key)
    return value
  }

  private func add(_ value: Value, for key: Key, cost: Int, to kept: inout Generations) {
    if kept.cost + cost > limit {
      kept.old = kept.young
      kept.young = [:]
      kept.cost = 0
    }
    if let before = kept.young.updateValue((value, cost), forKey: key) { kept.cost -= before.cost }
    kept.cost += cost
  }
}
