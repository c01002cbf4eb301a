extension AuditRule {
  /// 强化四个责任。 against the headings 强化…责任 that follow (`domain.md` §8.3 N07).
  static let headingCount = AuditRule(
    code: "heading-count", title: "数目词与后面的小标题", source: "N07",
    check: { desk in desk.headingCounts() })
}

/// A short sentence that announces headings of its own form.
private struct Announcement {
  var sentence: Int
  var count: CountWord
  var verb: ArraySlice<Code>
  var noun: ArraySlice<Code>
}

extension Desk {
  fileprivate func headingCounts() -> [Finding] {
    sentences.indices.compactMap { announcement($0).flatMap { headingCount($0) } }
  }

  /// Verb, count and noun, and nothing else: 强化四个责任。
  private func announcement(_ index: Int) -> Announcement? {
    let range = sentences[index]
    guard range.count >= 7, range.count <= 13, text[range.upperBound - 1].endsSentence else {
      return nil
    }
    for start in (range.lowerBound + 2)..<(range.lowerBound + 5) {
      guard let count = countWord(at: start, before: range.upperBound), count.isChinese else {
        continue
      }
      let noun = text.codes[count.range.upperBound..<(range.upperBound - 1)]
      guard noun.count >= 2, noun.count <= 5, noun.allSatisfy({ $0.isHan }) else { return nil }
      return Announcement(
        sentence: index, count: count, verb: text.codes[range.lowerBound..<start], noun: noun)
    }
    return nil
  }

  private func headingCount(_ announced: Announcement) -> Finding? {
    let part = report.sentences[announced.sentence].part
    var headings: [Int] = []
    for index in (announced.sentence + 1)..<min(sentences.count, announced.sentence + 400) {
      guard report.sentences[index].part == part, !announces(index, like: announced) else { break }
      if isHeading(index, of: announced) { headings.append(index) }
    }
    guard headings.count >= 2, headings.count != announced.count.value else { return nil }
    let quotes = [quote(sentences[announced.sentence])] + headings.map { quote(sentences[$0]) }
    return Finding(
      rule: AuditRule.headingCount.code, verdict: .explain, quotes: quotes,
      arithmetic:
        "写\(text.string(announced.count.range)) = \(announced.count.value)，后面同式小标题\(headings.count)个",
      message: "所写数目与后面同样句式的小标题个数不符，请核是否漏写或多写。")
  }

  private func announces(_ index: Int, like other: Announcement) -> Bool {
    guard let found = announcement(index) else { return false }
    return found.verb.elementsEqual(other.verb)
  }

  private func isHeading(_ index: Int, of announced: Announcement) -> Bool {
    let range = sentences[index]
    guard range.count >= announced.verb.count + announced.noun.count + 2, range.count <= 20,
      text[range.upperBound - 1].endsSentence
    else { return false }
    let codes = text.codes[range.lowerBound..<(range.upperBound - 1)]
    return codes.starts(with: announced.verb)
      && codes.suffix(announced.noun.count).elementsEqual(announced.noun)
  }
}
