/// The number of an item in a numbered list.
struct ListMarker: Sendable {
  enum Kind: Int, CaseIterable, Sendable {
    /// ① ②
    case circled
    /// （1）（2）
    case bracketed
    /// 一是 二是
    case ordinal
    /// 1. 2. at the beginning of a line or after a mark
    case line
  }

  var kind: Kind
  var value: Int
  var start: Int
  var end: Int
  var line: Int
}

/// A numbered list: its markers in order, and the numbers that are missing between them.
struct NumberedList: Sendable {
  var markers: [ListMarker]
  var gaps: [Int] = []

  var last: ListMarker { markers[markers.count - 1] }
}

extension Desk {
  /// All numbered lists, in one pass over the text; a list may hold lists of other kinds.
  func numberedLists() -> [NumberedList] {
    var open: [[NumberedList]] = Array(repeating: [], count: ListMarker.Kind.allCases.count)
    var done: [NumberedList] = []
    for (index, range) in sentences.enumerated() where !range.isEmpty {
      let line = report.sentences[index].line
      for position in text.signs.places([.circled, .bracket, .digit, .cue], in: range) {
        if let marker = marker(at: position, range, line) { add(marker, &open, &done) }
      }
    }
    for lists in open { done += lists }
    return done.sorted { $0.markers[0].start < $1.markers[0].start }
  }

  private func add(
    _ marker: ListMarker, _ open: inout [[NumberedList]], _ done: inout [NumberedList]
  ) {
    let kind = marker.kind.rawValue
    if marker.value == 1 {
      done += open[kind]
      open[kind] = [NumberedList(markers: [marker])]
      return
    }
    guard var list = open[kind].popLast() else { return }
    let step = marker.value - list.last.value
    let isNear = list.last.line == marker.line || marker.kind == .line
    if step == 1 || (step == 2 || step == 3) && isNear {
      if step > 1 { list.gaps += (list.last.value + 1)..<marker.value }
      list.markers.append(marker)
      open[kind].append(list)
    } else {
      done.append(list)
    }
  }

  private func marker(at start: Int, _ range: Range<Int>, _ line: Int) -> ListMarker? {
    let code = text[start]
    if code.raw >= 0x2460, code.raw <= 0x2473 {
      let value = Int(code.raw) - 0x2460 + 1
      return ListMarker(kind: .circled, value: value, start: start, end: start + 1, line: line)
    }
    if code == "(", text.at(start + 1).isDigit { return bracketed(start, line) }
    if code.isDigit { return pointed(start, range, line) }
    if code == "是", start > range.lowerBound { return ordinal(start, range, line) }
    return nil
  }

  private func bracketed(_ start: Int, _ line: Int) -> ListMarker? {
    var end = start + 1
    var value = 0
    while text.at(end).isDigit, end - start <= 2 {
      value = value * 10 + Int(text[end].digit)
      end += 1
    }
    guard text.at(end) == ")", value > 0 else { return nil }
    return ListMarker(kind: .bracketed, value: value, start: start, end: end + 1, line: line)
  }

  /// 一是 after a mark or at the beginning of a sentence.
  private func ordinal(_ end: Int, _ range: Range<Int>, _ line: Int) -> ListMarker? {
    var start = end
    while start > range.lowerBound, Numerals.isNumeral(text[start - 1]) { start -= 1 }
    guard start < end, end - start <= 2, start == range.lowerBound || text[start - 1].endsClause,
      let value = Numerals.value(text.codes[start..<end]), value > 0, value <= 20
    else { return nil }
    return ListMarker(kind: .ordinal, value: Int(value), start: start, end: end + 1, line: line)
  }

  /// 1. or 1、 at the beginning of a line or after : ; 。
  private func pointed(_ start: Int, _ range: Range<Int>, _ line: Int) -> ListMarker? {
    let before = text.at(start - 1)
    guard before == ":" || before == ";" || before == "。" || before == .newline else { return nil }
    var end = start
    var value = 0
    while end < range.upperBound, text[end].isDigit, end - start < 2 {
      value = value * 10 + Int(text[end].digit)
      end += 1
    }
    guard value > 0, text.at(end) == "." || text.at(end) == "、", !text.at(end + 1).isDigit else {
      return nil
    }
    return ListMarker(kind: .line, value: value, start: start, end: end + 1, line: line)
  }
}
