import DubanReport

/// 任务分解表 as it is printed, in eight columns and grouped by responsible leader: the same on a
/// sheet, on a page and in Word.
package struct BreakdownTable: Hashable, Sendable {
  package struct Group: Hashable, Sendable {
    /// 一、责任领导：常务副区长 张某某（12项）
    package var heading: String
    /// A cell for each column; several names stand one a line.
    package var rows: [[String]]

    package init(heading: String, rows: [[String]]) {
      self.heading = heading
      self.rows = rows
    }
  }

  package static let columns = [
    "序号", "目标任务", "责任领导", "区政府办协管责任人", "牵头单位", "责任人", "相关单位", "完成情况",
  ]

  package var title: String
  /// How much of the report stands here and where the rest is.
  package var extent: String
  package var groups: [Group]

  package init(title: String, extent: String, groups: [Group]) {
    self.title = title
    self.extent = extent
    self.groups = groups
  }
}

extension BreakdownWorkbook {
  /// What the 印发版 prints.
  package var table: BreakdownTable {
    var number = 0
    let groups = leaderGroups.enumerated().map { place, group in
      BreakdownTable.Group(
        heading: heading(group, at: place + 1),
        rows: group.items.map { item in
          number += 1
          return cells(item, number: number)
        })
    }
    return BreakdownTable(title: title, extent: extent, groups: groups)
  }

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
  private var leaderGroups: [Group] {
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

  private func heading(_ group: Group, at number: Int) -> String {
    let name = group.leader.isEmpty ? "责任领导待明确" : "责任领导：\(group.leader)"
    return "\(ChineseNumber.of(number))、\(name)（\(group.items.count)项）"
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

  private func cells(_ item: Item, number: Int) -> [String] {
    let who = item.responsibility
    return [
      "\(number)", task(of: item.commitment), who.leaderName, who.coordinator,
      who.lead.isEmpty ? Responsibility.open : who.lead.joined(separator: "\n"),
      who.responsible.joined(separator: "\n"), who.related.joined(separator: "\n"), "",
    ]
  }
}
