internal import Duban
internal import DubanHTML
internal import DubanStore

/// One unit: what is said of it, its posts, and its end; or the form of a new one.
struct UnitPage: PageModel {
  /// `nil` for a new one.
  var id: Int64?
  var form: Written
  var posts: [PostLine] = []
  var endedOn: String?
  /// Whether its end is asked back before it is done.
  var asksEnd = false
  var problem: String?

  struct Written: Codable, Sendable {
    var name: String
    var kind: UnitKind?
    var parent: Int64?
    var members: [Int64]
  }

  struct PostLine: Codable, Sendable {
    var id: Int64
    var name: String
    var function: Function
    var holders: String
    var telephone: String?
  }

  func page(for visit: Visit) -> HTML {
    visit.page(
      id == nil ? Registering.newUnit.word : form.name, subtitle: endedOn.map { "已于 \($0) 撤销" },
      trail: visit.trail(of: .units),
      notices: visit.toldNotices + (problem.map { [.refused($0)] } ?? [])
    ) {
      if asksEnd { question(visit) }
      if endedOn == nil {
        Panel("登记内容", acts: ending(visit), isPadded: true) { fields(visit) }.html
      }
      if let id, form.kind != .group {
        Panel(
          "岗位",
          acts: endedOn == nil
            ? ActButton("登记岗位", .leads(visit.link(.registering(.newPost(UnitID(id)))))).html : nil
        ) { table(visit) }.html
      }
    }
  }

  private func question(_ visit: Visit) -> HTML {
    let here = visit.link(visit.route)
    return Confirm(
      question: "撤销单位：\(form.name)",
      effects: [
        "此后不再交办给它，也不在名单中供选择。", "办过的事项、记录和任职仍照当时的名称显示。",
        "不能恢复；机构重组的，请另外登记新单位。",
      ],
      action: here, hidden: visit.proof + [Hidden("what", "end"), Hidden("isSure", "1")],
      word: "确认撤销", back: here
    ).html
  }

  private func ending(_ visit: Visit) -> HTML? {
    guard id != nil, !asksEnd else { return nil }
    return ActForm(
      "撤销单位", visit.link(visit.route), hidden: visit.proof + [Hidden("what", "end")],
      weight: .grave
    ).html
  }

  private func fields(_ visit: Visit) -> HTML {
    let others = visit.directory.currentUnits.filter { $0.id.rawValue != id }
    let members = others.filter { $0.kind != .group }
    return ActForm(visit.link(visit.route), hidden: visit.proof) {
      Field(label: "全称", name: "name", value: form.name, isRequired: true).html
      Field(label: "类别", name: "kind", control: .select(kinds), isRequired: true).html
      Field(
        label: "上级单位", name: "parent",
        control: .select(
          [Choice("", "没有")]
            + others.filter { $0.kind != .group }.map { unit in
              Choice("\(unit.id)", unit.name, isChosen: unit.id.rawValue == form.parent)
            }), hint: "如村社区归街道；上级单位看得到下级的事项"
      ).html
      if id == nil || form.kind == .group {
        Field(
          label: "成员单位", name: "member",
          control: .ticks(
            members.map { unit in
              Choice("\(unit.id)", unit.name, isChosen: form.members.contains(unit.id.rawValue))
            }), hint: "只有集体名称要选，如“各街道办事处”；交办时展开为这些单位"
        ).html
      }
      div(.class("acts")) { ActButton(id == nil ? "登记" : "保存", .submit(), .main).html }
    }.html
  }

  /// A collective name stays one, and no other unit becomes one.
  private var kinds: [Choice] {
    let offered = UnitKind.allCases.filter { kind in
      id == nil || (kind == .group) == (form.kind == .group)
    }
    return (id == nil ? [Choice("", "请选择")] : [])
      + offered.map { Choice($0.rawValue, $0.word, isChosen: $0 == form.kind) }
  }

  private func table(_ visit: Visit) -> HTML {
    DataTable(
      caption: "岗位",
      columns: [
        .init("岗位", .name), .init("职能", isNamedOnPhone: true), .init("现任", isNamedOnPhone: true),
        .init("办公电话", isNamedOnPhone: true),
      ],
      rows: posts.map { post in
        let link = endedOn == nil ? visit.link(.registering(.post(PostID(post.id)))) : nil
        return DataTable.Row([
          RowName(post.name, link).html, HTML(post.function.word), HTML(post.holders),
          HTML(post.telephone ?? ""),
        ])
      }, empty: EmptyState("还没有岗位", advice: "责任落到岗位：先登记岗位，再办理任职。")
    ).html
  }
}

extension Visit {
  /// Where a page behind a table of 管理 stands.
  func trail(of section: Route.Section) -> Breadcrumb {
    Breadcrumb(steps: [(section.word, link(.administration(section)))])
  }

  func unit(_ id: UnitID?) async throws -> Reply {
    let unit = try id.map { try directory.units[$0].orNotFound }
    guard method == .post else { return .page(page(of: unit)) }
    if let unit, form["what"] == "end" { return try await end(unit) }
    var page = page(of: unit)
    page.form = .init(
      name: form["name"] ?? "", kind: form["kind"].flatMap(UnitKind.init(rawValue:)),
      parent: form.number("parent"), members: form.all("member").compactMap { Int64($0) })
    do {
      guard let kind = page.form.kind else { throw WrongInput("请选择单位的类别。") }
      let facts = DirectoryChange.UnitFacts(
        page.form.name, kind, in: page.form.parent.map { UnitID($0) },
        members: page.form.members.map { UnitID($0) })
      let made = try await make(id.map { .changeUnit($0, facts) } ?? .registerUnit(facts))
      return try seeOther(
        .registering(.unit(UnitID(made))), done: id == nil ? "单位已登记。" : "单位已保存。")
    } catch let problem as any Told {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
  }

  private func end(_ unit: Duban.Unit) async throws -> Reply {
    var page = page(of: unit)
    guard form["isSure"] != nil else {
      page.asksEnd = true
      return .page(page)
    }
    do {
      _ = try await make(.endUnit(unit.id, on: at.day))
      return try seeOther(.administration(.units), done: "“\(unit.name)”已撤销。")
    } catch let problem as DirectoryRefusal {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
  }

  private func page(of unit: Duban.Unit?) -> UnitPage {
    guard let unit else {
      return UnitPage(form: .init(name: "", kind: nil, parent: nil, members: []))
    }
    let posts = directory.posts.values.filter { $0.unit == unit.id }.sorted { $0.id < $1.id }
    return UnitPage(
      id: unit.id.rawValue,
      form: .init(
        name: unit.name, kind: unit.kind, parent: unit.parent?.rawValue,
        members: unit.members.map(\.rawValue)),
      posts: posts.map { post in
        .init(
          id: post.id.rawValue, name: post.name, function: post.function,
          holders: register.holders(of: post.id), telephone: post.telephone)
      }, endedOn: unit.endedOn?.description)
  }
}

/// Why a form was not taken, in a sentence that stands above it.
protocol Told: Error {
  var sentence: String { get }
}

extension WrongInput: Told {}
extension DirectoryRefusal: Told {}
extension AccountRefusal: Told {}
