internal import Duban
internal import DubanHTML
internal import DubanStore

/// 年度: each ledger's year with what is still undecided in it and what it came to; decided in bulk, and
/// locked when nothing is left.
struct YearsPage: PageModel {
  struct Book: Codable, Sendable {
    var id: String
    var name: String
    /// Open matters of the year.
    var open: Int
    var lockedAt: String?
    var lockedBy: String?
  }

  struct Line: Codable, Sendable {
    var unit: String
    var matters: Int
    var closed: Int
    var onTime: Int
    var late: Int
    var carried: Int
    var relapsed: Int
    var extended: Int
  }

  struct Reckoned: Codable, Sendable {
    var lines: [Line]
    /// Whether the journal gives what was kept at the lock; `nil` while the year is open.
    var isSame: Bool?
  }

  /// Of the form for what is ticked.
  struct Typed: Codable, Sendable {
    var due: String
    var reason: String
    var chosen: [Int64]
  }

  var year: Int
  var books: [Book]
  /// The one that is looked at.
  var book: Book?
  /// The first undecided ones.
  var undecided: [MatterLine]
  /// As it was kept at the lock.
  var locked: [Line]
  var reckoned: Reckoned?
  /// Whether the year is over.
  var isOver: Bool
  var typed: Typed
  var outcome: ReturnsOutcome?
  var problem: String?

  var marking: String? { undecided.marking }

  static let most = 50

  func page(for visit: Visit) -> HTML {
    visit.page(
      book.map { "\($0.name) \(year) 年度" } ?? "年度", trail: trail(visit),
      notices: visit.toldNotices + (problem.map { [.refused($0)] } ?? [])
    ) {
      if let outcome { outcome.yearPart }
      if let book {
        part(of: book, visit)
      } else {
        Panel("各台账的 \(year) 年度", acts: turning(visit)) { bookTable(visit).html }.html
      }
    }
  }

  private func trail(_ visit: Visit) -> Breadcrumb {
    var trail = visit.supervisionTrail
    if book != nil { trail.steps.append(("年度", visit.link(.supervising(.years), values(year)))) }
    return trail
  }

  private func turning(_ visit: Visit) -> HTML {
    HTML {
      ActButton("上一年", .leads(visit.link(.supervising(.years), values(year - 1)))).html
      ActButton("下一年", .leads(visit.link(.supervising(.years), values(year + 1)))).html
    }
  }

  private func values(_ year: Int, _ more: [(String, String)] = []) -> Values {
    Values([("year", "\(year)")] + more)
  }

  private func bookTable(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "各台账的年度",
      columns: [
        .init("台账", .name), .init("在办", .number, isNamedOnPhone: true),
        .init("状态", isNamedOnPhone: true), .init("", .act),
      ],
      rows: books.map { book in
        DataTable.Row([
          HTML(book.name), HTML(spaced: "\(book.open) 件"),
          HTML(spaced: book.lockedAt.map { "\($0) 由\(book.lockedBy ?? "")锁定" } ?? "未锁定"),
          ActButton(
            "看这一年度",
            .leads(visit.link(.supervising(.years), values(year, [("ledger", book.id)]))),
            about: book.name
          ).html,
        ])
      })
  }
}

extension YearsPage {
  private func part(of book: Book, _ visit: Visit) -> HTML {
    HTML {
      if !undecided.isEmpty { undecidedPart(book, visit) }
      if let at = book.lockedAt {
        Panel("年度成绩", note: "\(at) 由\(book.lockedBy ?? "")锁定") {
          locked.table.html
          reckoning(book, visit)
        }.html
      } else {
        if undecided.isEmpty, isOver {
          if mayLock(visit) { lockPart(book, visit) } else { chiefPart }
        }
        Panel("年度成绩", note: "未锁定") {
          if let reckoned { reckoned.lines.table.html }
          reckoning(book, visit)
        }.html
      }
    }
  }

  /// Walks the whole journal of the ledger, so it is asked for.
  private func reckoning(_ book: Book, _ visit: Visit) -> HTML {
    let link = visit.link(
      .supervising(.years), values(year, [("ledger", book.id), ("reckon", "1")]))
    return div(.class("panel-foot")) {
      if let isSame = reckoned?.isSame {
        isSame
          ? Notice.done("按办理记录重算，与锁定时的数一致。").html
          : Notice.refused("按办理记录重算，与锁定时的数不一致。", advice: "请告知系统管理员核验存证。").html
      } else {
        ActButton("按办理记录算一遍", .leads(link)).html
      }
    }
  }

  private func undecidedPart(_ book: Book, _ visit: Visit) -> HTML {
    let more = undecided.count == Self.most ? "；先列 \(Self.most) 件" : ""
    return Panel("还没有决定怎么办的", note: (isOver ? "" : "年度结束后，") + "定了结转、并入或终止，才能锁定" + more) {
      BulkForm(
        action: visit.link(.supervising(.years)), hidden: hidden(book, visit),
        table: DataTable(
          caption: "未决定的事项",
          columns: [.init("", .tick), .init("灯", .light), .init("事项", .name), .init("时限", .time)],
          rows: undecided.map { line in
            let why = [line.number, line.unit].compactMap(\.self).joined(separator: " · ")
            return DataTable.Row([
              BulkForm.tick(
                String(line.id), about: line.title, isChecked: typed.chosen.contains(line.id)),
              line.lightMark,
              RowName(line.title, visit.link(.matter(MatterID(line.id))), why: why).html,
              line.clockMark,
            ])
          }), acts: deciding
      ).html
    }.html
  }

  private var deciding: HTML {
    HTML {
      Field(
        label: "结转后的时限", name: "due", control: .date(min: "\(year + 1)-01-01", max: nil),
        value: typed.due
      ).html
      Field(label: "理由", name: "reason", value: typed.reason, isRequired: true).html
      ActButton("结转", .submit(name: "what", value: "carry"), .main).html
      ActButton("终止", .submit(name: "what", value: "end"), .grave).html
    }
  }

  private func lockPart(_ book: Book, _ visit: Visit) -> HTML {
    Confirm(
      question: "锁定\(book.name) \(year) 年度？",
      effects: [
        "这一年度的事项都有去向，没有未决定的。", "锁定后这一年度的事项不能再办理；反弹的计入当年。",
        "成绩按锁定时的办理记录定下，以后随时可以重算核对。锁定不能改回。",
      ], action: visit.link(.supervising(.years)),
      hidden: hidden(book, visit) + [Hidden("what", "lock")], word: "锁定 \(year) 年度",
      back: visit.link(.supervising(.years), values(year))
    ).html
  }

  private func mayLock(_ visit: Visit) -> Bool {
    guard let actor = visit.viewer?.actor else { return false }
    return (try? visit.directory.checkYearLock(by: actor, on: visit.at.day)) != nil
  }

  private var chiefPart: HTML {
    Notice.note("这一年度的事项都有去向，可以锁定。", advice: "请督查室主任来锁定：锁定不能改回。").html
  }

  private func hidden(_ book: Book, _ visit: Visit) -> [Hidden] {
    visit.proof + [Hidden("ledger", book.id), Hidden("year", "\(year)")]
  }
}

extension [YearsPage.Line] {
  fileprivate var table: DataTable {
    DataTable(
      caption: "年度成绩",
      columns: [.init("单位", .name)]
        + ["件数", "办结", "按期", "逾期", "结转", "反弹", "延期"]
        .map { .init($0, .number, isNamedOnPhone: true) },
      rows: map { line in
        DataTable.Row(
          [HTML(line.unit)]
            + [
              line.matters, line.closed, line.onTime, line.late, line.carried, line.relapsed,
              line.extended,
            ].map { HTML("\($0)") }, tone: line.unit == "合计" ? .total : .plain)
      }, empty: EmptyState("这一年度没有事项"))
  }
}

extension ReturnsOutcome {
  fileprivate var yearPart: HTML {
    BulkOutcome(
      act: word ?? act.word, done: done,
      refused: failed.map { .init(name: $0.name, reason: $0.why) }
    ).html
  }
}
