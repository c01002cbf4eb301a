/// What a word does for the reading. A word can do several things.
struct Role: OptionSet, Sendable, Hashable {
  var rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(_ bit: Int) { rawValue = 1 << UInt64(bit) }

  // Around numbers
  static let unit = Role(0)
  static let countUnit = Role(1)
  static let money = Role(2)
  static let size = Role(3)
  static let timeUnit = Role(4)
  static let person = Role(5)
  static let level = Role(6)
  static let atLeast = Role(7)
  static let atMost = Role(8)
  static let about = Role(9)
  static let rise = Role(10)
  static let fall = Role(11)
  static let changeTo = Role(12)
  static let from = Role(13)
  static let moreAfter = Role(14)
  static let atLeastAfter = Role(15)
  static let atMostAfter = Role(16)
  static let aboutAfter = Role(17)
  static let estimated = Role(18)
  static let strive = Role(19)
  static let annual = Role(20)
  static let separately = Role(21)
  static let each = Role(22)
  static let basis = Role(23)
  static let compare = Role(24)
  static let filler = Role(25)
  static let rank = Role(26)
  static let indicator = Role(27)
  static let special = Role(28)
  static let classNoun = Role(29)
  static let lead = Role(30)
  // Around sentences
  static let verb = Role(32)
  static let done = Role(33)
  static let mechanism = Role(34)
  static let mechanismVerb = Role(35)
  static let phrase = Role(36)
  static let problem = Role(37)
  static let goal = Role(38)
  static let deadline = Role(39)
  static let build = Role(40)
  static let purpose = Role(41)
  static let tangible = Role(42)
  static let review = Role(43)
  static let plan = Role(44)
  static let finish = Role(45)
  static let thanks = Role(46)
  static let vague = Role(47)
  static let manner = Role(48)
  static let headline = Role(49)
  static let attitude = Role(50)
  static let selfGovern = Role(51)

  /// Words that stand between what is measured and its number.
  static let beforeNumber: Role = [
    .level, .atLeast, .atMost, .about, .rise, .fall, .changeTo, .from, .estimated, .strive, .annual,
    .separately, .each, .basis, .compare, .filler,
  ]
}

/// A word found in the text.
struct Mark: Sendable {
  var start: Int32
  var length: Int32
  var roles: Role

  var end: Int { Int(start + length) }
  var range: Range<Int> { Int(start)..<end }
}

/// All words the rules know, in one tree that a single pass over the text walks.
struct Lexicon: Sendable {
  static let standard = Lexicon(Vocabulary.all)
  /// Units alone: after a number only a unit counts, whatever longer word begins there.
  static let units = Lexicon(Vocabulary.units)

  /// Node reached from the root by each code, 0 for none.
  private var roots: [Int32]
  /// Open addressing: (node << 16 | code) + 1, or 0 where empty; and the node it leads to.
  private var keys: [UInt64]
  private var targets: [Int32]
  private var mask: Int
  /// Roles of the word that ends at each node; empty where none does.
  private var roles: [Role]
  private var used = 0

  init(_ words: [(Role, String)]) {
    roots = Array(repeating: 0, count: 1 << 16)
    keys = Array(repeating: 0, count: 1 << 13)
    targets = Array(repeating: 0, count: 1 << 13)
    mask = (1 << 13) - 1
    roles = [[]]
    for (role, list) in words {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        insert(String(word).codes, role)
      }
    }
  }

  /// The longest word at each position, in order of position.
  func marks(in text: NormalText) -> Marks {
    var found: [Mark] = []
    found.reserveCapacity(text.count / 3)
    text.codes.withUnsafeBufferPointer { codes in
      for start in 0..<codes.count {
        let (length, role) = longest(codes, from: start)
        if length > 0 {
          found.append(Mark(start: Int32(start), length: Int32(length), roles: role))
        }
      }
    }
    return Marks(found, textCount: text.count)
  }

  private func longest(_ codes: UnsafeBufferPointer<Code>, from start: Int) -> (Int, Role) {
    var node = roots[Int(codes[start].raw)]
    guard node != 0 else { return (0, []) }
    var best = 0
    var role: Role = []
    var end = start + 1
    while node != 0 {
      if !roles[Int(node)].isEmpty {
        best = end - start
        role = roles[Int(node)]
      }
      guard end < codes.count else { break }
      node = step(node, codes[end])
      end += 1
    }
    return (best, role)
  }

  /// The longest word at one position of a text: its length and roles, length 0 where there is none.
  func longest(in text: NormalText, at start: Int) -> (length: Int, roles: Role) {
    guard start >= 0, start < text.count else { return (0, []) }
    return text.codes.withUnsafeBufferPointer { longest($0, from: start) }
  }

  private func slot(_ key: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[index] != 0, keys[index] != key { index = (index + 1) & mask }
    return index
  }

  private static func key(_ node: Int32, _ code: Code) -> UInt64 {
    (UInt64(node) << 16 | UInt64(code.raw)) + 1
  }

  private func step(_ node: Int32, _ code: Code) -> Int32 {
    targets[slot(Lexicon.key(node, code))]
  }

  private mutating func insert(_ word: [Code], _ role: Role) {
    var node: Int32 = 0
    for (depth, code) in word.enumerated() {
      var next = depth == 0 ? roots[Int(code.raw)] : step(node, code)
      if next == 0 {
        next = Int32(roles.count)
        roles.append([])
        if depth == 0 { roots[Int(code.raw)] = next } else { link(node, code, next) }
      }
      node = next
    }
    roles[Int(node)].formUnion(role)
  }

  private mutating func link(_ node: Int32, _ code: Code, _ next: Int32) {
    if used * 2 > mask { grow() }
    let key = Lexicon.key(node, code)
    let index = slot(key)
    keys[index] = key
    targets[index] = next
    used += 1
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    mask = mask * 2 + 1
    keys = Array(repeating: 0, count: mask + 1)
    targets = Array(repeating: 0, count: mask + 1)
    for (key, target) in zip(oldKeys, oldTargets) where key != 0 {
      let index = slot(key)
      keys[index] = key
      targets[index] = target
    }
  }
}

/// The words found in a text, to be asked by where they start, end or lie.
struct Marks: Sendable {
  let all: [Mark]
  /// For each position the mark that starts there, or -1.
  private let starting: [Int32]
  /// For each position the longest mark that ends there, or -1.
  private let ending: [Int32]

  init(_ marks: [Mark], textCount: Int) {
    var starting = [Int32](repeating: -1, count: textCount + 1)
    var ending = [Int32](repeating: -1, count: textCount + 1)
    for (index, mark) in marks.enumerated() {
      starting[Int(mark.start)] = Int32(index)
      // Marks come in order of start, so the first to end here is the longest.
      if ending[mark.end] < 0 { ending[mark.end] = Int32(index) }
    }
    all = marks
    self.starting = starting
    self.ending = ending
  }

  func starting(at index: Int) -> Mark? {
    guard index >= 0, index < starting.count, starting[index] >= 0 else { return nil }
    return all[Int(starting[index])]
  }

  func ending(at index: Int) -> Mark? {
    guard index >= 0, index < ending.count, ending[index] >= 0 else { return nil }
    return all[Int(ending[index])]
  }

  /// The longest mark that ends at an index and plays one of the roles.
  func ending(at index: Int, as roles: Role) -> Mark? {
    for start in max(0, index - Marks.longest)..<max(0, index) {
      if let mark = starting(at: start), mark.end == index, !mark.roles.isDisjoint(with: roles) {
        return mark
      }
    }
    return nil
  }

  /// No word of the lexicon is longer.
  private static let longest = 12

  /// The first mark in a range that plays one of the roles.
  func first(_ roles: Role, in range: Range<Int>) -> Mark? {
    for index in range {
      if let mark = starting(at: index), !mark.roles.isDisjoint(with: roles),
        mark.end <= range.upperBound
      {
        return mark
      }
    }
    return nil
  }

  func has(_ roles: Role, in range: Range<Int>) -> Bool { first(roles, in: range) != nil }

  /// The marks in a range that play one of the roles, not overlapping each other.
  func every(_ roles: Role, in range: Range<Int>) -> [Mark] {
    var found: [Mark] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let mark = starting(at: index), !mark.roles.isDisjoint(with: roles),
        mark.end <= range.upperBound
      {
        found.append(mark)
        index = mark.end
      } else {
        index += 1
      }
    }
    return found
  }
}
