internal import Duban
internal import DubanHTML
internal import DubanStore

/// A queue of 督办 (队列): open matters that stand or shine alike, over the whole division.
enum SupervisionQueue: String, Worded, Codable {
  case red, yellow
  case toVerify = "to-verify"
  case verifying
  case toAccept = "to-accept"

  var word: String {
    switch self {
    case .red: "红灯"
    case .yellow: "黄灯"
    case .toVerify: "待核查"
    case .verifying: "核查中"
    case .toAccept: "待签收"
    }
  }

  private var light: Light? {
    switch self {
    case .red: .red
    case .yellow: .yellow
    default: nil
    }
  }

  private var standing: Standing? {
    switch self {
    case .toVerify: .closingRequested
    case .verifying: .verifying
    case .toAccept: .issued
    default: nil
    }
  }

  func query(limit: Int) -> ListQuery {
    var query = ListQuery(order: .due, limit: limit)
    query.isOpen = true
    (query.light, query.standing) = (light, standing)
    // Whatever stands there waits for somebody, and those have an index of their own.
    if standing != nil { query.isAwaiting = true }
    return query
  }

  /// How many its list holds, from the tallies.
  func count(_ standings: [Figure<Standing>], _ lights: [Figure<Light>]) -> Int {
    standings.reduce(0) { $0 + ($1.value == standing ? $1.count : 0) }
      + lights.reduce(0) { $0 + ($1.value == light ? $1.count : 0) }
  }
}

/// One queue of 督办, page by page.
struct SupervisionQueuePage: PageModel {
  var queue: SupervisionPage.Queue
  var colours: [String]
  var next: String?

  func page(for visit: Visit) -> HTML {
    visit.page(queue.name, trail: Breadcrumb(steps: [("督办", visit.link(.supervision))])) {
      Tabs(
        name: "队列",
        tabs: SupervisionQueue.allCases.map {
          .init(
            word: $0.word, link: visit.link(to: $0), count: $0 == queue.id ? queue.count : nil,
            isHere: $0 == queue.id)
        }
      ).html
      queue.panel(colours, visit).html
      if queue.count > queue.lines.count { urgingAll(visit) }
      Pager(
        next: next.map { visit.link(.supervising(.queue), visit.query(of: queue.id, after: $0)) },
        said: "共 \(queue.count) 件"
      ).html
    }
  }

  /// What stands on other pages cannot be ticked here.
  private func urgingAll(_ visit: Visit) -> HTML {
    let count = min(queue.count, Visit.urgedAtOnce)
    let rest = queue.count > count ? "，一次最多 \(count) 件，按完成时限先后" : ""
    return details {
      summary { HTML(spaced: "催办整个队列（共 \(queue.count) 件\(rest)）") }
      ActForm(
        visit.link(.urging), hidden: visit.proof + [Hidden("queue", queue.id.rawValue)]
      ) {
        Field(
          label: "催办内容", name: "text", control: .area(rows: 2, lengthMax: TextLimit.remark),
          value: Visit.usualUrging, prefix: "all"
        ).html
        div(.class("acts")) { ActButton("催办这 \(count) 件", .submit()).html }
      }.html
    }
  }
}

extension SupervisionPage.Queue {
  /// - Parameter colours: of the slips that may be drafted.
  func panel(_ colours: [String], _ visit: Visit) -> Panel {
    Panel(name, note: "\(count) 件") {
      if lines.isEmpty {
        EmptyState("没有\(name)的事项").html
      } else {
        BulkForm(
          action: visit.link(.urging), hidden: visit.proof, table: table(visit),
          acts: bulkActs(colours, visit)
        ).html
      }
    }
  }

  /// Slips are drafted in bulk, never signed so.
  private func bulkActs(_ colours: [String], _ visit: Visit) -> HTML {
    HTML {
      ActButton("催办", .submit()).html
      if !colours.isEmpty {
        Field(
          label: "颜色", name: "colour", control: .select(colours.map { Choice($0, $0) }),
          prefix: "slip-\(name)"
        ).html
        button(
          .class("act", "main"), .type("submit"),
          .formAction(visit.link(.supervising(.slips)))
        ) { "拟督办单" }
      }
      if count > lines.count, visit.route == .supervision {
        ActButton("看全部 \(count) 件", .leads(visit.link(to: id)), .quiet, about: name).html
      }
    }
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: name,
      columns: [.init("", .tick), .init("灯", .light), .init("事项", .name), .init("时限", .time)],
      rows: lines.map { line in
        let why = [line.number, line.unit, line.reason].compactMap(\.self)
        return DataTable.Row([
          BulkForm.tick(String(line.id), about: line.title), line.lightMark,
          RowName(
            line.title, visit.link(.matter(MatterID(line.id))), why: why.joined(separator: " · ")
          ).html, line.clockMark,
        ])
      })
  }
}

extension Visit {
  private static let queuePage = 50

  func link(to queue: SupervisionQueue) -> DubanHTML.Link {
    link(.supervising(.queue), query(of: queue))
  }

  fileprivate func query(of queue: SupervisionQueue, after: String? = nil) -> Values {
    var values = Values([("queue", queue.rawValue)])
    if let after { values.add("after", after) }
    return values
  }

  func supervisionQueue() async throws -> Reply {
    let queue = query["queue"].flatMap(SupervisionQueue.init(rawValue:)) ?? .red
    var list = queue.query(limit: Self.queuePage)
    list.after = try cursor
    let page = try await store.list(list, at: at)
    let telling = try telling()
    let count = queue.count(try await store.standings(), try await store.lights(at: at))
    return .page(
      SupervisionQueuePage(
        queue: .init(
          id: queue, name: queue.word, count: count,
          lines: zip(page.matters, page.lights).map(telling.line)),
        colours: telling.slipColours, next: page.next?.text))
  }
}

extension Telling {
  var slipColours: [String] { ledgers["slip"]?.field("colour")?.choices ?? [] }
}
