internal import Foundation

/// What is guessed first and needs no list: walks over the keyboard, runs, repeats, dates, names in
/// pinyin (口令的常见猜法). Texts are in small letters.
enum GuessedFirst {
  /// Keys that lie in a line, or characters that follow one another, and how many of them in a row are
  /// a walk. Words of the language have four letters of a row: `property`.
  private static let lines: [(keys: [Character], lengthMin: Int)] =
    [
      ("01234567890", 4), ("qwertyuiop", 5), ("asdfghjkl", 5), ("zxcvbnm", 5), ("!@#$%^&*()", 4),
      ("abcdefghijklmnopqrstuvwxyz", 5),
    ].map { (Array($0.0), $0.1) }
    + ["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/"].map {
      (Array($0), 4)
    }

  /// The longest walk to either side.
  static func walk(in text: String) -> String? {
    let characters = Array(text)
    let walks = lines.flatMap { line in
      [line.keys, line.keys.reversed()].compactMap { keys in
        longest(of: keys, in: characters).flatMap { $0.count >= line.lengthMin ? $0 : nil }
      }
    }
    return walks.max { $0.count < $1.count }
  }

  private static func longest(of keys: [Character], in text: [Character]) -> String? {
    var best = 0..<0
    for start in text.indices {
      for place in keys.indices {
        let count = zip(text[start...], keys[place...]).prefix { $0 == $1 }.count
        if count > best.count { best = start..<start + count }
      }
    }
    return best.isEmpty ? nil : String(text[best])
  }

  /// One character four times or more: `0000`.
  static func repeated(in text: String) -> String? {
    var run = ""
    for character in text {
      run = run.last == character ? run + String(character) : String(character)
      if run.count == 4 { return run }
    }
    return nil
  }

  /// One block over and over: `Ab1-Ab1-Ab1-`, its end cut off or not.
  static func isRepeat(_ text: String) -> Bool {
    let characters = Array(text)
    guard characters.count > 1 else { return false }
    return (1...characters.count / 2).contains { length in
      characters.indices.allSatisfy { characters[$0] == characters[$0 % length] }
    }
  }

  /// How many letters and digits are left without years, and dates of eight digits or with marks
  /// between: `Zhou-2026`.
  static func lengthWithoutDates(_ text: String) -> Int {
    let year = "(19|20)[0-9]{2}"
    let month = "(0?[1-9]|1[0-2])"
    let day = "(0?[1-9]|[12][0-9]|3[01])"
    let patterns = [
      "\(year)[-./_年]\(month)[-./_月]\(day)日?", "\(year)(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])",
      year,
    ]
    let rest = patterns.reduce(text) {
      $0.replacingOccurrences(of: $1, with: "", options: .regularExpression)
    }
    return rest.count { $0.isLetter || $0.isNumber }
  }

  /// How a Chinese name is typed: whole, and the given name by itself where it is long enough to tell
  /// anything. One reading for each character: rare readings of surnames are not known.
  static func pinyin(of name: String) -> [String] {
    guard name.unicodeScalars.contains(where: \.properties.isIdeographic),
      let latin = name.applyingTransform(.mandarinToLatin, reverse: false)
    else { return [] }
    return Set(
      ["v", "u"].flatMap { vowel in
        // ü is typed as v or as u, with whatever tone.
        let plain = ["ü", "ǖ", "ǘ", "ǚ", "ǜ"].reduce(latin.lowercased()) {
          $0.replacing($1, with: vowel)
        }.folding(options: .diacriticInsensitive, locale: nil)
        let syllables = plain.split { !$0.isLetter }
        return [syllables.joined(), syllables.dropFirst().joined()]
      }
    ).filter { $0.count >= 5 }.sorted()
  }
}
