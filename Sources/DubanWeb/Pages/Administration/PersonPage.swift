internal import Duban
internal import DubanHTML
internal import DubanStore

/// One person: the name, and the posts that were and are held; or the form of somebody new.
struct PersonPage: PageModel {
  /// `nil` for a new one.
  var id: Int64?
  var form: Written
  var holdings: [Held] = []
  var problem: String?

  struct Written: Codable, Sendable {
    var name: String
    /// Of somebody new: taken at once, beside whoever holds it.
    var post: Int64?
    var from: String
  }

  struct Held: Codable, Sendable {
    var post: Int64
    var title: String
    var from: String
    /// `nil` while it goes on.
    var to: String?
    /// Whether it may be ended.
    var isOn: Bool
  }

  func page(for visit: Visit) -> HTML {
    visit.page(
      id == nil ? Registering.newPerson.word : form.name, trail: visit.trail(of: .people),
      notices: visit.toldNotices + (problem.map { [.refused($0)] } ?? [])
    ) {
      Panel("登记内容", isPadded: true) { fields(visit) }.html
      if id != nil {
        Panel("任职", note: "\(holdings.count) 次") { table(visit) }.html
        if holdings.contains(where: \.isOn) { Panel("免职", isPadded: true) { leaving(visit) }.html }
      }
    }
  }

  private func fields(_ visit: Visit) -> HTML {
    ActForm(visit.link(visit.route), hidden: visit.proof) {
      Field(
        label: "姓名", name: "name", value: form.name, hint: "同名的请加以区分，如“王芳（女）”",
        isRequired: true
      ).html
      if id == nil {
        Field(
          label: "岗位", name: "post",
          control: .select([Choice("", "暂不任职")] + visit.postChoices(chosen: form.post)),
          hint: "与现任同时任职；接替现任的，请用“任职交接”"
        ).html
        Field(label: "自", name: "from", control: .date(min: nil, max: nil), value: form.from).html
      }
      div(.class("acts")) { ActButton(id == nil ? "登记" : "保存姓名", .submit(), .main).html }
    }.html
  }

  private func table(_ visit: Visit) -> HTML {
    DataTable(
      caption: "任职",
      columns: [
        .init("岗位", .name), .init("自", .time, isNamedOnPhone: true),
        .init("至", .time, isNamedOnPhone: true),
      ],
      rows: holdings.map { held in
        let link = visit.link(.registering(.post(PostID(held.post))))
        return DataTable.Row([
          RowName(held.title, link).html, HTML(held.from), HTML(held.to ?? "现任"),
        ])
      }, empty: EmptyState("没有任过职", advice: "用“任职交接”请他到岗。")
    ).html
  }

  private func leaving(_ visit: Visit) -> HTML {
    ActForm(visit.link(visit.route), hidden: visit.proof + [Hidden("what", "leave")]) {
      Field(
        label: "岗位", name: "post",
        control: .select(holdings.filter(\.isOn).map { Choice("\($0.post)", $0.title) }),
        isRequired: true
      ).html
      Field(
        label: "任职的最后一天", name: "last", control: .date(min: nil, max: nil),
        value: visit.at.day.description,
        hint: "岗位随即空缺；在办事项随岗位走，请尽快办理任职交接。账号由安全管理员停用", isRequired: true
      ).html
      div(.class("acts")) { ActButton("免职", .submit(), .grave).html }
    }.html
  }
}

extension Visit {
  /// Posts of units that were not ended, with who holds them.
  func postChoices(chosen: Int64?) -> [Choice] {
    directory.currentPosts.map { post in
      Choice(
        "\(post.id)", "\(register.title(of: post.id))（\(register.holders(of: post.id))）",
        isChosen: post.id.rawValue == chosen)
    }
  }

  func newPerson() async throws -> Reply {
    var page = PersonPage(
      form: .init(
        name: form["name"] ?? "", post: form.number("post"),
        from: form["from"] ?? at.day.description))
    guard method == .post else { return .page(page) }
    do {
      var change = DirectoryChange.registerPerson(name: page.form.name)
      if let post = page.form.post {
        guard let from = Day(page.form.from) else { throw WrongInput("请写明自哪一天起任职。") }
        change = .appoint(.new(page.form.name), to: PostID(post), from: from, beside: true)
      }
      let id = try await make(change)
      return try seeOther(
        .registering(.person(PersonID(id))), done: "人员已登记。要登录的，请安全管理员开立账号。")
    } catch let problem as any Told {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
  }

  func person(_ id: PersonID) async throws -> Reply {
    let person = try register.people.first { $0.id == id }.orNotFound
    var page = page(of: person)
    guard method == .post else { return .page(page) }
    do {
      if form["what"] == "leave" { return try await leave(id) }
      page.form.name = form["name"] ?? ""
      _ = try await make(.renamePerson(id, to: page.form.name))
      return try seeOther(.registering(.person(id)), done: "姓名已保存。")
    } catch let problem as any Told {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
  }

  private func leave(_ id: PersonID) async throws -> Reply {
    guard let post = form.number("post").map({ PostID($0) }) else {
      throw WrongInput("请选择要免去的岗位。")
    }
    guard let last = form["last"].flatMap({ Day($0) }) else {
      throw WrongInput("请写明任职的最后一天。")
    }
    _ = try await make(.leave(id, post, on: last))
    return try seeOther(
      .registering(.person(id)), done: "\(register.title(of: post))：任职至 \(last)。")
  }

  /// The latest first.
  private func page(of person: Person) -> PersonPage {
    let held = directory.holdings.filter { $0.person == person.id }.sorted { $0.from > $1.from }
    return PersonPage(
      id: person.id.rawValue,
      form: .init(name: person.name, post: nil, from: at.day.description),
      holdings: held.map { holding in
        .init(
          post: holding.post.rawValue, title: register.title(of: holding.post),
          from: holding.from.description, to: holding.to?.description,
          isOn: holding.to.map { $0 >= at.day } ?? true)
      })
  }
}
