/// Which sentences of two drafts are the same, by their words without blanks and typography.
struct SentenceAlignment {
  /// Pairs of equal sentences in the order of both drafts.
  private(set) var kept: [(before: Int, after: Int)] = []
  /// Equal sentences that stand elsewhere.
  private(set) var moved: [(before: Int, after: Int)] = []
  private(set) var cut: [Int] = []
  private(set) var added: [Int] = []

  init(before: [UInt64], after: [UInt64]) {
    align(before, 0..<before.count, after, 0..<after.count)
    let keptBefore = Set(kept.map(\.before))
    let keptAfter = Set(kept.map(\.after))
    var elsewhere: [UInt64: [Int]] = [:]
    for index in after.indices.reversed() where !keptAfter.contains(index) {
      elsewhere[after[index], default: []].append(index)
    }
    var movedAfter = Set<Int>()
    for index in before.indices where !keptBefore.contains(index) {
      if let other = elsewhere[before[index]]?.popLast() {
        moved.append((index, other))
        movedAfter.insert(other)
      } else {
        cut.append(index)
      }
    }
    added = after.indices.filter { !keptAfter.contains($0) && !movedAfter.contains($0) }
  }

  /// Common ends first, then sentences that both have once (patience), then what lies between.
  private mutating func align(
    _ a: [UInt64], _ inA: Range<Int>, _ b: [UInt64], _ inB: Range<Int>
  ) {
    var work = [(inA, inB)]
    while let (first, second) = work.popLast() {
      let (restA, restB) = trim(a, first, b, second)
      guard !restA.isEmpty, !restB.isEmpty else { continue }
      let anchors = Self.anchors(a, restA, b, restB)
      guard !anchors.isEmpty else { continue }
      var (startA, startB) = (restA.lowerBound, restB.lowerBound)
      for anchor in anchors {
        kept.append(anchor)
        work.append((startA..<anchor.before, startB..<anchor.after))
        (startA, startB) = (anchor.before + 1, anchor.after + 1)
      }
      work.append((startA..<restA.upperBound, startB..<restB.upperBound))
    }
    kept.sort { $0.before < $1.before }
  }

  private mutating func trim(
    _ a: [UInt64], _ inA: Range<Int>, _ b: [UInt64], _ inB: Range<Int>
  ) -> (Range<Int>, Range<Int>) {
    var (lowA, highA) = (inA.lowerBound, inA.upperBound)
    var (lowB, highB) = (inB.lowerBound, inB.upperBound)
    while lowA < highA, lowB < highB, a[lowA] == b[lowB] {
      kept.append((lowA, lowB))
      (lowA, lowB) = (lowA + 1, lowB + 1)
    }
    while lowA < highA, lowB < highB, a[highA - 1] == b[highB - 1] {
      (highA, highB) = (highA - 1, highB - 1)
      kept.append((highA, highB))
    }
    return (lowA..<highA, lowB..<highB)
  }

  /// Sentences that both stretches have exactly once, the longest chain in one order.
  private static func anchors(
    _ a: [UInt64], _ inA: Range<Int>, _ b: [UInt64], _ inB: Range<Int>
  ) -> [(before: Int, after: Int)] {
    let once = positions(b, inB)
    let own = positions(a, inA)
    let pairs = inA.compactMap { index -> (before: Int, after: Int)? in
      guard own[a[index]] == index, let other = once[a[index]], other >= 0 else { return nil }
      return (index, other)
    }
    return longestRise(pairs)
  }

  /// Where each sentence stands, or -1 when it stands more than once.
  private static func positions(_ hashes: [UInt64], _ range: Range<Int>) -> [UInt64: Int] {
    var found: [UInt64: Int] = [:]
    for index in range { found[hashes[index]] = found[hashes[index]] == nil ? index : -1 }
    return found
  }

  /// The longest chain of pairs whose second places rise, in n log n.
  private static func longestRise(_ pairs: [(before: Int, after: Int)])
    -> [(before: Int, after: Int)]
  {
    var tails: [Int] = []
    var previous = Array(repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].after < pair.after { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var chain: [(before: Int, after: Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = previous[index]
    }
    return chain.reversed()
  }
}
