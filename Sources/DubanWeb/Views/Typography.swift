import DubanHTML

/// Typesetting that leaves every character as it is: half-width punctuation is given the room that
/// Chinese punctuation has, and figures stand a little off the Chinese beside them.
enum Typography {
  /// - Parameters:
  ///   - before, after: the characters of the text just outside, so that a cut changes nothing.
  static func spaced(_ text: String, after: Character?, before: Character?) -> HTML {
    var pieces: [HTML] = []
    var rest = text[...]
    var previous = after
    while let first = rest.first {
      let length = runLength(of: rest)
      let run = rest.prefix(length)
      rest = rest.dropFirst(length)
      let next = rest.first ?? before
      pieces.append(piece(String(run), first, previous, next))
      previous = run.last
    }
    return pieces.count == 1 ? pieces[0] : HTML(pieces)
  }

  /// A mark alone; figures and Latin letters together; everything else together.
  private static func runLength(of text: Substring) -> Int {
    guard let first = text.first else { return 0 }
    if isMark(first) { return 1 }
    let isFigure = isWestern(first)
    return text.prefix { !isMark($0) && isWestern($0) == isFigure }.count
  }

  private static func piece(
    _ run: String, _ first: Character, _ previous: Character?, _ next: Character?
  ) -> HTML {
    let joinsFigures = isWestern(previous) && isWestern(next) && previous != "%"
    if isMark(first), !joinsFigures {
      return span(.class(",()".contains(first) ? "pc" : "pr")) { run }
    }
    guard isWestern(first) else { return HTML(run) }
    switch (isHan(previous), isHan(next)) {
    case (true, true): return span(.class("dl", "dr")) { run }
    case (true, false): return span(.class("dl")) { run }
    case (false, true): return span(.class("dr")) { run }
    case (false, false): return HTML(run)
    }
  }

  private static func isMark(_ character: Character) -> Bool {
    ",;:!?()".contains(character)
  }

  private static func isWestern(_ character: Character?) -> Bool {
    guard let scalar = character?.unicodeScalars.first else { return false }
    return (0x21...0x7E).contains(scalar.value) && character.map(isMark) == false
  }

  private static func isHan(_ character: Character?) -> Bool {
    guard let scalar = character?.unicodeScalars.first else { return false }
    return scalar.properties.isIdeographic
  }
}
