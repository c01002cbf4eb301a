/// A tree of words that is walked one character at a time.
///
/// Every word ends at a node; what a word means is kept by its owner, by node.
struct WordTree: Sendable {
  /// The way into a node: where it comes from and all that a walk asks of it.
  private struct Step {
    /// (node before << 16 | code) + 1, or 0 where the slot is empty.
    var key: UInt64 = 0
    /// A bit for the low six bits of each code that leads on: most walks end here without a search.
    var leadsOn: UInt64 = 0
    var node: Int32 = 0
    /// Whether a word ends at the node.
    var isEnd = false
  }

  /// A bit for each code that begins a word: most characters of a text begin none.
  private var begins = [UInt64](repeating: 0, count: 1 << 10)
  /// Open addressing.
  private var steps = [Step](repeating: Step(), count: 1 << 10)
  /// How many nodes there are, the root among them.
  private var nodes = 1

  /// The node where the word ends, made if it is new.
  mutating func insert(_ word: [Code]) -> Int {
    guard let first = word.first else { return 0 }
    begins[Int(first.raw >> 6)] |= WordTree.bit(first)
    var node: Int32 = 0
    var last: UInt64 = 0
    for code in word {
      let key = WordTree.key(node, code)
      if steps[slot(key)].key == 0 { link(key) }
      if last != 0 { steps[slot(last)].leadsOn |= WordTree.bit(code) }
      node = steps[slot(key)].node
      last = key
    }
    steps[slot(last)].isEnd = true
    return Int(node)
  }

  /// The longest word that starts at an index: its length and node, length 0 where there is none.
  func longest(_ codes: UnsafeBufferPointer<Code>, from start: Int) -> (length: Int, node: Int) {
    var best = (length: 0, node: 0)
    walk(codes, from: start..<(start + 1)) { best = ($1, $2) }
    return best
  }

  /// Visits every word that starts in a range, the first and shortest first, with its start, length and
  /// node.
  ///
  /// The tables are read without a check of the index: a code has 16 bits, of which the upper ten choose
  /// one of the 1 << 10 words of `begins`, and a slot is masked to the size of `steps`, a power of two.
  @inline(__always)
  func walk(
    _ codes: UnsafeBufferPointer<Code>, from range: Range<Int>,
    _ visit: (_ start: Int, _ length: Int, _ node: Int) -> Void
  ) {
    begins.withUnsafeBufferPointer { begins in
      steps.withUnsafeBufferPointer { steps in
        for start in range {
          let first = codes[start]
          guard begins[Int(first.raw >> 6)] & WordTree.bit(first) != 0 else { continue }
          var step = steps[WordTree.slot(WordTree.key(0, first), in: steps)]
          var end = start + 1
          while step.key != 0 {
            if step.isEnd { visit(start, end - start, Int(step.node)) }
            guard end < codes.count, step.leadsOn & WordTree.bit(codes[end]) != 0 else { break }
            step = steps[WordTree.slot(WordTree.key(step.node, codes[end]), in: steps)]
            end += 1
          }
        }
      }
    }
  }

  /// The slot of a key, or the empty one where it would be put.
  private func slot(_ key: UInt64) -> Int {
    steps.withUnsafeBufferPointer { WordTree.slot(key, in: $0) }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, in steps: UnsafeBufferPointer<Step>) -> Int {
    let mask = steps.count - 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while steps[index].key != 0, steps[index].key != key { index = (index + 1) & mask }
    return index
  }

  private static func key(_ node: Int32, _ code: Code) -> UInt64 {
    (UInt64(node) << 16 | UInt64(code.raw)) + 1
  }

  private static func bit(_ code: Code) -> UInt64 { 1 << UInt64(code.raw & 63) }

  private mutating func link(_ key: UInt64) {
    // Half full at the most: a search stays short.
    if nodes * 2 > steps.count { grow() }
    let index = slot(key)
    steps[index].key = key
    steps[index].node = Int32(nodes)
    nodes += 1
  }

  private mutating func grow() {
    let old = steps
    steps = Array(repeating: Step(), count: old.count * 2)
    for step in old where step.key != 0 { steps[slot(step.key)] = step }
  }
}
