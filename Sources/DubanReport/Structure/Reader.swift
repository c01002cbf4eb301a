/// Puts a reading together, one concern after the other.
struct Reader {
  let scan: Scan
  let options: ReadingOptions
  var report: WorkReport
  /// For each sentence its stretch of normalised text.
  var ranges: [Range<Int>] = []
  var roles: [LineRole] = []

  init(_ source: SourceText, options: ReadingOptions) {
    scan = Scan(source)
    self.options = options
    report = WorkReport(source: source)
    report.scan = scan
  }

  mutating func read() -> WorkReport {
    let outline = scan.outline()
    readFront(outline)
    readBody(outline)
    readNotes(outline)
    readQuantities()
    readKinds()
    readDeadlines()
    readCommitments()
    return report
  }

  private mutating func readFront(_ outline: Outline) {
    let front = scan.front(outline)
    report.title = front.title
    report.speaker = front.speaker
    report.place = options.place ?? front.place
    report.year = options.year ?? front.year ?? yearOfParts(outline)
  }

  /// The latest year in a plan heading, or the year after the latest one reviewed.
  private func yearOfParts(_ outline: Outline) -> Int? {
    var planned: Int?
    var reviewed: Int?
    for (line, role) in zip(outline.lines, outline.roles) where role == .part {
      guard let year = scan.years(in: line.range).map(\.year).max() else { continue }
      if scan.has(.review, in: line.range) {
        reviewed = max(reviewed ?? 0, year)
      } else {
        planned = max(planned ?? 0, year)
      }
    }
    return reviewed.map { $0 + 1 } ?? planned
  }

  private mutating func readBody(_ outline: Outline) {
    let most = scan.text.count / 30 + outline.lines.count
    report.sentences.reserveCapacity(most)
    ranges.reserveCapacity(most)
    roles.reserveCapacity(most)
    var walk = BodyWalk(horizons: HorizonReader(scan: scan, year: report.year))
    for (line, role) in zip(outline.lines, outline.roles) {
      walk.enter(line, role, report: &report, scan: scan)
      var end = line.range.lowerBound
      while end < line.range.upperBound {
        let range = end..<scan.sentenceEnd(end..<line.range.upperBound)
        end = range.upperBound
        var sentence = Sentence(
          id: String(id: "s", report.sentences.count + 1), span: scan.text.span(range),
          line: line.number)
        sentence.part = walk.part
        sentence.theme = walk.theme
        sentence.horizon = walk.horizon
        report.sentences.append(consume sentence)
        ranges.append(range)
        roles.append(role)
      }
    }
  }
}

/// Where the walk through the lines stands: open part, themes, period.
private struct BodyWalk {
  let horizons: HorizonReader
  var part: Int?
  var theme: Int?
  var horizon = Horizon.none
  private var partHorizon: Horizon?
  private var open: [Int: Int] = [:]

  init(horizons: HorizonReader) { self.horizons = horizons }

  mutating func enter(_ line: Line, _ role: LineRole, report: inout WorkReport, scan: Scan) {
    switch role {
    case .part: openPart(line, report: &report, scan: scan)
    case .heading(let level): openTheme(line.range, level, report: &report, scan: scan)
    case .body: openParagraph(line, report: &report, scan: scan)
    case .noteHeading, .note:
      part = nil
      theme = nil
      horizon = .none
    case .front: break
    }
  }

  private mutating func openPart(_ line: Line, report: inout WorkReport, scan: Scan) {
    let read = horizons.part(line.range, after: partHorizon)
    partHorizon = read
    horizon = read
    part = report.parts.count
    theme = nil
    open = [:]
    report.parts.append(
      Part(title: scan.text.string(line.range), span: scan.text.span(line.range), horizon: read))
  }

  private mutating func openTheme(
    _ range: Range<Int>, _ level: Int, report: inout WorkReport, scan: Scan
  ) {
    theme = report.themes.count
    let parent = (0..<level).compactMap { open[$0] }.last
    report.themes.append(
      Theme(
        title: scan.text.string(range), span: scan.text.span(range), part: part, parent: parent))
    open[level] = theme
    for deeper in (level + 1)..<5 { open[deeper] = nil }
  }

  private mutating func openParagraph(_ line: Line, report: inout WorkReport, scan: Scan) {
    if let partHorizon {
      horizon = horizons.paragraph(line.range, part: partHorizon, current: horizon)
    }
    guard part != nil, let heading = scan.leadingPhrase(of: line) else { return }
    // 突出…,推动…。 stands above 抓实…。 where a report has both.
    let level = scan.first(.clauseEnd, in: heading) { $0 == "," } != nil ? 1 : 3
    openTheme(heading, level, report: &report, scan: scan)
  }
}

extension Scan {
  /// The opening sentence of a paragraph when it is a heading: short, without figures, not alone.
  func leadingPhrase(of line: Line) -> Range<Int>? {
    let first = line.range.lowerBound..<sentenceEnd(line.range)
    guard first.count <= 26, !hasDigit(in: first) else { return nil }
    let isAll = first.upperBound == line.range.upperBound
    guard !isAll || first.count <= 20, !has([.thanks], in: first) else { return nil }
    let isSalutation = text.has(Self.salutation, at: first.lowerBound)
    guard !isSalutation, !isAll || !has(.lead, in: first) else { return nil }
    let ends = text[first.upperBound - 1].endsSentence
    // A paragraph of one whole sentence is no heading; a line without a full stop may be one.
    guard !isAll || !ends else { return nil }
    return first.lowerBound..<(ends ? first.upperBound - 1 : first.upperBound)
  }

  private static let salutation = "各位".codes
}

extension Reader {
  mutating func readQuantities() {
    for (index, range) in ranges.enumerated() where roles[index] != .note {
      report.sentences[index].quantities = QuantityReader(scan, range).quantities()
    }
  }
}
