import DubanHTML
import DubanReport

/// The whole report as one strip, tinted by kind, with a mark above it at each finding. It is the
/// legend as well.
struct StripView {
  let reader: Reader
  /// Whether findings are told of at all.
  let isProving: Bool
  private var report: WorkReport { reader.report }
  private var length: Int { max(report.source.count, 1) }

  var html: HTML {
    section(.class("strip"), .aria("label", "全文一览与图例")) {
      svg(.role("group"), .aria("label", "全文各类句子的分布" + (isProving ? "，上方为待核数据的位置" : ""))) {
        rect(.class("ground"), .x(0), .y(16), .width(.share(1, of: 1)), .height(14))
        for band in bands { draw(band) }
        for finding in reader.findings { tick(finding) }
        for (index, part) in report.parts.enumerated() { label(part, index) }
      }
      legend
    }
  }

  // MARK: The strip

  private struct Band {
    var kind: Kind
    var range: Range<Int>
  }

  /// Neighbouring sentences of one kind as one band.
  private var bands: [Band] {
    var bands: [Band] = []
    for sentence in report.sentences where sentence.kind != .rhetoric {
      if let last = bands.last, last.kind == sentence.kind,
        sentence.span.start - last.range.upperBound < 4
      {
        bands[bands.count - 1].range = last.range.lowerBound..<sentence.span.end
      } else {
        bands.append(Band(kind: sentence.kind, range: sentence.span.range))
      }
    }
    return bands
  }

  private func draw(_ band: Band) -> HTML {
    rect(
      .class("k-" + band.kind.rawValue), .x(.share(band.range.lowerBound, of: length)), .y(16),
      .width(.share(band.range.count, of: length)), .height(14))
  }

  private func tick(_ finding: NumberedFinding) -> HTML {
    guard let quote = finding.quotes.first else { return .empty }
    let said = "\(finding.number) \(finding.finding.verdict.label)"
    return a(.href(.fragment(finding.id)), .aria("label", said)) {
      rect(
        .class("tick", finding.finding.verdict.rawValue),
        .x(.share(quote.span.start, of: length)), .y(4), .width(4), .height(12)
      ) { svgTitle { said } }
    }
  }

  private func label(_ part: Part, _ index: Int) -> HTML {
    let start = Extent.share(part.span.start, of: length)
    let share = room(after: index)
    return a(.href(.fragment("part\(index + 1)")), .aria("label", part.title)) {
      rect(.class("post"), .x(start), .y(16), .width(1), .height(30))
      svg(.x(start), .width(.share(share, of: length)), .class("label")) {
        svgText(.x(5), .y(44), .class("long")) { words(part.title, room: 74 * share / length) }
        svgText(.x(5), .y(44), .class("short")) { words(part.title, room: 22 * share / length) }
      }
    }
  }

  /// A title whole where there is room for it, else its number (一), else nothing: never half a word.
  private func words(_ title: String, room: Int) -> String {
    if title.count <= room { return title }
    let number = String(title.prefix { $0 != "、" })
    return number.count < min(title.count, 4) && number.count <= room ? number : ""
  }

  /// How much text there is from a part's heading to the next: the room its label has.
  private func room(after index: Int) -> Int {
    let next = index + 1 < report.parts.count ? report.parts[index + 1].span.start : length
    return max(next - report.parts[index].span.start, 0)
  }

  // MARK: The legend

  private var legend: HTML {
    ul(.class("legend")) {
      for kind in Kind.allCases { li { self.kind(kind) } }
      li {
        span(.class("q")) { "12 亿元" }
        " 数据"
      }
      if isProving {
        li {
          span(.class("q fq contradiction")) { "12 亿元" }
          span(.class("fm contradiction"), .data("n", "1"))
          " 待核数据"
        }
      }
      li {
        span(.class("cm"), .data("n", "7"))
        " 承诺条目"
      }
    }
  }

  private func kind(_ kind: Kind) -> HTML {
    let count = report.sentences.filter { $0.kind == kind }.count
    return HTML {
      if let letter = kind.letter {
        span(.class("s", kind.rawValue), .data("k", letter)) { kind.label }
      } else {
        span(.class("s")) { "\(kind.label)（不着色）" }
      }
      small { " \(grouped(count))" }
    }
  }
}
