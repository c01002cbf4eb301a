/// The prepared statements of one connection by their text; the least recently used go first.
struct StatementCache<Handle> {
  private struct Kept {
    var handle: Handle
    var lastUse: Int
  }

  private let capacity: Int
  private var kept: [String: Kept] = [:]
  private var uses = 0

  init(capacity: Int) {
    self.capacity = capacity
  }

  var count: Int { kept.count }

  /// The statement prepared for this text, if it is kept.
  mutating func handle(for sql: String) -> Handle? {
    guard let index = kept.index(forKey: sql) else { return nil }
    uses += 1
    kept.values[index].lastUse = uses
    return kept.values[index].handle
  }

  mutating func keep(_ handle: Handle, for sql: String) {
    uses += 1
    kept[sql] = Kept(handle: handle, lastUse: uses)
  }

  /// When over capacity, drops a quarter of all and gives the statements dropped.
  mutating func trim() -> [Handle] {
    guard kept.count > capacity else { return [] }
    let oldest = kept.sorted { $0.value.lastUse < $1.value.lastUse }
    let dropped = oldest.prefix(kept.count - capacity * 3 / 4)
    for (sql, _) in dropped { kept[sql] = nil }
    return dropped.map(\.value.handle)
  }
}
