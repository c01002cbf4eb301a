extension Reader {
  /// Ties each note at the end to its term and the term's occurrences in the body.
  mutating func readNotes(_ outline: Outline) {
    var tree = WordTree()
    var nodes: [Int] = []
    for (line, role) in zip(outline.lines, outline.roles) where role == .note {
      guard let colon = scan.first(.clauseEnd, in: line.range, where: { $0 == ":" }) else {
        continue
      }
      let head = bareTerm(line.range.lowerBound..<colon)
      guard !head.isEmpty, head.count <= 60 else { continue }
      for name in terms(in: head) {
        nodes.append(tree.insert(Array(scan.text.codes[name])))
        report.terms.append(
          Term(name: scan.text.string(name), note: scan.text.span(line.range), occurrences: []))
      }
    }
    let end = zip(outline.lines, outline.roles).first { $0.1 == .noteHeading }?.0.range.lowerBound
    let body = 0..<(end ?? scan.text.count)
    listUnexplained(in: body)
    guard !nodes.isEmpty else { return }
    let found = occurrences(of: tree, in: body)
    for (index, node) in nodes.enumerated() { report.terms[index].occurrences = found[node] ?? [] }
  }

  /// “九类”, “1+6”: short names with a number in quotation marks that no note explains, each once.
  private mutating func listUnexplained(in body: Range<Int>) {
    // Names as one integer each, which tells them apart as well as any report needs.
    var seen = Set(report.terms.map { NameHash.of($0.name.codes) })
    var open: Int?
    for index in scan.text.signs.places([.quote, .clauseEnd], in: body) {
      switch scan.text[index] {
      case "“": open = index + 1
      case "”":
        if let start = open, isNumberedName(start..<index),
          seen.insert(NameHash.of(scan.text.codes[start..<index])).inserted
        {
          report.unexplained.append(scan.text.span(start..<index))
        }
        open = nil
      case .newline: open = nil
      default: break
      }
    }
  }

  private func isNumberedName(_ range: Range<Int>) -> Bool {
    range.count >= 2 && range.count <= 8
      && scan.text.signs.first([.digit, .numeral], in: range) != nil
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
    for index in scan.text.signs.places(.quote, in: head) {
      if scan.text[index] == "“" { open = index + 1 }
      if scan.text[index] == "”", let start = open, start < index { quoted.append(start..<index) }
    }
    return quoted.isEmpty ? [head] : quoted
  }

  /// Where each word of the tree stands in the body, by node.
  private func occurrences(of tree: WordTree, in body: Range<Int>) -> [Int: [Span]] {
    var found: [Int: [Span]] = [:]
    scan.text.codes.withUnsafeBufferPointer { codes in
      // The words at one position come one after the other: the last of them is the longest.
      var longest: [(range: Range<Int>, node: Int)] = []
      tree.walk(codes, from: body) { start, length, node in
        if longest.last?.range.lowerBound == start { longest.removeLast() }
        longest.append((start..<(start + length), node))
      }
      for (range, node) in longest where range.upperBound <= body.upperBound {
        found[node, default: []].append(scan.text.span(range))
      }
    }
    return found
  }
}
