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
    let before = [Int32](unsafeUninitializedCapacity: text.count + 1) { before, count in
      text.codes.withUnsafeBufferPointer { codes in
        tree.walk(codes, from: 0..<codes.count) { start, length, node in
          while count <= start {
            before.initializeElement(at: count, to: Int32(truncatingIfNeeded: found.count))
            count += 1
          }
          found.append(Mark(start: Int32(start), length: Int32(length), roles: roles[node]))
        }
      }
      while count <= text.count {
        before.initializeElement(at: count, to: Int32(truncatingIfNeeded: found.count))
        count += 1
      }
    }
    return Marks(found, before: before)
  }

  /// What all the words in a range can do, the short ones inside longer ones too.
  func everyRole(in text: NormalText, _ range: Range<Int>) -> Role {
    var union: Role = []
    text.codes.withUnsafeBufferPointer { codes in
      tree.walk(codes, from: range) { start, length, node in
        if start + length <= range.upperBound { union.formUnion(roles[node]) }
      }
    }
    return union
  }

  /// Whether a longest word with the roles stands in a short text of plain characters.
  func has(_ wanted: Role, in words: [Code]) -> Bool {
    words.withUnsafeBufferPointer { codes in
      codes.indices.contains { !roles[tree.longest(codes, from: $0).node].isDisjoint(with: wanted) }
    }
  }

  /// The longest word at one position of a text: its length and roles, length 0 where there is none.
  func longest(in text: NormalText, at start: Int) -> (length: Int, roles: Role) {
    guard start >= 0, start < text.count else { return (0, []) }
    let (length, node) = text.codes.withUnsafeBufferPointer { tree.longest($0, from: start) }
    return (length, roles[node])
  }
}
