/// All words the rules know, in one tree that a single pass over the text walks.
struct Lexicon: Sendable {
  static let standard = Lexicon(Vocabulary.all)
  /// Units alone: after a number only a unit counts, whatever longer word begins there.
  static let units = Lexicon(Vocabulary.units)

  private var tree = WordTree()
  /// Roles of the word that ends at each node.
  private var roles: [Role] = [[]]

  init(_ words: [(Role, String)]) {
    for (role, list) in words {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let node = tree.insert(String(word).codes)
        while roles.count <= node { roles.append([]) }
        roles[node].formUnion(role)
      }
    }
  }

  /// Every word at every position.
  func marks(in text: NormalText) -> Marks {
    var found: [Mark] = []
    found.reserveCapacity(text.count / 2)
    var before = [Int32](repeating: 0, count: text.count + 1)
    text.codes.withUnsafeBufferPointer { codes in
      for start in 0..<codes.count {
        before[start] = Int32(found.count)
        tree.walk(codes, from: start) { length, node in
          found.append(Mark(start: Int32(start), length: Int32(length), roles: roles[node]))
        }
      }
    }
    before[text.count] = Int32(found.count)
    return Marks(found, before: before)
  }

  /// The longest word at one position of a text: its length and roles, length 0 where there is none.
  func longest(in text: NormalText, at start: Int) -> (length: Int, roles: Role) {
    guard start >= 0, start < text.count else { return (0, []) }
    let (length, node) = text.codes.withUnsafeBufferPointer { tree.longest($0, from: start) }
    return (length, roles[node])
  }
}
