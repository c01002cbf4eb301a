/// Verb, object and place of a stretch.
struct ActReader {
  let scan: Scan

  private var text: NormalText { scan.text }

  /// The verb that opens a stretch, after adverbs, modal words and words of time.
  func act(in piece: Range<Int>) -> Mark? {
    var index = piece.lowerBound
    while index < piece.upperBound {
      if let mark = scan.marks.starting(at: index), mark.end <= piece.upperBound {
        if mark.roles.contains(.verb), !isModal(mark) { return mark }
        let passes: Role = [.manner, .lead, .deadline, .strive, .verb, .filler]
        guard !mark.roles.isDisjoint(with: passes) else { break }
        index = mark.end
      } else if text[index].isDigit || text[index] == "月" || text[index] == "年" || text[index] == "份" || text[index] == "底" || text[index] == "前" {
        index += 1
      } else {
        break
      }
    }
    return later(in: index..<piece.upperBound)
  }

  /// 融创实验学校争取今年秋季投入使用, 将10名干部编入专班: the verb stands behind.
  private func later(in rest: Range<Int>) -> Mark? {
    guard let first = rest.first else { return nil }
    let isFronted = text[first] == "将" || text[first] == "把" || text[first] == "对"
    if isFronted { return scan.marks.every(.verb, in: rest).last { !isModal($0) } }
    return scan.marks.first(.finish, in: rest) ?? scan.marks.first(.build, in: rest)
  }

  private func isModal(_ mark: Mark) -> Bool {
    mark.roles.contains(.strive) && text.string(mark.range) != "计划"
  }

  /// What the act is on: behind the verb, or in front where the verb closes the clause.
  func object(of verb: Mark, in piece: Range<Int>) -> Range<Int> {
    var start = verb.end
    while let mark = scan.marks.starting(at: start), mark.end <= piece.upperBound,
      mark.roles.contains(.filler), mark.length == 1
    {
      start = mark.end
    }
    let clauseEnd = scan.first(in: start..<piece.upperBound) { $0 == "," || $0 == ";" || $0 == ":" } ?? piece.upperBound
    if start < clauseEnd { return start..<clauseEnd }
    var front = piece.lowerBound
    while let mark = scan.marks.starting(at: front), mark.end <= Int(verb.start),
      !mark.roles.isDisjoint(with: [.manner, .lead, .deadline, .strive])
    {
      front = mark.end
    }
    return front..<max(front, Int(verb.start))
  }

  /// A stretch that names where: it ends in 片区, 沿线, 周边, 街道 …
  func place(in piece: Range<Int>) -> Range<Int>? {
    for index in piece {
      for word in Self.places where text.has(word, at: index) && index + word.count <= piece.upperBound {
        var start = index
        while start > piece.lowerBound, isNameCode(text[start - 1]), index - start < 8,
          scan.marks.ending(at: start, as: [.verb, .manner]) == nil
        {
          start -= 1
        }
        if index - start >= 2 { return start..<(index + word.count) }
      }
    }
    return nil
  }

  private func isNameCode(_ code: Code) -> Bool { code.isHan && code != "在" && code != "对" && code != "的" && !code.joinsList }

  private static let places = ["片区", "沿线", "周边", "街道", "流域", "中心城区", "路段", "工业园", "开发区", "老城区", "新区"].map(\.codes)

  /// The names of a list that can be finished one by one, and what they share; empty when it is one work.
  func members(of object: Range<Int>, verb: Mark) -> (names: [Range<Int>], tail: Range<Int>) {
    let none: (names: [Range<Int>], tail: Range<Int>) = ([], object.upperBound..<object.upperBound)
    guard verb.roles.contains(.finish), !scan.hasDigit(in: object) else { return none }
    let tail = tail(of: object)
    let list = object.lowerBound..<tail.lowerBound
    let names = scan.split(list) { $0 == "、" || $0 == "和" }
    guard names.count > 1, names.allSatisfy({ isNamed($0) }), !isOneWork(object, verb) else { return none }
    return (names, tail)
  }

  /// 等道路建设 in 易家路、广场巷等道路建设; 建设 in 西环线、北环线建设.
  private func tail(of object: Range<Int>) -> Range<Int> {
    let lastMark = (object.reversed().first { text[$0] == "、" || text[$0] == "和" } ?? object.lowerBound)
    for index in lastMark..<object.upperBound where text[index] == "等" { return index..<object.upperBound }
    for index in (lastMark + 1)..<max(lastMark + 1, object.upperBound) {
      if let mark = scan.marks.starting(at: index), mark.roles.contains(.build), index > lastMark + 2 {
        return index..<object.upperBound
      }
    }
    return object.upperBound..<object.upperBound
  }

  /// A member that is a place, a building or a work.
  private func isNamed(_ name: Range<Int>) -> Bool {
    guard name.count >= 2, name.count <= 20 else { return false }
    if scan.marks.ending(at: name.upperBound, as: .tangible) != nil { return true }
    return Self.placeEnds.contains(text[name.upperBound - 1])
  }

  /// 整体实施, 统筹: the list is one work.
  private func isOneWork(_ object: Range<Int>, _ verb: Mark) -> Bool {
    let front = max(0, Int(verb.start) - 6)..<Int(verb.start)
    return Self.wholes.contains { scan.contains($0, in: front) }
  }

  private static let placeEnds: Set<Code> = [
    "路", "街", "道", "巷", "桥", "渠", "河", "湖", "库", "场", "馆", "院", "楼", "区", "园", "站", "厂", "线", "段", "校", "塔", "城",
    "港", "坝", "闸", "池", "林", "山", "井", "廊", "堤", "所", "店", "中",
  ]
  private static let wholes = ["整体", "统一", "一并", "统筹"].map(\.codes)
}
