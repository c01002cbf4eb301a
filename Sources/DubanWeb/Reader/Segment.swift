import DubanReport

/// What lies over a stretch of a report's text. Indices are those of the report.
enum Mark: Hashable, Sendable {
  case part(Int)
  case theme(Int)
  case sentence(Int)
  case quantity(sentence: Int, index: Int)
  /// Words that a finding speaks of; `finding` counts in the page's own order.
  case quote(finding: Int, index: Int)
  case term(Int)
}

/// A mark and where it lies.
struct Overlay: Sendable {
  var mark: Mark
  var span: Span
}

/// A stretch of text over which the same marks lie from its first character to its last.
struct Segment: Sendable {
  var range: Range<Int>
  var marks: [Mark]
  /// Those of the marks whose last character is the segment's last.
  var ending: [Mark]

  var span: Span { Span(range) }
}

extension Segment {
  /// Cuts `range` at every edge of an overlay and at every one of `edges`, in one sweep.
  static func cut(_ range: Range<Int>, overlays: [Overlay], edges: [Int]) -> [Segment] {
    let laid = overlays.filter { $0.span.length > 0 && range.contains($0.span.start) }
      .sorted { ($0.span.start, -$0.span.length) < ($1.span.start, -$1.span.length) }
    let bounds = boundaries(of: range, laid, edges)
    var segments: [Segment] = []
    segments.reserveCapacity(bounds.count)
    var active: [Overlay] = []
    var next = 0
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      active.removeAll { $0.span.end <= start }
      while next < laid.count, laid[next].span.start == start {
        active.append(laid[next])
        next += 1
      }
      let ending = active.filter { $0.span.end == end }.map(\.mark)
      segments.append(Segment(range: start..<end, marks: active.map(\.mark), ending: ending))
    }
    return segments
  }

  private static func boundaries(
    of range: Range<Int>, _ overlays: [Overlay], _ edges: [Int]
  ) -> [Int] {
    var all = [range.lowerBound, range.upperBound] + edges
    for overlay in overlays { all += [overlay.span.start, overlay.span.end] }
    all.sort()
    var bounds: [Int] = []
    for bound in all where bound != bounds.last && bound <= range.upperBound {
      if bound >= range.lowerBound { bounds.append(bound) }
    }
    return bounds
  }
}

// What is asked of a segment's marks.
extension Segment {
  var sentence: Int? {
    for case .sentence(let index) in marks { return index }
    return nil
  }

  var term: Int? {
    for case .term(let index) in marks { return index }
    return nil
  }

  var theme: Int? {
    for case .theme(let index) in marks.reversed() { return index }
    return nil
  }

  var quantities: [(sentence: Int, index: Int)] {
    marks.compactMap { mark in
      if case .quantity(let sentence, let index) = mark { (sentence, index) } else { nil }
    }
  }

  var findings: [Int] {
    marks.compactMap { mark in
      if case .quote(let finding, _) = mark { finding } else { nil }
    }
  }
}
