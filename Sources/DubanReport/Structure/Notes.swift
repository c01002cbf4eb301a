extension Reader {
  /// Ties each note at the end to its term and the term's occurrences in the body.
  mutating func readNotes(_ outline: Outline) {
    let body = 0..<(zip(outline.lines, outline.roles).first { $0.1 == .noteHeading }?.0.range.lowerBound
      ?? scan.text.count)
    for (line, role) in zip(outline.lines, outline.roles) where role == .note {
      guard let colon = scan.first(in: line.range, where: { $0 == ":" }) else { continue }
      let head = bareTerm(line.range.lowerBound..<colon)
      guard !head.isEmpty, head.count <= 60 else { continue }
      for name in terms(in: head) {
        report.terms.append(
          Term(
            name: scan.text.string(name), note: scan.text.span(line.range),
            occurrences: occurrences(of: Array(scan.text.codes[name]), in: body)))
      }
    }
  }

  /// A note's head without its number: [3], 3., ③, (3), 注3.
  private func bareTerm(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, isNumbering(scan.text[start]) { start += 1 }
    return start..<range.upperBound
  }

  private func isNumbering(_ code: Code) -> Bool {
    if code.isDigit || code.isCircled { return true }
    switch code {
    case "[", "]", "(", ")", ".", "、", "〔", "〕", "注": return true
    default: return false
    }
  }

  /// “六稳”“六保” are two terms; 农村“四房” is one.
  private func terms(in head: Range<Int>) -> [Range<Int>] {
    var quoted: [Range<Int>] = []
    var open: Int?
    for index in head {
      if scan.text[index] == "“" { open = index + 1 }
      if scan.text[index] == "”", let start = open, start < index { quoted.append(start..<index) }
    }
    return quoted.isEmpty ? [head] : quoted
  }

  private func occurrences(of term: [Code], in body: Range<Int>) -> [Span] {
    var found: [Span] = []
    var from = body.lowerBound
    while from < body.upperBound, let index = scan.find(term, in: from..<body.upperBound) {
      found.append(scan.text.span(index..<(index + term.count)))
      from = index + term.count
    }
    return found
  }
}
