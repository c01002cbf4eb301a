/// What a line of a report is.
enum LineRole: Equatable, Sendable {
  /// Title, meeting, speaker, salutation before the first part.
  case front
  case part
  /// A heading of its own (（一）…), by level: 1 under a part, 2 under that.
  case heading(Int)
  case body
  /// The heading of the annex (名词解释).
  case noteHeading
  case note
}

/// The lines of a report with their roles.
struct Outline: Sendable {
  var lines: [Line]
  var roles: [LineRole]
}

extension Scan {
  func outline() -> Outline {
    let lines = lines()
    let notesFrom = firstNote(lines)
    let style = partStyle(lines)
    var roles: [LineRole] = []
    roles.reserveCapacity(lines.count)
    var inFront = true
    for (index, line) in lines.enumerated() {
      var role = LineRole.body
      if index >= notesFrom {
        role = index == notesFrom && isNoteHeading(line.range) ? .noteHeading : .note
      } else if isPart(line.range, style) {
        role = .part
        inFront = false
      } else if inFront && isFront(line.range, index: index) {
        role = .front
      } else if let level = headingLevel(line.range)
        ?? (style == .named && isNumberedPart(line.range) ? 1 : nil)
      {
        role = .heading(level)
        inFront = false
      } else if line.range.count > 60 {
        inFront = false
      }
      roles.append(role)
    }
    return Outline(lines: lines, roles: roles)
  }

  /// `一、…` that is short and not a sentence.
  private func isNumberedPart(_ range: Range<Int>) -> Bool {
    guard let body = afterNumber(range, closing: "、"), range.count <= 45 else { return false }
    return !body.isEmpty && text[range.upperBound - 1] != ";" && !endsAsSentence(range)
  }

  private func endsAsSentence(_ range: Range<Int>) -> Bool {
    text[range.upperBound - 1].endsSentence && range.count > 24
  }

  /// How a report sets the headings of its parts.
  private enum PartStyle {
    /// 一、2020年工作回顾
    case numbered
    /// 2020年工作回顾, with or without 一、 for the themes below.
    case named
  }

  private func partStyle(_ lines: [Line]) -> PartStyle {
    let named = lines.filter { isNamedPart($0.range) }
    let reviews = named.contains { contains(Self.recall, in: $0.range) }
    let isSplit = reviews && named.count >= 2
    return isSplit || !lines.contains { isNumberedPart($0.range) } ? .named : .numbered
  }

  private func isPart(_ range: Range<Int>, _ style: PartStyle) -> Bool {
    if text.has(Self.ordinal, at: range.lowerBound), range.count <= 40 {
      let opening = range.lowerBound..<min(range.lowerBound + 6, range.upperBound)
      if contains(Self.partWord, in: opening) { return true }
    }
    switch style {
    case .numbered: return isNumberedPart(range)
    case .named: return isNamedPart(range)
    }
  }

  /// 2005年主要任务: short, of a year, not a sentence.
  private func isNamedPart(_ range: Range<Int>) -> Bool {
    guard range.count <= 30, range.count >= 5, !text[range.upperBound - 1].endsClause,
      afterNumber(range, closing: "、") == nil, has([.review, .plan], in: range)
    else { return false }
    return !years(in: range).isEmpty && !isTitle(range) && !contains(Self.meeting, in: range)
      && text.signs.first(.clauseEnd, in: range) == nil
  }

  /// The rest of a range after a Chinese number and its closing mark.
  func afterNumber(_ range: Range<Int>, closing: Code) -> Range<Int>? {
    var index = range.lowerBound
    while index < range.upperBound, Numerals.isNumeral(text[index]) { index += 1 }
    guard index > range.lowerBound, index < range.upperBound, text[index] == closing else {
      return nil
    }
    return (index + 1)..<range.upperBound
  }

  /// （一）… is level 1; 1. and (1) alone on a short line are level 2.
  private func headingLevel(_ range: Range<Int>) -> Int? {
    guard range.count <= 40 else { return nil }
    let single = !text[range.upperBound - 1].endsClause || firstSentenceIsAll(range)
    guard single, text[range.upperBound - 1] != ";", !hasAmount(range) else { return nil }
    let start = range.lowerBound
    if text[start] == "(" {
      if afterNumber((start + 1)..<range.upperBound, closing: ")") != nil { return 1 }
      if text.at(start + 1).isDigit { return 2 }
    }
    if text[start].isDigit {
      let mark = text.at(start + 1).isDigit ? text.at(start + 2) : text.at(start + 1)
      // 1、完成…: a numbered promise, not a heading.
      if mark == "、" || mark == "." { return has(.finish, in: range) ? nil : 2 }
    }
    return nil
  }

  private func firstSentenceIsAll(_ range: Range<Int>) -> Bool {
    first(.clauseEnd, in: range) { $0.endsSentence } == range.upperBound - 1
  }

  /// Digits after the first four characters: more than a list number.
  private func hasAmount(_ range: Range<Int>) -> Bool {
    range.count > 4 && hasDigit(in: (range.lowerBound + 4)..<range.upperBound)
  }

  func isTitle(_ range: Range<Int>) -> Bool { contains(Self.title, in: range) && range.count <= 30 }

  private func isFront(_ range: Range<Int>, index: Int) -> Bool {
    if index == 0 && range.count <= 60 { return true }
    if isTitle(range) || contains(Self.meeting, in: range) && range.count <= 60 { return true }
    if text.has(Self.deputies, at: range.lowerBound) || contains(Self.iOnBehalf, in: range) {
      return true
    }
    return range.count <= 30 && index < 8
  }

  /// The index of the line where the notes begin, or the number of lines.
  private func firstNote(_ lines: [Line]) -> Int {
    let from = lines.count / 2
    for index in lines.indices.dropFirst(from) where isNoteHeading(lines[index].range) {
      return index
    }
    return lines.count
  }

  private func isNoteHeading(_ range: Range<Int>) -> Bool {
    guard range.count <= 24 else { return false }
    return Self.noteWords.contains { contains($0, in: range) }
      && !has(.plan, in: range) && !text[range.upperBound - 1].endsSentence
  }

  static let title = "工作报告".codes
  private static let meeting = "次会议".codes
  private static let deputies = "各位".codes
  private static let iOnBehalf = "我代表".codes
  private static let ordinal = "第".codes
  private static let recall = "回顾".codes
  private static let partWord = "部分".codes
  private static let noteWords = ["注释", "名词解释", "附注", "附件", "有关词语", "用语说明", "名词注解", "名词说明"]
    .map(\.codes)
}
