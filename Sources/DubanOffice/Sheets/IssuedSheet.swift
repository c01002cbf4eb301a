import DubanReport

extension BreakdownWorkbook {
  private static let columns: [(String, Double)] = [
    ("序号", 5), ("目标任务", 41), ("责任领导", 9), ("区政府办\n协管责任人", 12),
    ("牵头单位", 17), ("责任人", 9), ("相关单位", 25), ("完成情况", 12),
  ]

  /// 印发版: as the district prints it, grouped by responsible leader.
  var issuedSheet: Sheet {
    var sheet = Sheet(
      name: Self.issuedName, columns: Self.columns.map { Sheet.Column(width: $0.1) })
    sheet.rows.append(Sheet.Row([Cell(title, .title)], height: 48, spansAll: true))
    sheet.rows.append(Sheet.Row([Cell(extent, Self.extentStyle)], height: 24, spansAll: true))
    sheet.rows.append(Sheet.Row(Self.columns.map { Cell($0.0, .head) }, height: 36))
    sheet.frozenRows = 3
    sheet.repeatedRows = 2...2
    var number = 0
    for (index, group) in groups.enumerated() {
      sheet.rows.append(heading(group, at: index + 1))
      for item in group.items {
        number += 1
        sheet.rows.append(row(item, number: number))
      }
    }
    return sheet
  }

  private static let extentStyle = CellStyle(horizontal: .center, hasBorder: false)

  /// How much of the report stands here and where the rest is.
  private var extent: String {
    let rest = count - issuedCount
    let all = "本表列目标任务\(issuedCount)项，报告共\(count)项"
    return rest > 0 ? all + "；其余\(rest)项为五年目标任务，列在工作版。" : all + "。"
  }

  private struct Item {
    var commitment: Commitment
    var responsibility: Responsibility
  }

  private struct Group {
    var leader: String
    var items: [Item]
  }

  /// Groups in the order of the catalogue's leaders, then leaders written in by hand, then 待明确.
  private var groups: [Group] {
    let items = issued.map { index in
      let commitment = report.commitments[index]
      return Item(
        commitment: commitment,
        responsibility: Responsibility(of: commitment, in: report, by: catalogue))
    }
    var byLeader: [String: [Item]] = [:]
    for item in items { byLeader[item.responsibility.leader, default: []].append(item) }
    let leaders = byLeader.keys.sorted { a, b in
      let (one, other) = (rank(byLeader[a]), rank(byLeader[b]))
      return one == other ? a < b : one < other
    }
    return leaders.map { leader in
      Group(leader: leader, items: byLeader[leader] ?? [])
    }
  }

  private func rank(_ items: [Item]?) -> Int {
    guard let first = items?.first?.responsibility, !first.leader.isEmpty else { return Int.max }
    return first.rank ?? Int.max - 1
  }

  private func heading(_ group: Group, at number: Int) -> Sheet.Row {
    let name = group.leader.isEmpty ? "责任领导待明确" : "责任领导：\(group.leader)"
    let text = "\(ChineseNumber.of(number))、\(name)（\(group.items.count)项）"
    return Sheet.Row([Cell(text, .group)], height: 26, spansAll: true)
  }

  /// The task with its deadline, where the report names one and the task's own words do not.
  private func task(of commitment: Commitment) -> String {
    let task = report.task(of: commitment)
    let words = commitment.deadline.text.split(separator: ";")
    guard !commitment.isStanding, !words.isEmpty, !words.contains(where: { task.contains($0) }),
      let date = commitment.deadline.date
    else { return task }
    // The year alone is in the table's title.
    let isYear = date == .end(ofYear: date.year)
    if isYear, !words.contains(where: { $0.contains("底") || $0.contains("末") }) { return task }
    let month = date == .end(ofMonth: date.month, year: date.year)
    let day = month ? "\(date.month)月底" : "\(date.month)月\(date.day)日"
    return "\(task)（\(date.year)年\(day)前）"
  }

  private func row(_ item: Item, number: Int) -> Sheet.Row {
    let who = item.responsibility
    let lead = who.lead.isEmpty ? Responsibility.open : who.lead.joined(separator: "\n")
    return Sheet.Row([
      Cell(.number(Double(number)), .bodyCentered),
      Cell(task(of: item.commitment), .body),
      Cell(who.leaderName, .bodyCentered),
      Cell(who.coordinator, .bodyCentered),
      Cell(lead, .bodyCentered),
      Cell(who.responsible.joined(separator: "\n"), .bodyCentered),
      Cell(who.related.joined(separator: "\n"), .body),
      Cell("", .body),
    ])
  }
}

/// 一, 二, … 十一, … for headings.
enum ChineseNumber {
  private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  static func of(_ number: Int) -> String {
    guard number > 0, number < 100 else { return "\(number)" }
    let (tens, ones) = (number / 10, number % 10)
    if tens == 0 { return digits[ones] }
    return (tens == 1 ? "" : digits[tens]) + "十" + digits[ones]
  }
}
