/// A number written as one of Word's numbering formats writes it.
enum CountingStyle {
  static func text(_ number: Int, _ format: String) -> String {
    guard number > 0, number < 10_000 else { return String(number) }
    switch format {
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
      "taiwaneseCounting", "taiwaneseCountingThousand":
      return counted(number, digits: "零一二三四五六七八九", units: "十百千")
    case "chineseLegalSimplified", "ideographLegalTraditional":
      let text = counted(number, digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟")
      return text.hasPrefix("拾") ? "壹" + text : text
    case "ideographTraditional": return pick(number, "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": return pick(number, "子丑寅卯辰巳午未申酉戌亥")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      return pick(number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    case "upperLetter": return letters(number, "A")
    case "lowerLetter": return letters(number, "a")
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    default: return String(number)
    }
  }

  /// 一 … 十 十一 … 二十 … 一百零五.
  private static func counted(_ number: Int, digits: String, units: String) -> String {
    let (digits, units) = (Array(digits), Array(units))
    let places = String(number).compactMap(\.wholeNumberValue)
    var text = ""
    var zeroWaits = false
    for (index, digit) in places.enumerated() {
      let power = places.count - 1 - index
      guard digit > 0 else {
        zeroWaits = !text.isEmpty
        continue
      }
      if zeroWaits { text.append(digits[0]) }
      zeroWaits = false
      let isPlainTen = power == 1 && digit == 1 && text.isEmpty
      if !isPlainTen { text.append(digits[digit]) }
      if power > 0 { text.append(units[power - 1]) }
    }
    return text
  }

  private static func pick(_ number: Int, _ row: String) -> String {
    let row = Array(row)
    return number <= row.count ? String(row[number - 1]) : String(number)
  }

  /// A … Z AA BB …
  private static func letters(_ number: Int, _ first: Unicode.Scalar) -> String {
    guard number <= 26 * 4 else { return String(number) }
    let letter = Unicode.Scalar(UInt8(first.value) + UInt8((number - 1) % 26))
    return String(repeating: String(letter), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    let values = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, text) = (number, "")
    for (value, letters) in values {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }
}
