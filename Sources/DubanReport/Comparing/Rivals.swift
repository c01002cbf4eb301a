/// Names that are alike because they are of one family: 养老保险参保率 and 医疗保险参保率.
enum Rivals {
  /// Whether two names differ by one word put for another, and not by a word left out.
  static func are(_ a: String, _ b: String) -> Bool {
    let (first, second) = (a.codes, b.codes)
    let shorter = min(first.count, second.count)
    let head = zip(first, second).prefix { $0 == $1 }.count
    let tail = zip(first.reversed(), second.reversed()).prefix { $0 == $1 }
      .prefix(shorter - head).count
    guard head + tail < shorter, (head + tail) * 2 >= shorter else { return false }
    return tells(first[head..<(first.count - tail)]) && tells(second[head..<(second.count - tail)])
  }

  /// Whether a word says what is meant, and not only how (实施, 开展, 全年).
  private static func tells(_ word: ArraySlice<Code>) -> Bool {
    guard word.count >= 2 else { return false }
    return IdleWords.mask(Array(word)).contains(false)
  }
}
