/// A number of things announced: 10件民生实事, 五个方面, 三大产业.
struct CountWord: Sendable {
  var value: Int
  /// The number and its measure word.
  var range: Range<Int>
  /// Written in Chinese numerals.
  var isChinese: Bool
}

extension Desk {
  /// The count whose number begins at an index.
  func countWord(at start: Int, before limit: Int) -> CountWord? {
    let code = text[start]
    if code.isDigit {
      guard !text.at(start - 1).isDigit, text.at(start - 1) != "." else { return nil }
      var end = start
      var value = 0
      while end < limit, text[end].isDigit, end - start < 4 {
        value = value * 10 + Int(text[end].digit)
        end += 1
      }
      return counted(value, start..<end, before: limit, isChinese: false)
    }
    guard Numerals.isNumeral(code), !Numerals.isNumeral(text.at(start - 1)) else { return nil }
    var end = start
    while end < limit, Numerals.isNumeral(text[end]), end - start < 3 { end += 1 }
    guard let value = Numerals.value(text.codes[start..<end]) else { return nil }
    return counted(Int(value), start..<end, before: limit, isChinese: true)
  }

  private func counted(_ value: Int, _ number: Range<Int>, before limit: Int, isChinese: Bool)
    -> CountWord?
  {
    guard value >= 2, value <= 99, number.upperBound < limit else { return nil }
    let before = text.at(number.lowerBound - 1)
    guard !Self.notBefore.contains(before) else { return nil }
    guard Self.measures.contains(text[number.upperBound]) else { return nil }
    let length =
      text.at(number.upperBound + 1) == "类" || text.at(number.upperBound + 1) == "项" ? 2 : 1
    return CountWord(
      value: value, range: number.lowerBound..<(number.upperBound + length), isChinese: isChinese)
  }

  /// 第三个, 上述五项, 几十个: no count of the list beside it.
  private static let notBefore: CodeSet = [
    "第", "几", "数", "多", "余", "近", "超", "过", "约", "-", "~", "—",
  ]
  private static let measures: CodeSet = [
    "个", "项", "件", "条", "大", "类", "点", "种", "座", "处", "所", "家", "名", "位", "只",
  ]
}
