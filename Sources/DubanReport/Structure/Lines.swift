/// A paragraph of the report, without its line break.
struct Line: Sendable {
  var range: Range<Int>
  /// Counted from 0 over all lines of the source, empty ones included.
  var number: Int
}

extension Scan {
  /// The lines that have text.
  func lines() -> [Line] {
    var found: [Line] = []
    var start = 0
    var number = 0
    func endLine(_ end: Int) {
      let range = bare(start..<end)
      if !range.isEmpty { found.append(Line(range: range, number: number)) }
      start = end + 1
      number += 1
    }
    for index in text.signs.places(.clauseEnd, in: 0..<text.count) where text[index] == .newline {
      endLine(index)
    }
    endLine(text.count)
    return found
  }

  /// A line without the signs of Markdown (`#`, `>`, `*`, `- `), which are typography, not text.
  private func bare(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isMarkdownSign(text[start]) { start += 1 }
    while end > start, text[end - 1] == "#" || text[end - 1] == "*" { end -= 1 }
    return start..<end
  }

  private func isMarkdownSign(_ code: Code) -> Bool {
    code == "#" || code == ">" || code == "*" || code == "`"
  }

  /// Where the sentence ends that a stretch of a line begins with: after 。 or ！ and the closing marks
  /// that follow.
  ///
  /// A line that goes on for thousands of characters without either is no sentence; it is cut at the
  /// next mark, so that the work on one sentence stays bounded.
  func sentenceEnd(_ rest: Range<Int>) -> Int {
    // From this character on the sentence is overlong and any mark may cut it.
    let usual = min(rest.lowerBound + Scan.longestSentence - 1, rest.upperBound)
    let stop = first(.clauseEnd, in: rest.lowerBound..<usual) { $0.endsSentence }
    guard var end = stop ?? cut(usual..<rest.upperBound, rest.lowerBound) else {
      return rest.upperBound
    }
    end += 1
    while end < rest.upperBound, closesQuote(text[end]) { end += 1 }
    return end
  }

  /// Where an overlong sentence is cut.
  private func cut(_ rest: Range<Int>, _ start: Int) -> Int? {
    rest.first { isCut(after: $0, start) }
  }

  /// Far more than any sentence of a report.
  private static let longestSentence = 3000

  private func isCut(after index: Int, _ start: Int) -> Bool {
    text[index].endsClause || index - start >= 2 * Scan.longestSentence
  }

  private func closesQuote(_ code: Code) -> Bool {
    code == "”" || code == "’" || code == ")" || code == "。" || code == "!"
  }
}
