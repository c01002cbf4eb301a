/// Reads the quantities of one sentence.
struct QuantityReader {
  let scan: Scan
  let range: Range<Int>
  private let numbers: NumberScanner

  init(_ scan: Scan, _ range: Range<Int>) {
    self.scan = scan
    self.range = range
    numbers = NumberScanner(scan, range)
  }

  func quantities() -> [Quantity] {
    var tokens = numbers.tokens()
    let runs = numbers.runs(&tokens)
    var state = NamingState()
    var found = FoundQuantities()
    for run in runs { read(run, tokens, &state, &found) }
    addSpecials(to: &found)
    guard found.hasSpecials else { return found.quantities }
    var all = zip(found.places, found.quantities).sorted { $0.0 < $1.0 }.map(\.1)
    // ,翻一番 speaks of the quantity before it.
    for index in all.indices.dropFirst() where all[index].name.isEmpty {
      all[index].name = all[index - 1].name
    }
    return all
  }

  /// What earlier numbers of the sentence leave for later ones.
  struct NamingState {
    var lastName = ""
    /// The names that 分别 dealt out last.
    var dealt: [String] = []
    /// The names given so far, each once.
    var given: [String] = []
    /// Where the last number ended.
    var end = 0
  }

  /// The quantities of a sentence and where the digits of each begin.
  private struct FoundQuantities {
    var quantities: [Quantity] = []
    private(set) var places: [Int] = []
    var hasSpecials = false

    mutating func append(_ quantity: consuming Quantity, at place: Int) {
      quantities.append(quantity)
      places.append(place)
    }
  }

  private func read(
    _ run: NumberRun, _ tokens: [NumberToken], _ state: inout NamingState,
    _ found: inout FoundQuantities
  ) {
    let first = tokens[(run.starts ?? run.members).lowerBound]
    // A name does not reach over a semicolon.
    if state.end > 0, state.end < first.lead.start,
      scan.first(.clauseEnd, in: state.end..<first.lead.start, where: { $0 == ";" }) != nil
    {
      state.lastName = ""
      state.dealt = []
      state.given = []
    }
    // What only names a class stays part of the name that follows (10亿元以上项目).
    guard run.members.contains(where: { isCounted(tokens[$0]) }) else { return }
    defer { state.end = tokens[run.members.upperBound - 1].end }
    let names = names(for: run, first: first, tokens, &state)
    for name in names where !state.given.contains(where: { $0.hasBytes(of: name) }) {
      state.given.append(name)
    }
    for (position, index) in run.members.enumerated() where isCounted(tokens[index]) {
      let start = run.starts.map { tokens[$0.lowerBound + position] }
      let isAlone = run.count == 1
      for name in isAlone ? names : [names[min(position, names.count - 1)]] {
        let quantity = quantity(tokens[index], from: start, name: name)
        found.append(quantity, at: tokens[index].digits.lowerBound)
        describe(&found.quantities[found.quantities.count - 1], tokens[index], from: start)
      }
    }
  }

  /// Whether a token is a measure at all, and not a threshold that only names a class.
  private func isCounted(_ token: NumberToken) -> Bool {
    if token.isRatio { return true }
    if isClassBound(token) { return false }
    if token.unitRoles.contains(.timeUnit) { return measuresTime(token) }
    if token.hasUnit { return true }
    return isBareLevel(token)
  }

  /// A length of time is a quantity only where it is the thing measured: 压缩至3个工作日, 优良天数280天.
  private func measuresTime(_ token: NumberToken) -> Bool {
    if token.unit.hasByteSuffix("工作日") {
      return scan.text.at(token.end) != "内" && !token.lead.roles.isEmpty
        || token.lead.roles.contains(.changeTo)
    }
    let measuring: Role = [.changeTo, .level, .atLeast, .atMost, .from, .rise, .fall]
    if !token.lead.roles.isDisjoint(with: measuring) { return true }
    return scan.text.at(token.lead.start - 1) == "数"
  }

  /// 研发投入强度达2.6以上: a number without a unit, but plainly a level.
  private func isBareLevel(_ token: NumberToken) -> Bool {
    let reaches: Role = [.level, .atLeast, .atMost, .changeTo, .about, .from]
    guard !token.lead.roles.isDisjoint(with: reaches) || !token.suffix.isEmpty else { return false }
    let next = scan.text.at(token.end)
    if case .number(let value) = token.form, value.decimals == 0,
      value.digits >= 1949 && value.digits <= 2100 || value.digits == 12345
    {
      return false
    }
    return next.endsClause || next == "、" || next == ")" || token.end >= range.upperBound
  }

  /// 5000万元以上项目, 过亿元企业: the bound names a class of things.
  private func isClassBound(_ token: NumberToken) -> Bool {
    guard
      !token.unitRoles.isDisjoint(with: [.money, .size])
        || token.unit.isEmpty && !token.scale.isEmpty
    else { return false }
    var next = token.end
    if !token.suffix.isDisjoint(with: [.atLeastAfter, .atMostAfter]) {
      if scan.text.at(next) == "的" { next += 1 }
      return scan.text.at(next).isHan && !scan.text.at(next).joinsList && !endsLevel(next)
    }
    if scan.text.at(next) == "级" { return true }
    guard token.lead.roles.contains(.atLeast) else { return false }
    if scan.text.at(next) == "的" { next += 1 }
    guard !endsLevel(next) else { return false }
    // 过百万元的骨干企业: an adjective may stand before the noun of the class.
    return (next..<(next + 4)).contains { index in
      index < range.upperBound && !scan.text[index].endsClause
        && scan.marks.starting(at: index)?.roles.contains(.classNoun) ?? false
    } && scan.text.at(next).isHan
  }

  /// 1000亿元以上目标, 大关, 台阶: still a level.
  private func endsLevel(_ index: Int) -> Bool {
    Self.levelNouns.contains { scan.text.has($0, at: index) }
  }

  private static let levelNouns = ["大关", "台阶", "目标", "水平", "任务", "规模", "基数"].map(\.codes)

  private func addSpecials(to found: inout FoundQuantities) {
    for mark in scan.marks.every(.special, in: range) {
      for quantity in SpecialAmounts.read(mark, in: self) {
        found.append(quantity, at: Int(mark.start))
        found.hasSpecials = true
      }
    }
  }
}
