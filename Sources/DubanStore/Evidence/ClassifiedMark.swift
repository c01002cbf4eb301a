/// A mark of state secrets (密级标志) in a name or text. The system takes nothing that bears one.
public enum ClassifiedMark: String, Hashable, Sendable, CaseIterable {
  case secret = "秘密"
  case confidential = "机密"
  case topSecret = "绝密"

  /// The first mark: the word and a star (GB/T 9704 §7.2.2), whatever star and blanks are used. An
  /// asterisk, which also makes footnotes, counts only before a period: `机密*5年`. A star before the
  /// word counts where no other character follows: `★绝密`, but not `★秘密投票`.
  public static func find(in text: some StringProtocol) -> ClassifiedMark? {
    var window: [Unicode.Scalar] = []
    var scalars = text.unicodeScalars.lazy.filter { !isBlank($0) }.makeIterator()
    var ahead = scalars.next()
    while let scalar = ahead {
      ahead = scalars.next()
      window = window.suffix(2) + [scalar]
      guard window.count == 3 else { continue }
      let isStar = stars.contains(scalar) || asterisks.contains(scalar) && beginsPeriod(ahead)
      if isStar, let mark = mark(window[0], window[1]) { return mark }
      if stars.contains(window[0]), !(ahead?.properties.isIdeographic ?? false),
        let mark = mark(window[1], scalar)
      {
        return mark
      }
    }
    return nil
  }

  /// Why it is refused and what to do, to follow the file's name.
  public var sentence: String {
    "标有“\(rawValue)★”，属于涉密文件。本系统不受理涉密事项，请按保密规定在涉密场所办理，不要上传。"
  }

  private static func mark(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) -> ClassifiedMark? {
    allCases.first { $0.rawValue.unicodeScalars.elementsEqual([first, second]) }
  }

  private static let stars: Set<Unicode.Scalar> = [
    "★", "☆", "⭐", "✩", "✪", "✫", "✬", "✭", "✮", "✯", "✰", "⋆", "🌟", "🟊", "⚝", "✡",
  ]
  private static let asterisks: Set<Unicode.Scalar> = ["*", "＊", "﹡", "∗", "✱", "※"]
  private static let periods: Set<Unicode.Scalar> = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "长", "启", "解",
  ]

  /// A number of years, 长期, 启用前, 解密.
  private static func beginsPeriod(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return periods.contains(scalar) || "0"..."9" ~= scalar || "０"..."９" ~= scalar
  }

  /// Blanks of every width, and the marks and selectors that are not seen at all.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
      return true
    }
    return scalar == "_" || scalar == "\u{FEFF}"
  }
}
