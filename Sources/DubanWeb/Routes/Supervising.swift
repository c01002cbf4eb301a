internal import Duban
internal import DubanStore

/// The addresses of 填报 and 督办 beyond their first pages: tables, papers, draws, plans.
enum Supervising: Hashable, Sendable {
  /// 填报表 as xlsx.
  case returnsTable
  /// One queue of 督办, all of it.
  case queue
  /// Who has reported; urging those who have not; the bulletin's draft.
  case reporting, calling, bulletin
  /// 一人一单.
  case leaders, leadersFile
  case papers
  /// Drafts slips of the matters ticked.
  case slips
  case paper(MatterID)
  case paperFile(MatterID)
  case draws, inspections, burdens, years

  static let fixed: [Supervising] = [
    .returnsTable, .queue, .reporting, .calling, .bulletin, .leaders, .leadersFile, .papers,
    .slips, .draws, .inspections, .burdens, .years,
  ]

  static let templates: [(String, Supervising)] = [
    ("/papers/{matter}", .paper(MatterID(1))), ("/papers/{matter}/docx", .paperFile(MatterID(1))),
  ]

  var path: String {
    switch self {
    case .returnsTable: "/returns/table"
    case .queue: "/supervision/queue"
    case .reporting: "/supervision/reporting"
    case .calling: "/supervision/reporting/urging"
    case .bulletin: "/supervision/reporting/bulletin"
    case .leaders: "/supervision/leaders"
    case .leadersFile: "/supervision/leaders/docx"
    case .papers: "/papers"
    case .slips: "/papers/slips"
    case .paper(let id): "/papers/\(id)"
    case .paperFile(let id): "/papers/\(id)/docx"
    case .draws: "/supervision/draws"
    case .inspections: "/supervision/inspections"
    case .burdens: "/supervision/burdens"
    case .years: "/supervision/years"
    }
  }

  /// The addresses with a part that varies.
  init?(parts: [String]) {
    guard parts.first == "papers", 2...3 ~= parts.count,
      let id = Route.number(parts[1]).map({ MatterID($0) })
    else { return nil }
    if parts.count == 2 {
      self = .paper(id)
    } else if parts[2] == "docx" {
      self = .paperFile(id)
    } else {
      return nil
    }
  }

  var right: Right {
    switch self {
    case .returnsTable: .act
    case .paper, .paperFile: .read
    default: .supervise
    }
  }

  var methods: [Route.Method] {
    switch self {
    case .calling, .bulletin, .slips: [.post]
    case .papers, .paper, .draws, .inspections, .burdens, .years: [.get, .post]
    default: [.get]
    }
  }

  /// Belongs to 督办 in the rail.
  var isTool: Bool { !isPaper && self != .returnsTable }

  var isPaper: Bool {
    switch self {
    case .papers, .slips, .paper, .paperFile: true
    default: false
    }
  }

  func operation(_ method: Route.Method) -> Operation {
    let fields = method == .post ? self.fields : []
    return Operation(
      summary: summary, query: method == .get ? query : [], fields: fields, answer: answer(method))
  }

  private func answer(_ method: Route.Method) -> Operation.Answer {
    switch self {
    case .returnsTable: .file(OfficeFile.xlsx)
    case .leadersFile, .paperFile: .file(OfficeFile.docx)
    case .queue: .page(SupervisionQueuePage.self)
    case .reporting, .calling: .page(ReportingPage.self)
    case .bulletin: .seeOther
    case .leaders: .page(LeadersPage.self)
    case .papers: method == .post ? .seeOther : .page(PapersPage.self)
    case .slips: .page(PapersPage.self)
    case .paper: method == .post ? .seeOther : .page(PaperPage.self)
    case .draws: .page(DrawsPage.self)
    case .inspections: .page(InspectionsPage.self)
    case .burdens: .page(BurdensPage.self)
    case .years: .page(YearsPage.self)
    }
  }

  private var summary: String {
    switch self {
    case .returnsTable: "填报表"
    case .queue: "督办队列"
    case .reporting: "报送情况"
    case .calling: "催报"
    case .bulletin: "拟通报"
    case .leaders, .leadersFile: "一人一单"
    case .papers: "公文"
    case .slips: "拟督办单"
    case .paper, .paperFile: "公文页"
    case .draws: "随机抽查"
    case .inspections: "督查计划"
    case .burdens: "减负台账"
    case .years: "年度"
    }
  }

  private var query: [Operation.Parameter] {
    switch self {
    case .inspections, .burdens: [.text("month", max: 7)]
    case .papers: [.text("ledger", max: 40)]
    case .years: [.number("year"), .text("ledger", max: 40), .choice("reckon", ["1"])]
    case .queue:
      [.choice("queue", SupervisionQueue.allCases.map(\.rawValue)), .text("after", max: 40)]
    default: []
    }
  }

  private var fields: [Operation.Parameter] {
    switch self {
    case .slips:
      [
        .number("chosen", isRequired: true, isMany: true), .text("colour", max: 10),
        .text("demand", max: TextLimit.body),
      ]
    case .papers:
      [
        .text("ledger", max: 40, isRequired: true), .text("title", max: 200),
        .text("recipient", max: 500), .text("body", max: TextLimit.body),
      ]
    case .paper: [.text("title", max: 200), .text("body", max: TextLimit.body)]
    case .draws: [.choice("what", ["draw", "sign"]), .text("ledger", max: 40), .number("batch")]
    case .inspections:
      [
        .number("addressee"), .number("inspector"), .date("day"), .text("place", max: 200),
        .text("about", max: 500), .text("body", max: TextLimit.body),
      ]
    case .years:
      [
        .choice("what", ["carry", "end", "lock"]), .text("ledger", max: 40), .number("year"),
        .number("chosen", isMany: true), .date("due"), .text("reason", max: TextLimit.remark),
        .ownPassword,
      ]
    case .burdens:
      [
        .text("kind", max: 20), .number("addressee"), .text("title", max: 200),
        .text("about", max: 200),
      ]
    default: []
    }
  }
}

/// Files that office programs open.
enum OfficeFile {
  static let docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

extension Visit {
  func supervise(_ part: Supervising) async throws -> Reply {
    let isPost = method == .post
    return switch part {
    case .returnsTable: try await returnsTable()
    case .queue: try await supervisionQueue()
    case .reporting: try await reporting()
    case .calling: try await callReports()
    case .bulletin: try await draftBulletin()
    case .leaders: try await leaders()
    case .leadersFile: try await leadersFile()
    case .papers: isPost ? try await draftPaper() : try await papers()
    case .slips: try await draftSlips()
    case .paper(let id): isPost ? try await amendPaper(id) : try await paper(id)
    case .paperFile(let id): try await paperFile(id)
    case .draws: isPost ? try await changeDraws() : try await draws()
    case .inspections: isPost ? try await planInspection() : try await inspections()
    case .burdens: isPost ? try await noteBurden() : try await burdens()
    case .years: isPost ? try await changeYears() : try await years()
    }
  }

  /// All matters of a list, page by page, as far as one screen can tell of them.
  func every(_ query: ListQuery, atMost limit: Int = 5_000) async throws -> [(Matter, LightTurn?)] {
    var query = query
    query.limit = 500
    var all: [(Matter, LightTurn?)] = []
    repeat {
      let page = try await store.list(query, at: at)
      all += zip(page.matters, page.lights).map { ($0, $1) }
      query.after = page.next
    } while query.after != nil && all.count < limit
    return all
  }
}
