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
    for index in 0...text.count where index == text.count || text[index] == .newline {
      let range = bare(start..<index)
      if !range.isEmpty { found.append(Line(range: range, number: number)) }
      start = index + 1
      number += 1
    }
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

  /// The sentences of a line: up to and including 。 or ！, with the closing marks that follow.
  ///
  /// A line that goes on for thousands of characters without either is no sentence; it is cut at the
  /// next mark, so that the work on one sentence stays bounded.
  func sentences(of line: Line) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = line.range.lowerBound
    var index = start
    while index < line.range.upperBound {
      index += 1
      let isOverlong = index - start >= Scan.longestSentence
      guard text[index - 1].endsSentence || isOverlong && isCut(after: index - 1, start) else {
        continue
      }
      while index < line.range.upperBound, closesQuote(text[index]) { index += 1 }
      found.append(start..<index)
      start = index
    }
    if start < line.range.upperBound { found.append(start..<line.range.upperBound) }
    return found
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
