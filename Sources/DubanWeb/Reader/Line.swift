import DubanReport

/// A line of the source text without its line break, and what of it is to be seen.
struct Line: Sendable {
  /// The whole line.
  var range: Range<Int>
  /// The line without the blanks at its ends and without the `##` of a Markdown heading; empty
  /// for a blank line.
  var body: Range<Int>

  func holdsStart(of span: Span) -> Bool {
    range.contains(span.start)
  }

  static func lines(of source: SourceText) -> [Line] {
    let scalars = Array(source.string.unicodeScalars)
    var lines: [Line] = []
    var start = 0
    for (offset, scalar) in scalars.enumerated() where isBreak(scalar) {
      if offset > start { lines.append(Line(start..<offset, scalars)) }
      start = offset + 1
    }
    if scalars.count > start { lines.append(Line(start..<scalars.count, scalars)) }
    return lines
  }

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// Where a Markdown heading's words begin; `first` where there is none.
  private static func afterHashes(_ first: Int, _ scalars: [Unicode.Scalar]) -> Int {
    var index = first
    while index < scalars.count, scalars[index] == "#" { index += 1 }
    guard (1...6).contains(index - first), index < scalars.count, scalars[index] == " " else {
      return first
    }
    while index < scalars.count, scalars[index] == " " { index += 1 }
    return index
  }

  private init(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) {
    self.range = range
    let isInk = { (index: Int) in !scalars[index].properties.isWhitespace }
    guard let first = range.first(where: isInk), let last = range.last(where: isInk) else {
      body = range.lowerBound..<range.lowerBound
      return
    }
    body = Line.afterHashes(first, scalars)..<(last + 1)
  }
}
