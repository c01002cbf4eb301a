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
  /// For each position of the text, and for its end, how many marks start before it.
  private let before: [Int32]
  /// The length of the longest mark.
  private let longest: Int

  init(_ marks: [Mark], before: [Int32]) {
    all = marks
    self.before = before
    longest = marks.reduce(0) { max($0, Int($1.length)) }
  }

  /// The longest mark that starts at an index.
  func starting(at index: Int) -> Mark? {
    guard index >= 0, index + 1 < before.count, before[index + 1] > before[index] else {
      return nil
    }
    return all[Int(before[index + 1]) - 1]
  }

  /// The longest mark that ends at an index and plays one of the roles, though a longer word may begin
  /// with it.
  func ending(at index: Int, as roles: Role) -> Mark? {
    guard index >= 0, index < before.count else { return nil }
    for slot in slots(max(0, index - longest)..<index) {
      let mark = all[slot]
      if mark.end == index, !mark.roles.isDisjoint(with: roles) { return mark }
    }
    return nil
  }

  /// Visits, in order, the longest mark at each position of a range, wherever it ends, that plays one
  /// of the roles, until the visitor has had enough.
  @inline(__always)
  func visit(_ roles: Role, in range: Range<Int>, _ goesOn: (Mark) -> Bool) {
    let slots = slots(range)
    for slot in slots where !all[slot].roles.isDisjoint(with: roles) && isLongest(slot, in: slots) {
      guard goesOn(all[slot]) else { return }
    }
  }

  /// The first mark in a range that plays one of the roles.
  func first(_ roles: Role, in range: Range<Int>) -> Mark? {
    var found: Mark?
    visit(roles, in: range) { mark in
      guard mark.end <= range.upperBound else { return true }
      found = mark
      return false
    }
    return found
  }

  /// Where the first mark starts in a range, wherever it ends, that plays one of the roles.
  func start(of roles: Role, in range: Range<Int>) -> Int? {
    var found: Int?
    visit(roles, in: range) { mark in
      found = Int(mark.start)
      return false
    }
    return found
  }

  func has(_ roles: Role, in range: Range<Int>) -> Bool { first(roles, in: range) != nil }

  /// All that the words in a range can do.
  func roles(in range: Range<Int>) -> Role {
    var union: Role = []
    let slots = slots(range)
    for slot in slots where all[slot].end <= range.upperBound && isLongest(slot, in: slots) {
      union.formUnion(all[slot].roles)
    }
    return union
  }

  /// The marks in a range that play one of the roles, not overlapping each other.
  func every(_ roles: Role, in range: Range<Int>) -> [Mark] {
    var found: [Mark] = []
    visitEvery(roles, in: range) { mark in
      found.append(mark)
      return true
    }
    return found
  }

  /// Visits what `every` gives, until the visitor has had enough.
  @inline(__always)
  func visitEvery(_ roles: Role, in range: Range<Int>, _ goesOn: (Mark) -> Bool) {
    var free = range.lowerBound
    visit(roles, in: range) { mark in
      guard Int(mark.start) >= free, mark.end <= range.upperBound else { return true }
      free = mark.end
      return goesOn(mark)
    }
  }

  /// The marks that start in a range.
  private func slots(_ range: Range<Int>) -> Range<Int> {
    let whole = range.clamped(to: 0..<(before.count - 1))
    return Int(before[whole.lowerBound])..<Int(before[whole.upperBound])
  }

  /// Whether no longer mark starts where this one does.
  private func isLongest(_ slot: Int, in slots: Range<Int>) -> Bool {
    slot + 1 == slots.upperBound || all[slot + 1].start != all[slot].start
  }
}
