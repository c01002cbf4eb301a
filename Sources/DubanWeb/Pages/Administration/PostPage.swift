internal import Duban
internal import DubanHTML
internal import DubanStore

/// One post: what is said of it and who has held it; or the form of a new one.
struct PostPage: PageModel {
  /// `nil` for a new one.
  var id: Int64?
  var unit: Int64
  var unitName: String
  var form: Written
  var holders: [Holder] = []
  var problem: String?

  struct Written: Codable, Sendable {
    var function: Function?
    var name: String
    var telephone: String
  }

  struct Holder: Codable, Sendable {
    var person: Int64
    var name: String
    var from: String
    /// `nil` while it goes on.
    var to: String?
  }

  func page(for visit: Visit) -> HTML {
    let home = visit.link(.registering(.unit(UnitID(unit))))
    return visit.page(
      id == nil ? Registering.newPost(UnitID(unit)).word : unitName + form.name,
      trail: Breadcrumb(steps: visit.trail(of: .units).steps + [(unitName, home)]),
      notices: visit.toldNotices + (problem.map { [.refused($0)] } ?? [])
    ) {
      Panel("登记内容", isPadded: true) { fields(visit) }.html
      if let id {
        Panel("任职", acts: appointing(PostID(id), visit)) { table(visit) }.html
      }
    }
  }

  private func fields(_ visit: Visit) -> HTML {
    ActForm(visit.link(visit.route), hidden: visit.proof) {
      Field(
        label: "职能", name: "function",
        control: .select(
          (id == nil ? [Choice("", "请选择")] : [])
            + Function.allCases.map {
              Choice($0.rawValue, $0.word, isChosen: $0 == form.function)
            }), hint: "办理、签批和权限都按职能", isRequired: true
      ).html
      Field(label: "名称", name: "name", value: form.name, hint: "如 副区长、综合科科长；不填则同职能").html
      Field(
        label: "办公电话", name: "telephone", control: .telephone, value: form.telephone,
        hint: "印在事项卡上，换人不变"
      ).html
      div(.class("acts")) { ActButton(id == nil ? "登记" : "保存", .submit(), .main).html }
    }.html
  }

  private func appointing(_ post: PostID, _ visit: Visit) -> HTML {
    let query = Values([("post", "\(post)")])
    return ActButton("任职交接", .leads(visit.link(.arranging(.succession), query))).html
  }

  private func table(_ visit: Visit) -> HTML {
    DataTable(
      caption: "任职",
      columns: [
        .init("姓名", .name), .init("自", .time, isNamedOnPhone: true),
        .init("至", .time, isNamedOnPhone: true),
      ],
      rows: holders.map { holder in
        let link = visit.link(.registering(.person(PersonID(holder.person))))
        return DataTable.Row([
          RowName(holder.name, link).html, HTML(holder.from), HTML(holder.to ?? "现任"),
        ])
      }, empty: EmptyState("还没有人任过职", advice: "用“任职交接”请人到岗。")
    ).html
  }
}

extension Visit {
  func post(_ id: PostID?, in unit: UnitID) async throws -> Reply {
    let unit = try directory.units[unit].orNotFound
    let post = try id.map { try directory.posts[$0].orNotFound }
    var page = PostPage(
      id: id?.rawValue, unit: unit.id.rawValue, unitName: unit.name,
      form: .init(
        function: post?.function, name: post?.name ?? "", telephone: post?.telephone ?? ""),
      holders: id.map(holders) ?? [])
    guard method == .post else { return .page(page) }
    page.form = .init(
      function: form["function"].flatMap(Function.init(rawValue:)), name: form["name"] ?? "",
      telephone: form["telephone"] ?? "")
    do {
      guard let function = page.form.function else { throw WrongInput("请选择岗位的职能。") }
      let facts = DirectoryChange.PostFacts(
        function, name: page.form.name,
        telephone: page.form.telephone.isEmpty ? nil : page.form.telephone)
      let made = try await make(
        id.map { .changePost($0, facts) } ?? .registerPost(facts, in: unit.id))
      return try seeOther(
        .registering(.post(PostID(made))), done: id == nil ? "岗位已登记。" : "岗位已保存。")
    } catch let problem as any Told {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
  }

  /// The latest first.
  private func holders(of post: PostID) -> [PostPage.Holder] {
    directory.holdings.filter { $0.post == post }.sorted { $0.from > $1.from }.map { holding in
      .init(
        person: holding.person.rawValue, name: register.name(of: holding.person),
        from: holding.from.description, to: holding.to?.description)
    }
  }
}
