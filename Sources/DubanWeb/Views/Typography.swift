import DubanHTML

/// Typesetting that leaves every character as it is.
enum Typography {
  /// Text with its half-width punctuation marked where it stands after a Chinese character, so that
  /// the style can give it the room that Chinese punctuation has.
  static func spaced(_ text: String) -> HTML {
    var pieces: [HTML] = []
    var plain = ""
    var previous: Character = " "
    for character in text {
      if isHalfWidth(character), isChinese(previous) {
        pieces.append(HTML(plain))
        pieces.append(span(.class("p")) { String(character) })
        plain = ""
      } else {
        plain.append(character)
      }
      previous = character
    }
    pieces.append(HTML(plain))
    return pieces.count == 1 ? pieces[0] : HTML(pieces)
  }

  private static func isHalfWidth(_ character: Character) -> Bool {
    ",;:!?".contains(character)
  }

  private static func isChinese(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.value >= 0x2E80 || "”’》".unicodeScalars.contains(scalar)
  }
}
