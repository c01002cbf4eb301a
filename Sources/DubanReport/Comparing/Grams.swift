/// Two neighbouring characters of a text, the unit in which wording is compared.
struct Gram: Hashable, Sendable {
  var raw: UInt32

  init(_ a: Code, _ b: Code) { raw = UInt32(a.raw) << 16 | UInt32(b.raw) }
}

enum Grams {
  /// The pairs of word characters of a short text, such as a name.
  static func of(_ text: String) -> Set<Gram> {
    let codes = text.codes
    guard codes.count > 1 else { return [] }
    return Set(
      (0..<(codes.count - 1)).filter { isWord(codes[$0]) && isWord(codes[$0 + 1]) }
        .map { Gram(codes[$0], codes[$0 + 1]) })
  }

  static func isWord(_ code: Code) -> Bool {
    switch code {
    case "的", "了", "和", "及", "与", "等", "是", "在", "为", "对": false
    default: code.isHan || code.isLatin || code.isDigit
    }
  }

  /// Twice the pairs shared over the pairs of both: 1 for equal wording, 0 for nothing in common.
  static func likeness(_ a: Set<Gram>, _ b: Set<Gram>) -> Double {
    guard !a.isEmpty || !b.isEmpty else { return 0 }
    return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }
}

/// How rare each pair is among a set of clauses: rare pairs weigh more.
struct GramWeights: Sendable {
  private var counts: [Gram: Int32] = [:]
  private var total = 0

  mutating func add(_ grams: [Gram]) {
    total += 1
    for gram in grams { counts[gram, default: 0] += 1 }
  }

  /// The weight of a pair that only one clause has.
  var greatest: Double { weight(Gram("\u{0}", "\u{0}")) }

  func count(_ gram: Gram) -> Int { Int(counts[gram] ?? 0) }

  /// The binary logarithm of how many clauses there are to one that has the pair.
  func weight(_ gram: Gram) -> Double {
    let ratio = Double(total + 1) / Double(max(1, count(gram)))
    // Linear between powers of two; exact enough to rank by, and needs no C library.
    return Double(ratio.exponent) + (ratio.significand - 1)
  }

  func weight(_ grams: some Sequence<Gram>) -> Double {
    grams.reduce(0) { $0 + weight($1) }
  }
}
