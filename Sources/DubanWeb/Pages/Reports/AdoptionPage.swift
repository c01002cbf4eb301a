internal import Duban
internal import DubanHTML
internal import DubanStore

/// What a report's commitments become.
struct AdoptionPage: PageModel {
  var hash: String
  /// Of the report.
  var title: String
  var lines: [AdoptedLine]
  /// Its commitments were opened, now or before.
  var isAdopted: Bool
  var isDone = false
  /// The corrections that hold, as the list shows them.
  var seen = ""
  /// Somebody corrected it in the meantime: nothing was opened.
  var isOvertaken = false
  /// Why it may be a double, where it may; and whether that was not said to be none.
  var doubling: Doubling?
  var isUnconfirmed = false

  private var fresh: Int { lines.count { !$0.isKnown && $0.number == nil } }

  func page(for visit: Visit) -> HTML {
    visit.page(
      isAdopted ? "立项情况" : "分解立项", subtitle: title,
      trail: Breadcrumb(steps: [("报告", visit.link(.reports))]), notices: notices
    ) {
      if let hash = EvidenceHash(rawValue: hash) {
        if !isDone, fresh > 0 {
          opening(hash, visit)
        } else if fresh < lines.count {
          p(.class("acts")) {
            ActButton("分解印发", .leads(visit.link(.reportPart(hash, .issue))), .main).html
          }
        }
      }
      Panel("承诺条目", note: count) { table(visit).html }.html
    }
  }

  private var count: String {
    let alike = lines.count { $0.matter == nil && $0.resemblance != nil }
    return "\(lines.count) 条" + (alike == 0 ? "" : "，\(alike) 条与别的同名或相近，请核对是否同一件")
  }

  private func opening(_ hash: EvidenceHash, _ visit: Visit) -> HTML {
    let (word, link) = ("立项 \(fresh) 件", visit.link(.adoption(hash)))
    let hidden = visit.proof + [Hidden("seen", seen)]
    guard doubling != nil else {
      return ActForm(word, link, hidden: hidden, weight: .main).html
    }
    return Panel("另立", isPadded: true) {
      ActForm(link, hidden: hidden) {
        Field(
          label: "已核对，不是重复，确要另立这 \(fresh) 件", name: "again",
          control: .checkbox(isChecked: false),
          error: isUnconfirmed ? "先勾选这一项，再立项。" : nil, isRequired: true
        ).html
        div(.class("acts")) { ActButton(word, .submit(), .main).html }
      }.html
    }.html
  }

  private var notices: [Notice] {
    var notices: [Notice] = []
    if isOvertaken {
      notices.append(.refused("刚才又有修正，本次没有立项", advice: "下面是按最新修正列出的，请核对后再立项。"))
    }
    if isDone {
      notices.append(.done("已立项 \(lines.count { !$0.isKnown && $0.number != nil }) 件。"))
    } else if let doubling {
      notices.append(
        .refused(
          doubling.sentence,
          advice: "请先核对这份是不是征求意见稿或旧稿。不要再立的，到报告页删除；确要另立的，勾选下面一项。",
          word: isUnconfirmed ? "没有立项" : "可能重复"))
    }
    return notices
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "承诺条目",
      columns: [
        .init("条目", .code), .init("目标任务", .name), .init("牵头单位", .text, isNamedOnPhone: true),
        .init("时限", .time), .init("立项", .text, isNamedOnPhone: true),
      ],
      rows: lines.map { line in
        DataTable.Row([
          HTML(line.commitment), name(of: line, visit),
          HTML(line.lead.isEmpty ? "待明确" : line.lead.joined(separator: "、")),
          HTML(line.due ?? ""), HTML(state(of: line)),
        ])
      }, empty: EmptyState("这份报告没有要立项的承诺条目"))
  }

  private func name(of line: AdoptedLine, _ visit: Visit) -> HTML {
    guard let matter = line.matter else {
      return RowName(line.title, why: line.resemblance).html
    }
    return RowName(line.title, visit.link(.matter(MatterID(matter))), why: line.number).html
  }

  private func state(of line: AdoptedLine) -> String {
    line.standing ?? line.number ?? line.refusal ?? (line.isKnown ? "已立" : "将立")
  }
}

extension AdoptedLine {
  fileprivate var resemblance: String? {
    twin.map { "与\($0)同名" } ?? near.map { "与\($0)相近" }
  }
}

extension AdoptionPage {
  static let posting = Operation(
    summary: "分解立项", fields: [.text("seen", max: 10_000), .choice("again", ["1"])],
    answer: .page(Self.self))
}

extension Visit {
  func adoption(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file, isOpening: true)
    guard method == .post else { return .page(try await adoptionList(open)) }
    let (actor, person) = (try actor, try someone.person)
    // A program that sends nothing has seen what there is.
    guard form["seen"] ?? Self.seen(open.rounds) == Self.seen(open.rounds) else {
      return try await overtaken(file)
    }
    if form["again"] == nil {
      var asked = try await adoptionList(open)
      asked.isUnconfirmed = true
      if asked.doubling != nil { return .page(asked, status: 422) }
    }
    let marked = try await store.markAdopted(
      text: open.kept.text, carrying: open.rounds, by: person, at: at)
    if marked == .overtaken { return try await overtaken(file) }
    guard marked != .absent else {
      throw Stop.refused("这份报告刚才被删除，没有立项。", code: "removed")
    }
    let lines = try await reportDesk.adopt(open.read, by: actor, at: at)
    if !lines.contains(where: { $0.number != nil || $0.isKnown }) {
      try await store.markDraft(text: open.kept.text)
    }
    var page = AdoptionPage(
      hash: file.rawValue, title: open.kept.heading, lines: try await told(lines, of: open.kept),
      isAdopted: true)
    page.isDone = true
    return .page(page)
  }

  /// Somebody corrected it in the meantime: it is shown as it is now.
  private func overtaken(_ file: EvidenceHash) async throws -> Reply {
    var page = try await adoptionList(try await openReport(file, isOpening: true))
    page.isOvertaken = true
    return .page(page, status: 409)
  }

  /// What would be opened, with all that was corrected by now.
  private func adoptionList(_ open: OpenReport) async throws -> AdoptionPage {
    let kept = open.kept
    let lines = try await reportDesk.adopt(open.read, by: nil, at: at)
    let doubling = Doubling(
      of: kept.text, year: kept.year, fresh: lines.count { !$0.isKnown },
      twins: lines.count { $0.twin != nil }, among: try await store.reports())
    var page = AdoptionPage(
      hash: kept.file.rawValue, title: kept.heading, lines: try await told(lines, of: kept),
      isAdopted: kept.isAdopted, seen: Self.seen(open.rounds))
    if doubling.isLikely { page.doubling = doubling }
    return page
  }

  /// What is open has a number, units and a day of its own by now, which its matter tells.
  private func told(_ lines: [AdoptedLine], of kept: KeptReport) async throws -> [AdoptedLine] {
    let (telling, matters) = (try telling(), try await matters(of: kept))
    let byCommitment = Dictionary(
      matters.flatMap { matter in
        matter.sources.filter { $0.sourceHash == kept.text }.compactMap(\.commitment)
          .map { ($0, matter) }
      }, uniquingKeysWith: { first, _ in first })
    return lines.map { line in
      guard let matter = byCommitment[line.commitment] else { return line }
      let shown = telling.line(matter, nil)
      var line = line
      (line.matter, line.number, line.standing) = (shown.id, shown.number, shown.standingWord)
      (line.title, line.lead, line.due) = (shown.title, [shown.unit].compactMap(\.self), shown.due)
      return line
    }
  }

  /// Never empty: an empty field is as good as none.
  private static func seen(_ rounds: [CorrectionRound]) -> String {
    "n" + rounds.holdingNumbers.map { "-\($0)" }.joined()
  }
}
