/// What a sentence shows of its kind.
struct SentenceSigns {
  let scan: Scan
  let range: Range<Int>
  let quantities: [Quantity]

  /// Without a list number and closing marks.
  let bare: Range<Int>
  /// All that the words of the sentence can do.
  private let roles: Role
  let clauses: [Range<Int>]

  init(_ scan: Scan, _ range: Range<Int>, _ quantities: [Quantity]) {
    self.scan = scan
    self.range = range
    self.quantities = quantities
    bare = SentenceSigns.body(scan, range)
    roles = scan.marks.roles(in: range)
    clauses = scan.split(bare) { $0 == "," || $0 == ";" || $0 == ":" }
  }

  static func body(_ scan: Scan, _ range: Range<Int>) -> Range<Int> {
    var start = afterNumber(scan, range)
    while start < range.upperBound, isBullet(scan.text[start]) { start += 1 }
    var end = range.upperBound
    while end > start, scan.text[end - 1].endsClause || scan.text[end - 1] == "”" { end -= 1 }
    return start..<end
  }

  /// 7、, (1), 3. before the sentence.
  private static func afterNumber(_ scan: Scan, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    if scan.text[index] == "(" { index += 1 }
    while index < range.upperBound, isNumeral(scan.text[index]) { index += 1 }
    guard index > range.lowerBound, index < range.upperBound else { return range.lowerBound }
    switch scan.text[index] {
    case "、", ")": return index + 1
    case ".": return scan.text.at(index + 1).isDigit ? range.lowerBound : index + 1
    default: return range.lowerBound
    }
  }

  private static func isNumeral(_ code: Code) -> Bool { code.isDigit || Numerals.isNumeral(code) }

  private static func isBullet(_ code: Code) -> Bool {
    if code.isCircled { return true }
    switch code {
    case "-", "·", "●", "■", "★", "▲": return true
    default: return false
    }
  }

  func has(_ wanted: Role) -> Bool { !roles.isDisjoint(with: wanted) }

  var endsWithColon: Bool { scan.text[range.upperBound - 1] == ":" }
  var exclaims: Bool { scan.text[range.upperBound - 1] == "!" }
  var hasListMark: Bool { scan.first(.joiner, in: bare) { $0 == "、" } != nil }
  var hasDigit: Bool { scan.hasDigit(in: bare) }

  /// Amounts of something counted, measured or paid; 只减不增 and the like are none.
  var hasAmount: Bool {
    quantities.contains { quantity in
      if case .number(let value) = quantity.value { return value.digits != 0 }
      return true
    }
  }

  /// Without 五年来, or the like before the first comma.
  var core: Range<Int> {
    guard let comma = scan.first(.clauseEnd, in: bare, where: { $0 == "," }),
      comma - bare.lowerBound <= 6,
      scan.marks.starting(at: bare.lowerBound)?.roles.contains(.lead) ?? false
    else { return bare }
    return (comma + 1)..<bare.upperBound
  }

  /// A heading, or a sentence that only strikes a tone: short, without a figure, a list or a comma.
  func isHeading(max length: Int) -> Bool {
    let core = core
    return core.count <= length && !hasAmount && !hasDigit
      && scan.first(.clauseEnd, in: core) { $0 == "," || $0 == ";" } == nil
  }

  /// Whether any clause holds an act to be done, or says by when.
  var promises: Bool {
    let reader = ActReader(scan: scan)
    return has(.deadline) && has(.finish) || clauses.contains { reader.promises($0) }
  }

  /// The clauses that speak of an institution or way of working, and those that speak of a thing.
  func clauseCounts() -> (mechanism: Int, thing: Int, all: Int) {
    var counts = (mechanism: 0, thing: 0, all: 0)
    for clause in clauses where clause.count > 2 {
      counts.all += 1
      let isThing = scan.has(.finish, in: clause) && scan.has(.tangible, in: clause)
      if scan.has(.mechanism, in: clause) {
        counts.mechanism += 1
      } else if isThing {
        counts.thing += 1
      }
    }
    return counts
  }
}
