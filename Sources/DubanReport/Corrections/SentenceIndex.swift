/// Finds sentences again in another draft: the same ones at once, changed ones by their bigrams.
struct SentenceIndex: Sendable {
  /// How alike two sentences must be to count as one that was reworded (Dice, 0…1).
  static let likenessMin = 0.6
  /// Candidates and postings looked at, so that a common phrase costs no more than a rare one.
  private static let candidatesMax = 40
  private static let postingsMax = 400

  private let exact: [String: [Int]]
  private let bigrams: [[UInt64]]
  private let postings: [UInt64: [Int32]]

  init(_ texts: [String]) {
    var exact: [String: [Int]] = [:]
    var postings: [UInt64: [Int32]] = [:]
    bigrams = texts.map(SentenceIndex.bigrams)
    for (index, text) in texts.enumerated() {
      exact[text, default: []].append(index)
      var last: UInt64?
      for bigram in bigrams[index] where bigram != last {
        postings[bigram, default: []].append(Int32(clamping: index))
        last = bigram
      }
    }
    self.exact = exact
    self.postings = postings
  }

  func same(as text: String) -> [Int] { exact[text] ?? [] }

  /// The sentence most like a text, if it is like enough.
  func nearest(to text: String) -> (index: Int, likeness: Double)? {
    let wanted = SentenceIndex.bigrams(text)
    var best: (index: Int, likeness: Double)?
    for index in candidates(wanted) {
      let likeness = SentenceIndex.likeness(wanted, bigrams[index])
      if likeness >= SentenceIndex.likenessMin, likeness > best?.likeness ?? 0 {
        best = (index, likeness)
      }
    }
    return best
  }

  /// Sentences that share the rarest bigrams.
  private func candidates(_ wanted: [UInt64]) -> [Int] {
    let lists = Set(wanted).compactMap { postings[$0] }.sorted { $0.count < $1.count }
    var shared: [Int32: Int] = [:]
    var room = SentenceIndex.postingsMax
    for list in lists where room > 0 {
      for index in list.prefix(room) { shared[index, default: 0] += 1 }
      room -= list.count
    }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(SentenceIndex.candidatesMax).map { Int($0.key) }
  }

  /// Pairs of neighbouring characters, white space left out, sorted.
  static func bigrams(_ text: String) -> [UInt64] {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
    guard scalars.count > 1 else { return scalars.map { UInt64($0) } }
    return zip(scalars, scalars.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }.sorted()
  }

  /// Dice: twice what is shared over what both have, of two sorted lists.
  static func likeness(_ a: [UInt64], _ b: [UInt64]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var (i, j, shared) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        shared += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2 * Double(shared) / Double(a.count + b.count)
  }
}
