import DubanReport
import Testing

@testable import DubanWeb

@Suite struct `Cutting text under marks` {
  /// Marks at pseudo-random places, the same in every run.
  private func overlays(seed: Int, count: Int) -> [Overlay] {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<12).map { index in
      let start = next(count)
      let length = next(count - start + 1)
      return Overlay(mark: .term(index), span: Span(start: start, length: length))
    }
  }

  @Test(arguments: 0..<40)
  func `segments lie side by side and know what lies over them`(_ seed: Int) {
    let overlays = overlays(seed: seed, count: 50)
    let segments = Segment.cut(0..<50, overlays: overlays, edges: [7, 20, 20])
    #expect(segments.first?.range.lowerBound == 0)
    #expect(segments.last?.range.upperBound == 50)
    for (one, next) in zip(segments, segments.dropFirst()) {
      #expect(one.range.upperBound == next.range.lowerBound)
    }
    for segment in segments {
      for offset in segment.range {
        let over = overlays.filter { $0.span.range.contains(offset) }.map(\.mark)
        #expect(Set(over) == Set(segment.marks))
      }
      let ending = overlays.filter { $0.span.length > 0 && $0.span.end == segment.range.upperBound }
      #expect(Set(ending.map(\.mark)) == Set(segment.ending))
    }
  }
}
