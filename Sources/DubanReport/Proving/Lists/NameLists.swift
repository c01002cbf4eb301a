extension AuditRule {
  /// A count against the names that stand before it, joined by 、: fewer with 等 is fine
  /// (`domain.md` §8.3 N07).
  static let nameCount = AuditRule(
    code: "name-count", title: "数目词与所列名称", source: "N07",
    check: { desk in desk.nameCounts() })

  /// 堵、查、隔…“八字诀”: as many characters as the name says (`domain.md` §8.3 N07).
  static let characterCount = AuditRule(
    code: "character-count", title: "几字诀与所列字数", source: "N07",
    check: { desk in desk.characterCounts() })
}

/// Names joined by 、 before a count.
struct NameList: Sendable {
  var range: Range<Int>
  var pieces: [Range<Int>]
  /// 和, 及, 与 inside the pieces: they may join two names or stand in one.
  var joiners: Int
  var hasOthers: Bool
}

extension Desk {
  fileprivate func nameCounts() -> [Finding] {
    var found: [Finding] = []
    for range in sentences {
      var hasList = false
      for index in text.signs.places([.joiner, .clauseEnd, .digit, .numeral], in: range) {
        let code = text[index]
        if code == "、" { hasList = true }
        if code.endsClause { hasList = false }
        guard hasList, code.isDigit || Numerals.isNumeral(code),
          let count = countWord(at: index, before: range.upperBound),
          !continues(count, before: range.upperBound),
          let list = nameList(
            before: index, from: max(range.lowerBound, index - Desk.clauseLength)),
          let finding = nameCount(count, list)
        else { continue }
        found.append(finding)
      }
    }
    return found
  }

  /// 铁人三项赛、全国男子排球联赛: the count is part of a name in a longer list.
  private func continues(_ count: CountWord, before limit: Int) -> Bool {
    var index = count.range.upperBound
    while index < min(limit, count.range.upperBound + 60), !text[index].endsClause {
      if text[index] == "、" { return true }
      index += 1
    }
    return false
  }

  private func nameCount(_ count: CountWord, _ list: NameList) -> Finding? {
    let names = list.pieces.count
    if list.hasOthers {
      guard names > count.value, list.joiners == 0 else { return nil }
    } else {
      let isShort = count.value > names + list.joiners
      let isLong = count.value < names && list.joiners == 0
      guard count.isChinese, isShort || isLong else { return nil }
    }
    let words = text.string(count.range)
    return Finding(
      rule: AuditRule.nameCount.code, verdict: .contradiction,
      quotes: [quote(clause(list.range.lowerBound..<count.range.upperBound))],
      arithmetic: "写\(words) = \(count.value)，列出\(names)个名称\(list.hasOthers ? "后又写“等”" : "")",
      message: "所写数目与列出的名称个数不符，请核数目，或补齐名称、加“等”字。")
  }

  /// The names that end right before an index, back to the beginning of the clause.
  private func nameList(before end: Int, from floor: Int) -> NameList? {
    var last = end
    let hasOthers = text.at(last - 1) == "等"
    if hasOthers { last -= 1 }
    var start = last
    var cut: [Int] = []
    var depth = 0
    var joiners = 0
    while start > floor {
      let code = text[start - 1]
      if code == "”" || code == ")" || code == "》" { depth += 1 }
      if code == "“" || code == "(" || code == "《" { depth -= 1 }
      if depth < 0 { break }
      if depth == 0 {
        if code.endsClause { break }
        if code == "、" { cut.append(start - 1) }
        if code == "和" || code == "及" || code == "与" { joiners += 1 }
      }
      start -= 1
    }
    guard !cut.isEmpty, depth <= 0 else { return nil }
    let pieces = self.pieces(start..<last, cut.reversed())
    guard pieces.allSatisfy({ !$0.isEmpty }), isAppositive(pieces) else { return nil }
    return NameList(range: start..<last, pieces: pieces, joiners: joiners, hasOthers: hasOthers)
  }

  private func pieces(_ range: Range<Int>, _ cuts: [Int]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    for cut in cuts {
      found.append(start..<cut)
      start = cut + 1
    }
    found.append(start..<range.upperBound)
    return found
  }

  /// Names of things, one after the other: no figures in them, and no word at the end that takes an object.
  private func isAppositive(_ pieces: [Range<Int>]) -> Bool {
    guard let last = pieces.last, last.count >= 2, last.count <= 16 else { return false }
    for piece in pieces where piece.contains(where: { isCounted($0, before: piece.upperBound) }) {
      return false
    }
    let tail = text.codes[(last.upperBound - 2)..<last.upperBound]
    if Self.verbs.contains(where: { tail.elementsEqual($0) }) { return false }
    return !Self.particles.contains(text[last.upperBound - 1])
  }

  private func isCounted(_ index: Int, before limit: Int) -> Bool {
    text[index].isDigit || countWord(at: index, before: limit) != nil
  }

  private static let verbs =
    """
    新建 改造 建设 完成 推进 打造 建成 实施 引进 创建 新增 培育 抓好 做好 突出 打好 开展 组织 举办
    达到 形成 荣获 成立 设立 建立 开通 启动 争取 拥有 整治 改建 扩建 续建 修建 新上 实现 围绕 聚焦
    提升 获得 发展 谋划 储备 落实 维修 治理 配套 建造 签约 开工 落地 投产 竣工 投用 取缔 关停 拆除
    分别 获批 入选 创成 坚持 强化 压减 绿化 美化 硬化 亮化 净化 通过 其他 其它 另外 以及 分为 划分
    覆盖 联合 涉及 各类 这些 上述 以上 每年
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { String($0).codes }
  private static let particles: CodeSet = [
    "的", "了", "在", "对", "有", "为", "成", "共", "达", "等", "各", "这", "是", "至", "到", "分", "另", "每", "全",
    "前", "后", "近", "于",
    "按", "由", "从", "被", "将", "把", "以", "向", "给", "用", "获", "占", "含", "列", "创", "建", "增", "设", "上",
    "下", "中", "内", "外",
    "级", "年", "月", "日", "“", "”", ")", "(", "、",
  ]

  // MARK: Characters

  fileprivate func characterCounts() -> [Finding] {
    var found: [Finding] = []
    for range in sentences {
      for index in text.signs.places(.cue, in: range) where text[index] == "字" {
        if let finding = characterCount(at: index, from: range.lowerBound) { found.append(finding) }
      }
    }
    return found
  }

  private func characterCount(at index: Int, from floor: Int) -> Finding? {
    let next = text.at(index + 1)
    guard next == "诀" || next == "方" || next == "要" || next == "经" else { return nil }
    var start = index
    while start > floor, Numerals.isNumeral(text[start - 1]) { start -= 1 }
    guard start < index, let value = Numerals.value(text.codes[start..<index]), value >= 3 else {
      return nil
    }
    if text.at(start - 1) == "“" { start -= 1 }
    guard let characters = singles(before: start, from: floor), characters != Int(value) else {
      return nil
    }
    return Finding(
      rule: AuditRule.characterCount.code, verdict: .contradiction,
      quotes: [quote(clause(start..<(index + 2)))],
      arithmetic: "写\(value)字，列出\(characters)个字",
      message: "所写字数与列出的字数不符，请核。")
  }

  /// How many characters stand before an index, each between 、.
  private func singles(before end: Int, from floor: Int) -> Int? {
    var count = 0
    var index = end - 1
    while index > floor, text[index].isHan, text[index - 1] == "、" {
      count += 1
      index -= 2
    }
    return count >= 2 && index >= floor && text[index].isHan ? count + 1 : nil
  }
}
