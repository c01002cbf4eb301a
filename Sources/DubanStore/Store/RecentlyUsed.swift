internal import Synchronization

/// What was read or made lately, by what it was made of; what is not asked for is forgotten. Two
/// generations: what is found in the old one moves to the young; when the young is full it becomes
/// the old.
public final class RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private typealias Generation = [Key: (value: Value, cost: Int)]

  private struct Generations {
    var young: Generation = [:]
    var old: Generation = [:]
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
    let (found, _) = kept.withLock { kept -> (Value?, Generation) in
      if let found = kept.young[key] { return (found.value, [:]) }
      guard let found = kept.old.removeValue(forKey: key) else { return (nil, [:]) }
      return (found.value, add(found.value, for: key, cost: found.cost, to: &kept))
    }
    return found
  }

  public func keep(_ value: Value, for key: Key, cost: Int = 1) {
    _ = kept.withLock { add(value, for: key, cost: cost, to: &$0) }
  }

  public func forget(_ key: Key) {
    _ = kept.withLock { kept in
      let lost = kept.young.removeValue(forKey: key)
      kept.cost -= lost?.cost ?? 0
      return [lost, kept.old.removeValue(forKey: key)]
    }
  }

  /// What is kept for the key, or else what the body makes; two may make it at once.
  public func value(for key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let known = find(key) { return known }
    let value = try make()
    keep(value, for: key)
    return value
  }

  /// - Returns: what is forgotten by it, to be freed after the lock: thousands of values at once.
  private func add(
    _ value: Value, for key: Key, cost: Int, to kept: inout Generations
  ) -> Generation {
    var lost: Generation = [:]
    if kept.cost + cost > limit {
      lost = kept.old
      kept.old = kept.young
      kept.young = [:]
      kept.cost = 0
    }
    if let before = kept.young.updateValue((value, cost), forKey: key) { kept.cost -= before.cost }
    kept.cost += cost
    return lost
  }
}
