/// A tree of words that is walked one character at a time.
///
/// Every word ends at a node; what a word means is kept by its owner, by node.
struct WordTree: Sendable {
  /// A bit for each code that begins a word: most characters of a text begin none.
  private var begins = [UInt64](repeating: 0, count: 1 << 10)
  /// Open addressing: (node << 16 | code) + 1, or 0 where empty; and the node it leads to.
  private var keys = [UInt64](repeating: 0, count: 1 << 10)
  private var targets = [Int32](repeating: 0, count: 1 << 10)
  private var mask = (1 << 10) - 1
  private var used = 0
  /// Whether a word ends at each node.
  private(set) var ends = [false]

  /// The node where the word ends, made if it is new.
  mutating func insert(_ word: [Code]) -> Int {
    var node: Int32 = 0
    if let first = word.first { begins[Int(first.raw >> 6)] |= 1 << UInt64(first.raw & 63) }
    for code in word {
      var next = step(node, code)
      if next == 0 {
        next = Int32(ends.count)
        ends.append(false)
        link(node, code, next)
      }
      node = next
    }
    ends[Int(node)] = true
    return Int(node)
  }

  /// The longest word that starts at an index: its length and node, length 0 where there is none.
  func longest(_ codes: UnsafeBufferPointer<Code>, from start: Int) -> (length: Int, node: Int) {
    var best = (length: 0, node: 0)
    walk(codes, from: start) { best = ($0, $1) }
    return best
  }

  /// Visits every word that starts at an index, the shortest first, with its length and node.
  @inline(__always)
  func walk(
    _ codes: UnsafeBufferPointer<Code>, from start: Int,
    _ visit: (_ length: Int, _ node: Int) -> Void
  ) {
    let first = codes[start]
    guard begins[Int(first.raw >> 6)] & (1 << UInt64(first.raw & 63)) != 0 else { return }
    var node = step(0, first)
    var end = start + 1
    while node != 0 {
      if ends[Int(node)] { visit(end - start, Int(node)) }
      guard end < codes.count else { return }
      node = step(node, codes[end])
      end += 1
    }
  }

  private func step(_ node: Int32, _ code: Code) -> Int32 {
    targets[slot(WordTree.key(node, code))]
  }

  private func slot(_ key: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[index] != 0, keys[index] != key { index = (index + 1) & mask }
    return index
  }

  private static func key(_ node: Int32, _ code: Code) -> UInt64 {
    (UInt64(node) << 16 | UInt64(code.raw)) + 1
  }

  private mutating func link(_ node: Int32, _ code: Code, _ next: Int32) {
    if used * 2 > mask { grow() }
    put(WordTree.key(node, code), next)
    used += 1
  }

  private mutating func put(_ key: UInt64, _ target: Int32) {
    let index = slot(key)
    keys[index] = key
    targets[index] = target
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    mask = mask * 2 + 1
    keys = Array(repeating: 0, count: mask + 1)
    targets = Array(repeating: 0, count: mask + 1)
    for (key, target) in zip(oldKeys, oldTargets) where key != 0 { put(key, target) }
  }
}
