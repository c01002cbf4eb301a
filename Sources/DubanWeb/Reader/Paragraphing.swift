import DubanReport

/// Turns the lines of a report into paragraphs: which line is a heading, what is beside it.
struct Paragraphing {
  let reader: Reader
  private let report: WorkReport
  private let lines: [Line]
  /// Lines before this one are the front matter.
  private let bodyStart: Int

  init(reader: Reader) {
    self.reader = reader
    self.report = reader.report
    let lines = Line.lines(of: report.source)
    self.lines = lines
    let first = lines.firstIndex { Paragraphing.opensBody($0, reader.report) }
    bodyStart = first ?? 0
  }

  func paragraphs() -> [Paragraph] {
    let whole = 0..<report.source.count
    let roles = lines.enumerated().map { role(of: $1, $0) }
    let nameEnds = zip(lines, roles).map { nameEnd(in: $0, $1) }
    let edges = lines.flatMap {
      [$0.range.lowerBound, $0.body.lowerBound, $0.body.upperBound, $0.range.upperBound]
    }
    let segments = Segment.cut(
      whole, overlays: reader.overlays, edges: edges + nameEnds.compactMap(\.self))
    let items = margin()
    var cursor = 0
    return lines.enumerated().map { number, line in
      while cursor < segments.count, segments[cursor].range.lowerBound < line.range.lowerBound {
        cursor += 1
      }
      let start = cursor
      while cursor < segments.count, segments[cursor].range.upperBound <= line.range.upperBound {
        cursor += 1
      }
      return Paragraph(
        line: line, role: roles[number], segments: Array(segments[start..<cursor]),
        items: items[number], nameEnd: nameEnds[number])
    }
  }

  // MARK: Roles

  private func role(of line: Line, _ number: Int) -> Paragraph.Role {
    if line.body.isEmpty { return .blank }
    if let part = report.parts.firstIndex(where: { heads($0.span, line) }) { return .part(part) }
    if let theme = report.themes.firstIndex(where: { heads($0.span, line) }) {
      return .theme(theme, depth: report.depth(ofTheme: theme))
    }
    let span = Span(line.body)
    if report.terms.contains(where: { $0.note.overlaps(span) }) {
      return .note(
        terms: report.terms.indices.filter { line.holdsStart(of: report.terms[$0].note) })
    }
    if number < bodyStart { return .front }
    return isSalutation(line) ? .salutation : .body
  }

  /// After the colon that follows a term's name, when there is one near the note's beginning.
  private func nameEnd(in line: Line, _ role: Paragraph.Role) -> Int? {
    guard case .note = role else { return nil }
    let opening = report.text(Span(line.body.prefix(60))).unicodeScalars
    let colon = opening.enumerated().first { $1 == ":" || $1 == "：" || $1 == "︰" }
    return colon.map { line.body.lowerBound + $0.offset + 1 }
  }

  /// Whether a heading's span takes the whole line.
  private func heads(_ span: Span, _ line: Line) -> Bool {
    line.range.contains(span.start) && span.start <= line.body.lowerBound
      && span.end >= line.body.upperBound
  }

  private func isSalutation(_ line: Line) -> Bool {
    line.body.count <= 12 && Paragraphing.endsInColon(line, report)
  }

  /// The front matter ends where the first line speaks: a colon, a full stop or a long line.
  private static func opensBody(_ line: Line, _ report: WorkReport) -> Bool {
    guard !line.body.isEmpty else { return false }
    let text = report.text(Span(line.body))
    return line.body.count > 48 || endsInColon(line, report)
      || text.hasSuffix("。") || text.hasSuffix("！")
      || report.parts.contains { line.range.contains($0.span.start) }
  }

  private static func endsInColon(_ line: Line, _ report: WorkReport) -> Bool {
    let text = report.text(Span(line.body))
    return text.hasSuffix(":") || text.hasSuffix("：") || text.hasSuffix("︰")
  }

  // MARK: The margin

  private func margin() -> [[Paragraph.Item]] {
    var placed: [[(offset: Int, item: Paragraph.Item)]] = Array(repeating: [], count: lines.count)
    for (index, finding) in reader.findings.enumerated() {
      var seen: Set<Int> = []
      for (place, quote) in finding.quotes.enumerated() {
        guard let line = self.line(at: quote.span.start), seen.insert(line).inserted else {
          continue
        }
        let item: Paragraph.Item = place == 0 ? .finding(index) : .reference(index)
        placed[line].append((quote.span.start, item))
      }
    }
    for (index, commitment) in report.commitments.enumerated() {
      guard let line = line(at: commitment.span.start) else { continue }
      placed[line].append((commitment.span.start, .commitment(index)))
    }
    return placed.map { items in
      items.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
        .map(\.element.item)
    }
  }

  /// The line that an offset lies in, by bisection.
  private func line(at offset: Int) -> Int? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low].range.contains(offset) ? low : nil
  }
}

extension WorkReport {
  /// 1 for a theme, 2 for a sub-theme.
  func depth(ofTheme index: Int) -> Int {
    var depth = 1
    var current = themes[index].parent
    while let parent = current, depth < 3 {
      depth += 1
      current = themes[parent].parent
    }
    return depth
  }
}
