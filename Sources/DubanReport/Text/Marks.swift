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
