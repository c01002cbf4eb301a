/// What is measured: found before the number, after its unit, or carried on from the number before.
extension QuantityReader {
  /// One name for each member of a run; several for a single number that is shared by indicators.
  func names(
    for run: NumberRun, first: NumberToken, _ tokens: [NumberToken], _ state: inout NamingState
  ) -> [String] {
    let segment = segment(first, state)
    let deals =
      first.lead.roles.contains(.separately)
      || tokens[run.members.lowerBound].lead.roles.contains(.separately)
    if run.count > 1 {
      let names = deals || run.starts != nil ? deal(segment, run.count, state) : nil
      if let names {
        state.dealt = names
        state.lastName = names[0]
        return names
      }
      return members(run, tokens, segment, &state)
    }
    let token = tokens[run.members.lowerBound]
    // 占规模以上工业总产值34.2%: the share of what was named before.
    if !segment.isEmpty, scan.text[segment.lowerBound] == "占", token.isRate, !state.lastName.isEmpty
    {
      return [state.lastName + scan.text.string(segment)]
    }
    let names = shares(token) ? sharedNames(segment) : [bareName(segment)]
    let named = names.map { name in
      let name = withNoun(name, after: token)
      return name.isEmpty || isGeneric(name) && token.lead.grows ? carried(to: token, state) : name
    }
    if token.lead.roles.contains(.each), names.count == 1, names[0].isEmpty, !state.dealt.isEmpty,
      token.isRate
    {
      return state.dealt
    }
    state.lastName = named.last ?? state.lastName
    return named
  }

  /// The name of the number before; else what the clause before speaks of; else the word of change itself.
  private func carried(to token: NumberToken, _ state: NamingState) -> String {
    if !state.lastName.isEmpty { return state.lastName }
    let clause = clauseStart(before: token.lead.start)
    if clause > range.lowerBound {
      let name = subject(clauseStart(before: clause - 1)..<(clause - 1))
      if !name.isEmpty { return name }
    }
    return token.lead.words.last.map { scan.text.string($0) } ?? ""
  }

  /// What a clause without a number speaks of: 城乡低保标准 of 城乡低保标准实现“十二连增”.
  private func subject(_ clause: Range<Int>) -> String {
    let trimmed = trimmedLead(clause)
    let acts: Role = [.done, .level, .rise, .fall, .changeTo, .verb]
    let end = scan.marks.first(acts, in: trimmed).map { Int($0.start) } ?? trimmed.upperBound
    return end > trimmed.lowerBound ? scan.text.string(trimmed.lowerBound..<end) : ""
  }

  /// From the clause's beginning or the last number to the words before the number.
  private func segment(_ token: NumberToken, _ state: NamingState) -> Range<Int> {
    let end = max(token.lead.start, range.lowerBound)
    var start = clauseStart(before: end)
    if state.end > start && state.end <= end { start = state.end }
    return start..<max(start, end)
  }

  /// Each member of a list without 分别: 96户、183人 measure one thing, 5个A、3个B two.
  private func members(
    _ run: NumberRun, _ tokens: [NumberToken], _ segment: Range<Int>, _ state: inout NamingState
  ) -> [String] {
    let base = bareName(segment)
    if base.isEmpty || isGeneric(base), state.dealt.count == run.count { return state.dealt }
    let names = run.members.map { index -> String in
      let name = withNoun(base, after: tokens[index])
      return name.isEmpty ? carried(to: tokens[index], state) : name
    }
    state.lastName = names[0]
    return names
  }

  /// Deals a list of names out to as many numbers; `nil` when the counts do not meet.
  private func deal(_ segment: Range<Int>, _ count: Int, _ state: NamingState) -> [String]? {
    var bare = bareName(segment)
    if bare.isEmpty || isGeneric(bare) {
      if state.dealt.count == count { return state.dealt }
      // 甲完成8亿元,乙完成6亿元,分别增长5%、7%: the names just given, in their order.
      if state.given.count >= count { return Array(state.given.suffix(count)) }
      guard state.lastName.isEmpty, segment.lowerBound > range.lowerBound else { return nil }
      bare = subject(clauseStart(before: segment.lowerBound - 1)..<(segment.lowerBound - 1))
    }
    for pieces in segment.isEmpty ? [] : listings(segment) where pieces.count == count {
      return completed(pieces.map { scan.text.string($0) }).map(stripped)
    }
    if count == 2, bare.contains("城乡") {
      return ["城镇", "农村"].map { replacing("城乡", with: $0, in: bare) }
    }
    return nil
  }

  private func replacing(_ word: String, with other: String, in name: String) -> String {
    guard let found = name.firstRange(of: word) else { return name }
    return String(name[..<found.lowerBound]) + other + String(name[found.upperBound...])
  }

  /// The ways to cut a list of names, the finest first.
  private func listings(_ segment: Range<Int>) -> [[Range<Int>]] {
    let trimmed = trimmedLead(segment)
    return [
      scan.split(trimmed, at: .joiner) { _ in true },
      scan.split(trimmed, at: .joiner) { $0 == "、" || $0 == "和" },
      scan.split(trimmed, at: .joiner) { $0 == "、" },
    ]
  }

  /// A single number that several indicators share: A、B均增长8%, A和B年均增长18%.
  private func shares(_ token: NumberToken) -> Bool {
    if token.lead.roles.contains(.each) { return true }
    return token.isRate && token.lead.grows
  }

  func sharedNames(_ segment: Range<Int>) -> [String] {
    guard scan.text.signs.first(.joiner, in: segment) != nil else {
      return [bareName(segment)]
    }
    let isEach = scan.marks.ending(at: segment.upperBound, as: .each) != nil
    for pieces in segment.isEmpty ? [] : listings(segment) where pieces.count > 1 {
      let ends = pieces.map { isIndicator(endingAt: $0.upperBound) }
      if ends.allSatisfy({ $0 }) || isEach
        || ends.last == true && pieces.count == 2 && halves(pieces)
      {
        return completed(pieces.map { scan.text.string($0) }).map(stripped)
      }
    }
    return [bareName(segment)]
  }

  /// 城镇和农村居民…: the first half lacks the tail that both share.
  private func halves(_ pieces: [Range<Int>]) -> Bool {
    pieces[0].count <= 5 && pieces[1].count >= pieces[0].count + 4
      && scan.text.string(pieces[0]).hasPrefix("城")
  }

  private func isIndicator(endingAt end: Int) -> Bool {
    scan.marks.ending(at: end, as: [.indicator, .headline]) != nil
  }

  /// 城镇、农村居民人均可支配收入 → 城镇居民人均可支配收入, 农村居民人均可支配收入.
  private func completed(_ names: [String]) -> [String] {
    guard let last = names.last, names.count > 1 else { return names }
    return names.dropLast().map { name in
      guard name.count <= 4, last.count >= name.count + 4 else { return name }
      let tail = last.dropFirst(2)
      return String(name.hasSuffix("居民") ? name + tail.dropFirst(2) : name.prefix(2) + tail)
    } + [last]
  }

  // MARK: Plain names

  /// A stretch without the words that only lead in: 全年, 全区, 其中, 预计.
  private func trimmedLead(_ segment: Range<Int>) -> Range<Int> {
    var start = segment.lowerBound
    while start < segment.upperBound {
      if let year = scan.year(at: start), year.range.upperBound <= segment.upperBound {
        start = year.range.upperBound
      } else if let mark = scan.marks.starting(at: start), mark.end <= segment.upperBound,
        leadsIn(mark)
      {
        start = mark.end
      } else if scan.text[start].isDigit {
        let end = afterDate(start)
        guard end > start else { break }
        start = end
      } else if scan.text[start] == "到", scan.year(at: start + 1) != nil {
        start += 1
      } else if !scan.text[start].isHan && !scan.text[start].isLatin && scan.text[start] != "“" {
        start += 1
      } else {
        break
      }
    }
    return min(start, segment.upperBound)..<segment.upperBound
  }

  /// A single character may be the first of a name (高新技术企业): of those only the particles go.
  private func leadsIn(_ mark: Mark) -> Bool {
    guard mark.roles.isDisjoint(with: .indicator) else { return false }
    if mark.length == 1 { return Self.particles.contains(scan.text[Int(mark.start)]) }
    return !mark.roles.isDisjoint(with: [
      .lead, .strive, .estimated, .filler, .compare, .basis, .deadline,
    ])
  }

  private static let particles: CodeSet = ["的", "了", "也", "又", "再", "并", "则", "其", "共", "将"]

  /// 6月底前: digits with the words of a date.
  private func afterDate(_ index: Int) -> Int {
    var end = index
    while scan.text.at(end).isDigit { end += 1 }
    guard scan.text.at(end) == "月" || scan.text.at(end) == "日" || scan.text.at(end) == "年" else {
      return index
    }
    while Self.dateCodes.contains(scan.text.at(end)) { end += 1 }
    return end
  }

  private static let dateCodes: CodeSet = ["月", "日", "年", "份", "底", "末", "前", "内"]

  func bareName(_ segment: Range<Int>) -> String {
    // 30名区级领导、61个…: what stands before the 、 belongs to the number before.
    if segment.upperBound > segment.lowerBound, scan.text[segment.upperBound - 1] == "、" {
      return ""
    }
    let name = trimmedLead(segment)
    var end = name.upperBound
    while end > name.lowerBound, Self.trails.contains(scan.text[end - 1]) { end -= 1 }
    return scan.text.string(name.lowerBound..<end)
  }

  private static let trails: CodeSet = ["的", "、", "“", "(", ","]

  private func stripped(_ name: String) -> String {
    var name = name.codes[...]
    while let last = name.last, Self.trails.contains(last) { name.removeLast() }
    return name.string
  }

  /// 增长, 同比 and the like name nothing of their own.
  private func isGeneric(_ name: String) -> Bool {
    // Two characters each: most names are told apart by their length.
    name.utf8.count == 6 && Self.generic.contains(name)
  }

  private static let generic: Set<String> = ["增长", "同比", "增幅", "增速", "提高", "下降", "总量", "平均", "人均"]

  /// The noun counted may follow the unit: 完成5个零部件新项目落地.
  private func withNoun(_ name: String, after token: NumberToken) -> String {
    guard
      token.unitRoles.contains(.countUnit)
        || token.unitRoles.contains(.size) && isActOnly(name, before: token.lead.start)
    else { return name }
    var end = token.end
    if scan.text.at(end) == "的" { end += 1 }
    let limit = min(token.end + 18, range.upperBound)
    let start = end
    while end < limit, isNounCode(scan.text[end]) { end += 1 }
    return end == start ? name : name + scan.text.string(start..<end)
  }

  /// Whether the name that ends at an index is one verb.
  private func isActOnly(_ name: String, before end: Int) -> Bool {
    guard let mark = scan.marks.starting(at: end - name.scalarCount) else { return false }
    return mark.roles.contains(.verb) && mark.end == end
  }

  private func isNounCode(_ code: Code) -> Bool {
    !code.endsClause && code != "、" && code != "(" && code != ")" && !code.isDigit
  }
}
