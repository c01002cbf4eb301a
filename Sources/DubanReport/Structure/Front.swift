/// Who speaks, where and when: what the lines before the first part say.
struct Front: Sendable {
  var title: String?
  var speaker: String?
  var place: String?
  var year: Int?
  /// 征求意见稿: what it says it is in brackets, before it is the report itself.
  var draft: String?
}

extension WorkReport {
  /// The word by which a file's name or a title says that the text is not final: 征求意见稿, 草案.
  public static func draftWord(in name: String) -> String? {
    Front.drafts.first { word in
      // 2026年计划草案的报告 is the final report on a draft.
      name.ranges(of: word).contains { place in
        let rest = name[place.upperBound...]
        return !rest.hasPrefix("的") && !rest.hasPrefix("报告")
      }
    }
  }
}

extension Front {
  fileprivate static let drafts = ["征求意见稿", "讨论稿", "送审稿", "审议稿", "修改稿", "草案", "初稿"]
  fileprivate static let bracketed = drafts.map { "(\($0))".codes }
}

extension Scan {
  func front(_ outline: Outline) -> Front {
    var front = Front()
    for (line, role) in zip(outline.lines, outline.roles) where role == .front {
      read(line.range, into: &front)
    }
    if front.place == nil, let title = front.title { front.place = place(inTitle: title.codes) }
    if let title = front.title, let draft = front.draft { front.title = "\(title)（\(draft)）" }
    return front
  }

  private func read(_ range: Range<Int>, into front: inout Front) {
    if front.title == nil, isTitle(range) { front.title = title(range) }
    if front.draft == nil {
      let place = Front.bracketed.firstIndex { contains($0, in: range) }
      front.draft = place.map { Front.drafts[$0] }
    }
    // The line of the meeting names the latest year; a title may name the year reviewed.
    if !contains(Self.iOnBehalf2, in: range), let year = years(in: range).map(\.year).max() {
      front.year = max(front.year ?? year, year)
    }
    if front.place == nil, let found = placeOfMeeting(range) { front.place = found }
    guard let post = post(in: range) else { return }
    if front.place == nil, let end = find(Self.government, in: range) {
      front.place = placeBefore(end, from: range.lowerBound)
    }
    let name = post..<range.upperBound
    if front.speaker == nil, name.count >= 2, name.count <= 6 { front.speaker = text.string(name) }
  }

  /// Up to 报告: some files have the meeting on the same line.
  private func title(_ range: Range<Int>) -> String {
    let end = find(Self.title, in: range).map { $0 + Self.title.count } ?? range.upperBound
    return text.string(range.lowerBound..<end)
  }

  /// Where the name begins after 区长, 县长, 市长, 总理.
  private func post(in range: Range<Int>) -> Int? {
    guard range.count <= 40, !contains(Self.deputies2, in: range) else { return nil }
    for word in Self.posts {
      if let index = find(word, in: range) { return index + word.count }
    }
    return nil
  }

  /// 在湖滨区第六届人民代表大会 → the place before 第.
  private func placeOfMeeting(_ range: Range<Int>) -> String? {
    guard let at = first(in: range, where: { $0 == "在" }), contains(Self.congress, in: range),
      var ordinal = first(in: at..<range.upperBound, where: { $0 == "届" })
    else { return nil }
    while ordinal > at + 1, Numerals.isNumeral(text[ordinal - 1]) || text[ordinal - 1].isDigit {
      ordinal -= 1
    }
    if text[ordinal - 1] == "第" { ordinal -= 1 }
    let isNational = contains(Self.national, in: at..<range.upperBound)
    return ordinal > at + 2 && !isNational ? text.string((at + 1)..<ordinal) : nil
  }

  private func placeBefore(_ end: Int, from start: Int) -> String? {
    end > start && end - start <= 16 ? text.string(start..<end) : nil
  }

  private func place(inTitle title: [Code]) -> String? {
    guard let end = title.firstIndex(where: { $0.isDigit || $0 == "政" }), end >= 2 else {
      return nil
    }
    let name = title[..<end]
    guard let last = name.last, last == "区" || last == "县" || last == "市" else { return nil }
    return name.string
  }

  private static let posts = ["区长", "县长", "市长", "总理", "旗长", "州长", "省长"].map(\.codes)
  private static let government = "人民政府".codes
  private static let national = "全国人民".codes
  private static let congress = "人民代表大会".codes
  private static let deputies2 = "代表:".codes
  private static let iOnBehalf2 = "我代表".codes
}
