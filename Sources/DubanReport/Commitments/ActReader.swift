/// Verb, object and place of a stretch.
struct ActReader {
  let scan: Scan

  private var text: NormalText { scan.text }

  /// The act of a stretch: the verb that opens it, else one that stands behind.
  func act(in piece: Range<Int>) -> Mark? {
    let (verb, end) = opening(of: piece)
    return verb ?? later(in: end..<piece.upperBound)
  }

  /// Whether a clause opens with an act, demands one (要…) or puts its object in front.
  func promises(_ piece: Range<Int>) -> Bool {
    let (verb, end) = opening(of: piece)
    if verb != nil { return true }
    if scan.marks.first(.strive, in: piece.lowerBound..<min(end + 2, piece.upperBound)) != nil {
      return true
    }
    if end < piece.upperBound, isFronted(text[end]),
      scan.has([.verb, .build], in: end..<piece.upperBound)
    {
      return true
    }
    return demands(piece)
  }

  /// 各部门要进一步加强…: 要 or 须 before an act.
  private func demands(_ piece: Range<Int>) -> Bool {
    for index in piece where text[index] == "要" || text[index] == "须" {
      let next = scan.marks.starting(at: index + 1)
      if next?.roles.isDisjoint(with: [.verb, .manner]) == false { return true }
    }
    return false
  }

  /// The verb after adverbs, modal words and words of time; and where the search ended.
  private func opening(of piece: Range<Int>) -> (verb: Mark?, end: Int) {
    var index = piece.lowerBound
    while index < piece.upperBound {
      if let mark = scan.marks.starting(at: index), mark.end <= piece.upperBound {
        if tellsLevel(mark) { return (nil, index) }
        if mark.roles.contains(.verb), !isModal(mark, in: piece) {
          return (extended(mark, in: piece), index)
        }
        let passes: Role = [.manner, .lead, .deadline, .strive, .verb]
        if !mark.roles.isDisjoint(with: passes) {
          index = mark.end
          continue
        }
      }
      guard isPassed(text[index], at: index, in: piece) else { break }
      index += 1
    }
    return (nil, index)
  }

  /// Digits and words of a date, 一是, 要, brackets of a list number.
  private func isPassed(_ code: Code, at index: Int, in piece: Range<Int>) -> Bool {
    if code.isDigit || Self.dateCodes.contains(code) { return true }
    let isEarly = index - piece.lowerBound < 6
    if isEarly,
      code == "要" || code == "是" || code == "第" || code == "须" || code == "(" || code == ")"
    {
      return true
    }
    return isEarly && Numerals.isNumeral(code)
  }

  private static let dateCodes: CodeSet = ["月", "年", "份", "底", "前", "日"]

  private func isFronted(_ code: Code) -> Bool { code == "将" || code == "把" || code == "对" }

  /// 制定出台, 拓展、改造、新建: verbs side by side are one act.
  private func extended(_ verb: Mark, in piece: Range<Int>) -> Mark {
    var whole = verb
    while true {
      let joins = text.at(whole.end) == "、" || text.at(whole.end) == "和"
      let next = whole.end + (joins ? 1 : 0)
      guard let mark = scan.marks.starting(at: next), mark.end <= piece.upperBound,
        mark.roles.contains(.verb), !mark.roles.contains(.strive), text.at(mark.end) != "性",
        mark.end < clauseEnd(verb, in: piece) || bothFinish(whole, mark) && !joins
      else { return whole }
      whole.length = Int32(mark.end) - whole.start
      whole.roles.formUnion(mark.roles)
    }
  }

  private func clauseEnd(_ verb: Mark, in piece: Range<Int>) -> Int {
    text.signs.first(.clauseEnd, in: verb.end..<piece.upperBound) ?? piece.upperBound
  }

  /// 竣工验收 is one act; in 完成征拆 the second word is what the first is done to.
  private func bothFinish(_ first: Mark, _ second: Mark) -> Bool {
    first.roles.contains(.finish) && second.roles.contains(.finish)
      && !isOne(of: Self.openEnded, first)
  }

  private static let openEnded = ["完成", "实施", "推进", "开展"].map(\.codes)

  /// 实验学校争取今年秋季投入使用: the verb stands behind. 将, 把 and 对 put the object in front.
  private func later(in rest: Range<Int>) -> Mark? {
    guard let first = rest.first else { return nil }
    if isFronted(text[first]) {
      var last: Mark?
      scan.marks.visitEvery([.verb, .build], in: rest) { verb in
        last = verb
        return !isOne(of: Self.light, verb)
      }
      return last
    }
    var act: Mark?
    scan.marks.visitEvery([.finish, .build], in: rest) { mark in
      if tellsLevel(mark) { return true }
      let finishes = mark.roles.contains(.finish)
      if act == nil || finishes { act = mark }
      return !finishes
    }
    return act.map { extended($0, in: rest) }
  }

  /// 覆盖率达到85%, 签约率: a level and no act; the whole clause is the object then.
  private func tellsLevel(_ mark: Mark) -> Bool {
    text.at(mark.end) == "率" || text.at(Int(mark.start)) == "达"
  }

  private static let light = [
    "开展", "推行", "实行", "实施", "加强", "强化", "落实", "完成", "严格执行", "进行", "加大", "严厉打击",
  ].map(\.codes)

  /// 争取 is modal before a time or an act, and a verb before what is to be won.
  private func isModal(_ mark: Mark, in piece: Range<Int>) -> Bool {
    guard mark.roles.contains(.strive) else { return false }
    let word = text.string(mark.range)
    if word == "计划" { return false }
    guard word == "争取" else { return true }
    let next = scan.marks.starting(at: mark.end)
    return next?.roles.isDisjoint(with: [.deadline, .finish, .level]) == false
  }

  /// What the act is on: behind the verb, or in front where the verb closes the clause.
  func object(of verb: Mark, in piece: Range<Int>) -> Range<Int> {
    var start = verb.end
    if text.at(start) == "了" || text.at(start) == "好" { start += 1 }
    let clauseEnd =
      scan.first(.clauseEnd, in: start..<piece.upperBound) { $0 == "," || $0 == ";" || $0 == ":" }
      ?? piece.upperBound
    if start < clauseEnd { return start..<clauseEnd }
    var front = piece.lowerBound
    while front < Int(verb.start) {
      if let mark = scan.marks.starting(at: front), mark.end <= Int(verb.start),
        !mark.roles.isDisjoint(with: [.manner, .lead, .deadline, .strive, .each])
      {
        front = mark.end
      } else if text[front].isDigit || Self.dateCodes.contains(text[front]) {
        front += 1
      } else {
        break
      }
    }
    return front..<max(front, Int(verb.start))
  }

  /// A stretch that names where: it ends in 片区, 沿线, 周边, 街道 …
  func place(in piece: Range<Int>) -> Range<Int>? {
    guard scan.has(.place, in: piece) else { return nil }
    for mark in scan.marks.every(.place, in: piece) {
      let index = Int(mark.start)
      var start = index
      while start > piece.lowerBound, isNameCode(text[start - 1]), index - start < 8,
        scan.marks.ending(at: start, as: [.verb, .manner]) == nil
      {
        start -= 1
      }
      if index - start >= 2, text[start] != "批" { return start..<mark.end }
    }
    return nil
  }

  private func isNameCode(_ code: Code) -> Bool {
    code.isHan && code != "在" && code != "对" && code != "的" && !code.joinsList
  }

  /// The names of a list that can be finished one by one, and what they share; empty when it is one work.
  func members(of object: Range<Int>, verb: Mark) -> (names: [Range<Int>], tail: Range<Int>) {
    let none: (names: [Range<Int>], tail: Range<Int>) = ([], object.upperBound..<object.upperBound)
    let tail = tail(of: object)
    guard verb.roles.contains(.finish) || scan.has(.finish, in: tail),
      !scan.hasDigit(in: object.lowerBound..<tail.lowerBound)
    else { return none }
    let list = object.lowerBound..<tail.lowerBound
    let names = scan.split(list, at: .joiner) { $0 == "、" || $0 == "和" }
    guard names.count > 1, names.allSatisfy({ isNamed($0) }), !isOneWork(verb),
      count(in: tail).map({ $0 == names.count }) ?? true
    else { return none }
    return (names, tail)
  }

  /// 等道路建设 in 望澜路、渔灯街等道路建设; 项目施工 in 芦洲路、青檀路项目施工.
  private func tail(of object: Range<Int>) -> Range<Int> {
    let lastMark =
      scan.last(.joiner, in: object) { $0 == "、" || $0 == "和" } ?? object.lowerBound
    for index in (lastMark + 1)..<max(lastMark + 1, object.upperBound)
    where text[index] == "等" || index > lastMark + 2 && isCount(at: index) {
      return index..<object.upperBound
    }
    for index in min(lastMark + 3, object.upperBound)..<object.upperBound {
      guard let mark = scan.marks.starting(at: index) else { continue }
      let isShared =
        mark.roles.contains(.build) || isOne(of: Self.sharedNouns, mark)
      if isShared, mark.end <= object.upperBound { return index..<object.upperBound }
    }
    return object.upperBound..<object.upperBound
  }

  /// 三条道路: a number with a measure word.
  private func isCount(at index: Int) -> Bool {
    guard text[index].isDigit || Numerals.isNumeral(text[index]) else { return false }
    var end = index
    while text.at(end).isDigit || Numerals.isNumeral(text.at(end)) { end += 1 }
    return Lexicon.units.longest(in: text, at: end).roles.contains(.countUnit)
  }

  /// How many the tail says the members are: 5 in 等5个项目. Names of fewer are examples of one measure.
  private func count(in tail: Range<Int>) -> Int? {
    guard let start = text.signs.first([.digit, .numeral], in: tail),
      isCount(at: start)
    else { return nil }
    var end = start
    while text.at(end).isDigit || Numerals.isNumeral(text.at(end)) { end += 1 }
    let words = text.codes[start..<min(end, start + 6)]
    if words.allSatisfy(\.isDigit) { return Int(words.reduce(0) { $0 * 10 + $1.digit }) }
    return Numerals.value(words).map(Int.init)
  }

  private static let sharedNouns = ["项目", "工程", "道路", "街道", "学校"].map(\.codes)

  /// Whether a word is one of a few.
  private func isOne(of words: [[Code]], _ mark: Mark) -> Bool {
    words.contains { $0.count == Int(mark.length) && text.has($0, at: Int(mark.start)) }
  }

  /// A member that is a place, a building or a work.
  private func isNamed(_ name: Range<Int>) -> Bool {
    guard name.count >= 2, name.count <= 20, text.at(name.upperBound - 2) != "之" else {
      return false
    }
    if scan.marks.ending(at: name.upperBound, as: .tangible) != nil { return true }
    return Self.placeEnds.contains(text[name.upperBound - 1])
  }

  /// 整体实施, 统筹: the list is one work.
  private func isOneWork(_ verb: Mark) -> Bool {
    let front = max(0, Int(verb.start) - 6)..<Int(verb.start)
    return Self.wholes.contains { scan.contains($0, in: front) }
  }

  private static let placeEnds: CodeSet = [
    "路", "街", "道", "巷", "桥", "渠", "河", "湖", "库", "场", "馆", "院", "楼", "区", "园", "站", "厂", "线", "段",
    "校", "塔", "城",
    "港", "坝", "闸", "池", "林", "山", "井", "廊", "堤", "所", "店", "中",
  ]
  private static let wholes = ["整体", "统一", "一并", "统筹"].map(\.codes)
}
