/// Breaks Chinese and Latin text into lines of a number of columns: between any two Chinese
/// characters, never inside a word or number, and never before a closing mark.
struct Wrapping {
  var columns: Int
  /// Put before each line but the first.
  var indent: String

  init(columns: Int, indent: String = "") {
    self.columns = max(columns, 20)
    self.indent = indent
  }

  func callAsFunction(_ text: String) -> String { filled(pieces(of: text)) }

  /// A list after its head, broken between the items only.
  func callAsFunction(_ head: String, items: [String], end: String) -> String {
    let cells = items.enumerated().map { $1 + ($0 == items.count - 1 ? end : "，") }
    return filled(pieces(of: head) + cells)
  }

  private func filled(_ pieces: [String]) -> String {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      let fits = line.displayWidth + piece.displayWidth <= columns
      if fits || line.isEmpty || line == indent {
        line += piece
      } else {
        lines.append(line)
        line = indent + piece.drop { $0 == " " }
      }
    }
    return (lines + [line]).map(Self.withoutTrailingSpace).joined(separator: "\n")
  }

  private static func withoutTrailingSpace(_ line: String) -> String {
    line.last == " " ? withoutTrailingSpace(String(line.dropLast())) : line
  }

  /// The stretches that are not broken: words, numbers, single characters with their marks.
  private func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var glue = false
    for character in text {
      let sticks = pieces.last.map { self.sticks(character, to: $0, glue) } ?? false
      if sticks {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      glue = Self.openers.contains(character)
    }
    return pieces
  }

  private func sticks(_ character: Character, to piece: String, _ glue: Bool) -> Bool {
    if glue || Self.closers.contains(character) { return true }
    guard let last = piece.last else { return false }
    return Self.isLatin(character) && Self.isLatin(last)
  }

  private static let openers = Set("(（“‘《〈【[")
  private static let closers = Set("，。、；：？！）”’》〉】％…%,.;:!?)]")

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && character != " "
  }
}
