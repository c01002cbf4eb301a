import DubanReport

/// Which unit must sign for a figure, and why.
struct Signatory: Sendable {
  /// Empty when nobody is known.
  var unit: String
  var reason: String
}

/// Finds the unit that signs for a figure: the assessor for headline indicators, else the unit
/// whose duty words stand nearest to the figure, else the unit proposed for the commitment.
struct Signatories: Sendable {
  private let catalogue: DutyCatalogue
  /// Duty words, longest first, each with its unit's index.
  private let duties: [(word: [UInt8], unit: Int)]

  init(_ catalogue: DutyCatalogue) {
    self.catalogue = catalogue
    duties = catalogue.units.enumerated()
      .flatMap { index, unit in unit.duties.map { (Array($0.utf8), index) } }
      .filter { !$0.0.isEmpty }
      .enumerated()
      .sorted { ($1.element.0.count, $0.offset) < ($0.element.0.count, $1.offset) }
      .map { (word: $0.element.0, unit: $0.element.1) }
  }

  func signatory(of quantity: Quantity, in sentence: Sentence, of report: WorkReport) -> Signatory {
    if let assessor = catalogue.assessor, StatisticalIndicator.includes(quantity.name) {
      return Signatory(unit: assessor, reason: "统计指标")
    }
    let window = Excerpt(of: quantity.span, in: sentence.span, of: report)
    let named = duty(in: quantity.name) ?? loose(in: quantity.name) ?? duty(in: window.clause)
    if let (unit, word) = named { return Signatory(unit: unit, reason: "职责：\(word)") }
    if let lead = lead(for: quantity, in: sentence, of: report) {
      return Signatory(unit: lead, reason: "牵头单位")
    }
    if let (unit, word) = nearest(to: quantity.span, in: sentence, of: report) {
      return Signatory(unit: unit, reason: "职责：\(word)")
    }
    return Signatory(unit: "", reason: "")
  }

  private func duty(in text: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    return duties.first { Bytes.find($0.word, in: bytes) != nil }.map(words)
  }

  /// A long duty word with a word or two between its characters: 一般公共预算(地方)收入.
  private func loose(in text: String) -> (String, String)? {
    let scalars = Array(text.unicodeScalars)
    return duties.first { duty in
      duty.word.count >= 18
        && Bytes.isScattered(
          Array(String(decoding: duty.word, as: UTF8.self).unicodeScalars), scalars)
    }.map(words)
  }

  /// The duty word that stands nearest to the figure.
  private func nearest(to span: Span, in sentence: Sentence, of report: WorkReport)
    -> (String, String)?
  {
    let text = Array(report.text(sentence.span).utf8)
    let head = Span(start: sentence.span.start, length: max(0, span.start - sentence.span.start))
    let place = report.text(head).utf8.count
    var best: (distance: Int, duty: (word: [UInt8], unit: Int))?
    for duty in duties {
      var from = 0
      while let at = Bytes.find(duty.word, in: text, from: from) {
        let distance = abs(at - place)
        if distance < best?.distance ?? Int.max { best = (distance, duty) }
        from = at + duty.word.count
      }
    }
    return best.map { words($0.duty) }
  }

  private func words(_ duty: (word: [UInt8], unit: Int)) -> (String, String) {
    (catalogue.units[duty.unit].name, String(decoding: duty.word, as: UTF8.self))
  }

  private func lead(for quantity: Quantity, in sentence: Sentence, of report: WorkReport)
    -> String?
  {
    let commitments = sentence.commitments.map { report.commitments[$0] }
    let own = commitments.first { commitment in
      commitment.span.contains(quantity.span) && !commitment.lead.isEmpty
    }
    return (own ?? commitments.first { !$0.lead.isEmpty })?.lead.first?.unit
  }
}

enum Bytes {
  /// Where a word begins in a text.
  static func find(_ word: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    guard let first = word.first else { return nil }
    var at = start
    while at + word.count <= text.count {
      if text[at] == first, text[at..<(at + word.count)].elementsEqual(word) { return at }
      at += 1
    }
    return nil
  }

  /// Whether all characters of a word stand in a text in order, with at most two others between.
  static func isScattered(_ word: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { start in
      var (at, matched) = (start, 0)
      while at < text.count, matched < word.count, at - start < word.count + 2 {
        if text[at] == word[matched] { matched += 1 }
        at += 1
      }
      return matched == word.count
    }
  }
}

/// A figure with the words around it, cut at marks, so that long sentences stay readable.
struct Excerpt: Sendable {
  var before: String
  var mark: String
  var after: String
  /// The words between the nearest marks.
  var clause: String

  /// - Parameter reach: how many characters on either side are kept at most.
  init(of span: Span, in sentence: Span, of report: WorkReport, reach: Int = 60) {
    let text = Array(report.text(sentence).unicodeScalars)
    let start = min(max(0, span.start - sentence.start), text.count)
    let end = min(max(start, span.end - sentence.start), text.count)
    let (low, high) = Excerpt.window(text, start: start, end: end, reach: reach)
    before = (low > 0 ? "…" : "") + Excerpt.string(text[low..<start])
    mark = Excerpt.string(text[start..<end])
    after = Excerpt.string(text[end..<high]) + (high < text.count ? "…" : "")
    let first = text[..<start].lastIndex(where: Excerpt.isMark).map { $0 + 1 } ?? 0
    let last = text[end...].firstIndex(where: Excerpt.isMark) ?? text.count
    clause = Excerpt.string(text[first..<last])
  }

  /// The whole sentence when it is short, else whole clauses within reach on both sides.
  private static func window(_ text: [Unicode.Scalar], start: Int, end: Int, reach: Int) -> (
    Int, Int
  ) {
    if text.count <= reach * 2 { return (0, text.count) }
    var low = max(0, start - reach)
    if low > 0, let mark = text[low..<start].firstIndex(where: isMark) { low = mark + 1 }
    var high = min(text.count, end + reach / 2)
    if high < text.count, let mark = text[end..<high].lastIndex(where: isMark) { high = mark + 1 }
    return (low, high)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "。", "\u{FF0C}", "\u{FF1B}": true
    default: false
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
