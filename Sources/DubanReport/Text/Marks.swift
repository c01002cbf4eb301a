/// A word found in the text.
struct Mark: Sendable {
  var start: Int32
  var length: Int32
  var roles: Role

  var end: Int { Int(start + length) }
  var range: Range<Int> { Int(start)..<end }
}

/// The words found in a text, to be asked by where they start, end or lie.
struct Marks: Sendable {
  /// Every word at every position, in order of start, the shorter first.
  private let all: [Mark]
  /// For each position the longest mark that starts there, or -1.
  private let starting: [Int32]
  /// For each position the last mark that ends there, or -1; `before` leads on to the others.
  private let ending: [Int32]
  private let before: [Int32]

  init(_ marks: [Mark], textCount: Int) {
    var starting = [Int32](repeating: -1, count: textCount + 1)
    var ending = [Int32](repeating: -1, count: textCount + 1)
    var before = [Int32](repeating: -1, count: marks.count)
    for (index, mark) in marks.enumerated() {
      starting[Int(mark.start)] = Int32(index)
      before[index] = ending[mark.end]
      ending[mark.end] = Int32(index)
    }
    all = marks
    self.starting = starting
    self.ending = ending
    self.before = before
  }

  /// The longest mark that starts at an index.
  func starting(at index: Int) -> Mark? {
    guard index >= 0, index < starting.count, starting[index] >= 0 else { return nil }
    return all[Int(starting[index])]
  }

  /// The longest mark that ends at an index and plays one of the roles, though a longer word may begin
  /// with it.
  func ending(at index: Int, as roles: Role) -> Mark? {
    guard index >= 0, index < ending.count else { return nil }
    var longest: Mark?
    var next = ending[index]
    while next >= 0 {
      // Marks come in order of start, so each one found later on the way back is longer.
      if !all[Int(next)].roles.isDisjoint(with: roles) { longest = all[Int(next)] }
      next = before[Int(next)]
    }
    return longest
  }

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

  /// All that the words in a range can do.
  func roles(in range: Range<Int>) -> Role {
    var union: Role = []
    for index in range where starting[index] >= 0 {
      let mark = all[Int(starting[index])]
      if mark.end <= range.upperBound { union.formUnion(mark.roles) }
    }
    return union
  }

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
