import Duban
import DubanWeb

/// Official terms as they are typed for options.
enum Words {
  /// - Throws: when there is no such term, with those that there are.
  static func read<Word: Worded>(
    _ type: Word.Type, _ text: String, option: String
  ) throws(Failure) -> Word {
    if let word = Word(word: text) { return word }
    let known = Word.allCases.map(\.word).joined(separator: "、")
    throw Failure(status: .misused, message: "\(option) 的“\(text)”不对：可以写\(known)。")
  }
}

/// One sentence of what was done, with the number of what was made.
struct Done: Shown {
  var id: Int64?
  var sentence: String

  init(id: Int64? = nil, sentence: String) {
    self.id = id
    self.sentence = sentence
  }

  func text(columns: Int) -> String { Wrapping(columns: min(columns, 100))(sentence) + "\n" }
}
