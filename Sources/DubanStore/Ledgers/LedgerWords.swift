internal import Duban

/// Words, numbers and limits of a ledger file.
extension LedgerReader {
  /// One of a closed list; anything else is told with the whole list.
  mutating func word<Value: Worded>(_ place: CatalogueNode?) -> Value? {
    guard let place, let text = nodes.text(place) else { return nil }
    if let value = Value(word: text) { return value }
    let words = Value.allCases.map(\.word).joined(separator: "、")
    nodes.fault(place, "不认识“\(text)”，应为\(words)之一。")
    return nil
  }

  mutating func words<Value: Worded>(_ place: CatalogueNode?) -> [Value] {
    nodes.items(place).compactMap { word($0) }
  }

  mutating func who(_ place: CatalogueNode?) -> [Who] {
    nodes.items(place).compactMap { item in
      guard let text = nodes.text(item) else { return nil }
      if let who = Who(word: text) { return who }
      let parties = Party.allCases.map(\.word).joined(separator: "、")
      let functions = Function.allCases.map(\.word).joined(separator: "、")
      nodes.fault(
        item, "不认识“\(text)”，应为\(parties)之一，可加“.职能”（\(functions)），如“牵头单位.主要负责人”。")
      return nil
    }
  }

  mutating func number(_ place: CatalogueNode?, in range: ClosedRange<Int>) -> Int? {
    guard let place, let text = nodes.text(place) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    nodes.fault(place, "这里应为\(range.lowerBound)到\(range.upperBound)的整数；现为“\(text)”。")
    return nil
  }

  /// `30` natural days, or `5个工作日`.
  mutating func days(_ place: CatalogueNode?) -> TimeLimit? {
    guard let place, let text = nodes.text(place) else { return nil }
    if let number = Int(text), 1...3660 ~= number { return TimeLimit(number, .natural) }
    if let limit = TimeLimit(word: text), [.natural, .working].contains(limit.kind),
      1...3660 ~= limit.amount
    {
      return limit
    }
    nodes.fault(place, "这里应为1到3660的整数（自然日）或者工作日，如“30”“5个工作日”；现为“\(text)”。")
    return nil
  }

  mutating func flag(_ place: CatalogueNode?) -> Bool? {
    guard let place, let text = nodes.text(place) else { return nil }
    if text == "是" || text == "否" { return text == "是" }
    nodes.fault(place, "这里应为“是”或者“否”；现为“\(text)”。")
    return nil
  }

  mutating func limit(_ place: CatalogueNode?) -> TimeLimit? {
    guard let place, let text = nodes.text(place) else { return nil }
    if let limit = TimeLimit(word: text) { return limit }
    nodes.fault(place, "这里应为时限，如“5个工作日”“60日”“4个工作时”“24小时”；现为“\(text)”。")
    return nil
  }
}
