/// All years that a text names, by position.
struct YearIndex: Sendable {
  struct Mention: Sendable {
    var start: Int
    var end: Int
    var year: Int
  }

  private let mentions: [Mention]

  init(_ text: NormalText) {
    var found: [Mention] = []
    for index in text.signs.places(.cue, in: 4..<max(4, text.count)) where text[index] == "年" {
      if let year = YearIndex.year(text, endingAt: index) {
        found.append(Mention(start: index - 4, end: index + 1, year: year))
      }
    }
    mentions = found
  }

  /// 2015年 or 二〇一五年; 年 stands at `end`.
  private static func year(_ text: NormalText, endingAt end: Int) -> Int? {
    guard !text.at(end - 5).isDigit, text.at(end - 5) != "." else { return nil }
    var value = 0
    for index in (end - 4)..<end {
      if text[index].isDigit {
        value = value * 10 + Int(text[index].digit)
      } else if let digit = Numerals.digit(text[index]), digit < 10 {
        value = value * 10 + digit
      } else {
        return nil
      }
    }
    return value >= 1949 && value <= 2100 ? value : nil
  }

  /// The years named in a stretch of text, in order.
  func mentions(in range: Range<Int>) -> ArraySlice<Mention> {
    let first = lowerBound(range.lowerBound)
    // A mention is five characters long.
    return mentions[first..<max(first, lowerBound(range.upperBound - 4))]
  }

  func last(in range: Range<Int>) -> Int? { mentions(in: range).last?.year }

  private func lowerBound(_ position: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
