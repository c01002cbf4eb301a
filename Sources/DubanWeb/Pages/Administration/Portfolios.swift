internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanReport
internal import DubanStore

/// 调整领导分工: typed or sent as a text, held against those of the day, every matter that would be given
/// over told, and only then set.
struct PortfoliosPage: PageModel {
  struct Change: Codable, Sendable {
    var unit: String
    var before: String
    var after: String
  }

  struct Moved: Codable, Sendable {
    var id: Int64
    var number: String
    /// For those who may read matters.
    var title: String?
    var unit: String
    var before: String
  }

  var text: String
  var from: String
  var changes: [Change]
  /// The first of them.
  var moved: [Moved]
  var count: Int
  var isLater: Bool
  var problem: String?

  /// Told one by one.
  static let most = 300

  func page(for visit: Visit) -> HTML {
    visit.page(
      Arranging.portfolios.word, trail: visit.trail(.portfolios),
      notices: problem.map { [.refused($0)] } ?? []
    ) {
      if !changes.isEmpty { preview(visit) }
      if visit.viewer?.maySend(to: .arranging(.portfolios)) ?? false {
        Panel("分工", note: "没有写到的单位不变", isPadded: true) { form(visit) }.html
      } else {
        Panel("分工", note: "由督查室调整", isPadded: true) {
          EmptyState("您不能调整领导分工", advice: "现行的分工见“领导分工”。").html
        }.html
      }
    }
  }

  private func preview(_ visit: Visit) -> HTML {
    HTML {
      Panel("自 \(from) 起的变动", note: "\(changes.count) 个单位，尚未改动") {
        DataTable(
          caption: "分工变动",
          columns: [
            .init("单位", .name), .init("原责任领导", isNamedOnPhone: true),
            .init("新责任领导", isNamedOnPhone: true),
          ],
          rows: changes.map {
            DataTable.Row([HTML($0.unit), HTML(spaced: $0.before), HTML(spaced: $0.after)])
          }
        ).html
      }.html
      Panel(
        "随之改归的在办事项",
        note: "\(count) 件" + (count > moved.count ? "，列出前 \(moved.count) 件" : "")
      ) {
        movedTable(visit).html
        div(.class("panel-foot")) {
          if isLater { p(.class("soft")) { HTML(spaced: "到 \(from) 自动改归，以当天在办的为准。") } }
          ActForm(
            "照此分工", visit.link(.arranging(.portfolios)),
            hidden: visit.proof + [
              Hidden("what", "commit"), Hidden("text", text), Hidden("from", from),
            ], weight: .main
          ).html
        }
      }.html
    }
  }

  private func movedTable(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "随之改归的在办事项",
      columns: [
        .init("事项", .name), .init("牵头单位", isNamedOnPhone: true),
        .init("原责任领导", isNamedOnPhone: true),
      ],
      rows: moved.map { line in
        let link = line.title == nil ? nil : visit.link(.matter(MatterID(line.id)))
        return DataTable.Row([
          RowName(
            line.title ?? line.number, link, why: line.title == nil ? nil : line.number
          ).html, HTML(line.unit), HTML(line.before),
        ])
      }, empty: EmptyState("没有要改归的在办事项"))
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.arranging(.portfolios)), hidden: visit.proof, hasFiles: true) {
      Field(
        label: "自", name: "from", control: .date(min: nil, max: nil), value: from,
        hint: "这一天起由新的领导分管；以后的日期到那一天自动生效", isRequired: true
      ).html
      Field(
        label: "每位领导一行", name: "text", control: .area(rows: 12, lengthMax: TextLimit.body),
        value: text, hint: "写成 领导姓名（协管 姓名）：单位、单位；可从分工文件粘贴"
      ).html
      Field(
        label: "或上传分工文件", name: "portfolios",
        control: .file(accept: ".txt,.docx", isMultiple: false),
        hint: "写法同上，选了文件就以文件为准"
      ).html
      div(.class("acts")) { ActButton("看看会变动什么", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  /// Those in force and those to come.
  var portfolioTable: AdministrationPage {
    let today = at.day
    let those = directory.portfolios.filter { $0.to.map { today <= $0 } ?? true }
    let groups = Dictionary(grouping: those) { portfolio in
      PortfolioGroup(
        from: portfolio.from > today ? portfolio.from : nil, leader: portfolio.leader,
        coordinator: portfolio.coordinator)
    }
    let rows = groups.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }.map {
      group, members in
      [
        register.holders(of: group.leader), register.title(of: group.leader),
        group.coordinator.map(register.holders(of:)) ?? "",
        members.map(\.unit).sorted().map(register.name(of:)).joined(separator: "、"),
        group.from.map { "\($0) 起" } ?? "现行",
      ]
    }
    return table(.portfolios, ["责任领导", "岗位", "协管责任人", "分管单位", "何时"], rows)
  }

  func portfolios() async throws -> Reply {
    let from = form["from"].flatMap { Day($0) }
    let text = PortfolioText(register: register, from: from ?? at.day)
    let present = directory.portfolios.filter { $0.covers(at.day) }
    let sent = try await sentPortfolios()
    var page = PortfoliosPage(
      text: method == .post ? sent : text.text(of: present),
      from: form["from"] ?? at.day.description, changes: [], moved: [], count: 0, isLater: false)
    guard method == .post else { return .page(page) }
    do {
      guard let from else { throw WrongInput("请写明自哪一天起。") }
      let changed = try text.portfolios(in: sent).filter { portfolio in
        let now = directory.portfolio(of: portfolio.unit, on: from)
        return now?.leader != portfolio.leader || now?.coordinator != portfolio.coordinator
      }
      guard !changed.isEmpty else { throw WrongInput("与 \(from) 的分工一致，没有改动。") }
      if form["what"] == "commit" { return try await set(changed, from: from) }
      let matters = try await store.regrouping(changed, at: at)
      page.changes = changed.map { change(to: $0) }
      page.moved = try matters.prefix(PortfoliosPage.most).map(moved)
      (page.count, page.isLater) = (matters.count, from > at.day)
      return .page(page)
    } catch let wrong as WrongInput {
      page.problem = wrong.sentence
      return .page(page, status: 422)
    }
  }

  /// As a file in any encoding, else as typed.
  private func sentPortfolios() async throws -> String {
    guard let file = files.first(where: { $0.field == "portfolios" }) else {
      return form["text"] ?? ""
    }
    do {
      return try await SourceDocument.read(bytes: file.bytes, name: file.name).text.string
    } catch {
      throw Stop.refused(error.message, code: "bad-file")
    }
  }

  private func set(_ portfolios: [Portfolio], from: Day) async throws -> Reply {
    let count = try await house.accounts.set(
      portfolios, detail: AuditWords.portfolios(portfolios, from: from, register),
      by: try someone.person, from: address, at: at)
    let done = from > at.day ? "到那一天自动改归届时在办的事项" : "改归 \(count) 件在办事项"
    return try seeOther(
      .administration(.portfolios), done: "\(portfolios.count) 个单位的分工自 \(from) 起调整，\(done)。")
  }

  private func change(to new: Portfolio) -> PortfoliosPage.Change {
    let words = { (portfolio: Portfolio?) -> String in
      guard let portfolio else { return "未定" }
      let beside = portfolio.coordinator.map { "（协管 \(register.holders(of: $0))）" } ?? ""
      return register.holders(of: portfolio.leader) + beside
    }
    return PortfoliosPage.Change(
      unit: register.name(of: new.unit),
      before: words(directory.portfolio(of: new.unit, on: new.from)), after: words(new))
  }

  private func moved(_ matter: Matter) throws -> PortfoliosPage.Moved {
    let viewer = try someone
    let title =
      viewer.may(.read) ? viewer.knows(matter, directory) ? matter.title : Withheld.title : nil
    return PortfoliosPage.Moved(
      id: matter.id.rawValue, number: matter.number, title: title,
      unit: matter.leadUnit.map(register.name(of:)) ?? "",
      before: matter.leader.map(register.holders(of:)) ?? "未定")
  }
}

private struct PortfolioGroup: Hashable {
  /// `nil` for what is in force.
  var from: Day?
  var leader: PostID
  var coordinator: PostID?

  /// What is in force first, then by day and leader.
  var order: [Int64] {
    [Int64(from?.number ?? .min), leader.rawValue, coordinator?.rawValue ?? 0]
  }
}
