internal import Duban
internal import DubanHTML
internal import DubanStore

/// 任职交接: who takes over a post, from when, and what passes over with it; nothing is issued anew,
/// because responsibility belongs to posts.
struct SuccessionPage: PageModel {
  var form: Chosen
  /// What would come about; `nil` before a post and a person were chosen.
  var preview: Preview?
  var problem: String?

  struct Chosen: Codable, Sendable {
    var post: Int64?
    var person: Int64?
    var name: String
    var from: String
    var beside: Bool
  }

  struct Preview: Codable, Sendable {
    var post: String
    var leaving: [String]
    var coming: String
    var isNew: Bool
    var lastDay: String
    /// Open matters by ledger; an administrator sees how many, never which.
    var matters: [Count]
  }

  struct Count: Codable, Sendable {
    var ledger: String
    var count: Int
  }

  func page(for visit: Visit) -> HTML {
    visit.page(
      Arranging.succession.word, trail: visit.trail(.succession),
      notices: problem.map { [.refused($0)] } ?? []
    ) {
      if let preview { Panel("将要这样交接", note: "尚未改动", isPadded: true) { part(preview, visit) }.html }
      Panel("交接", isPadded: true) { fields(visit) }.html
    }
  }

  private func part(_ preview: Preview, _ visit: Visit) -> HTML {
    let matters = preview.matters.map { "\($0.ledger) \($0.count) 件" }.joined(separator: "、")
    let leaving = preview.leaving.isEmpty ? "空缺" : preview.leaving.joined(separator: "、")
    return HTML {
      KeyValue(texts: [
        ("岗位", preview.post),
        (
          "现任",
          form.beside || preview.leaving.isEmpty ? leaving : "\(leaving)，任至 \(preview.lastDay)"
        ),
        ("新任", "\(preview.coming)\(preview.isNew ? "（新登记）" : "")，自 \(form.from)"),
        ("接办的在办事项", matters.isEmpty ? "没有" : matters),
      ]).html
      p(.class("soft")) { "事项随岗位走，不需重新交办；过去的办理仍记在当时的人名下。" }
      ActForm(
        "确认交接", visit.link(.arranging(.succession)),
        hidden: visit.proof + [Hidden("what", "commit")] + hidden, weight: .main
      ).html
    }
  }

  private var hidden: [Hidden] {
    var hidden = [Hidden("name", form.name), Hidden("from", form.from)]
    if let post = form.post { hidden.append(Hidden("post", String(post))) }
    if let person = form.person { hidden.append(Hidden("person", String(person))) }
    if form.beside { hidden.append(Hidden("beside", "1")) }
    return hidden
  }

  private func fields(_ visit: Visit) -> HTML {
    let register = visit.register
    let people = register.people.sorted { $0.name < $1.name }
    return ActForm(visit.link(.arranging(.succession)), hidden: visit.proof) {
      Field(
        label: "岗位", name: "post",
        control: .select(
          [Choice("", "请选择")] + visit.postChoices(chosen: form.post)), isRequired: true
      ).html
      Field(
        label: "新任", name: "person",
        control: .select(
          [Choice("", "新登记的人员")]
            + people.map { Choice("\($0.id)", $0.name, isChosen: $0.id.rawValue == form.person) })
      ).html
      Field(label: "新登记的姓名", name: "name", value: form.name, hint: "名单里没有的才填").html
      Field(
        label: "自", name: "from", control: .date(min: nil, max: nil), value: form.from,
        isRequired: true
      ).html
      Field(
        label: "与现任同时任职，不接替", name: "beside", control: .checkbox(isChecked: form.beside)
      ).html
      div(.class("acts")) { ActButton("看看交接什么", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  func succession() async throws -> Reply {
    var page = SuccessionPage(
      form: .init(
        post: form.number("post") ?? query.number("post"), person: form.number("person"),
        name: (form["name"] ?? "").trimmed,
        from: form["from"] ?? at.day.description, beside: form["beside"] != nil))
    guard method == .post else { return .page(page) }
    do {
      let (post, from) = try asked(page.form)
      let known = page.form.person.flatMap { id in register.people.first { $0.id.rawValue == id } }
      if let known, directory.holds(known.id, post: post.id, on: from) {
        throw WrongInput("\(known.name)在 \(from) 已经担任这个岗位。")
      }
      let later = directory.holdings.first { $0.post == post.id && $0.from >= from }
      if let later, !page.form.beside {
        throw WrongInput(
          "\(register.name(of: later.person))自 \(later.from) 起任这个岗位，交接须在那以后；登记错的请先免职。")
      }
      if form["what"] == "commit" {
        return try await hand(post, to: known, page.form, from)
      }
      page.preview = .init(
        post: register.title(of: post.id),
        leaving: directory.holders(of: post.id, on: from).map(register.name(of:)),
        coming: known?.name ?? page.form.name, isNew: known == nil,
        lastDay: from.advanced(by: -1).description, matters: try await matters(of: post))
      return .page(page)
    } catch let problem as any Told {
      page.problem = problem.sentence
      return .page(page, status: 422)
    }
  }

  private func asked(_ chosen: SuccessionPage.Chosen) throws -> (Post, Day) {
    guard let post = chosen.post.flatMap({ directory.posts[PostID($0)] }) else {
      throw WrongInput("请选择岗位。")
    }
    guard let from = Day(chosen.from) else { throw WrongInput("请写明自哪一天起任职。") }
    if let person = chosen.person, !register.people.contains(where: { $0.id.rawValue == person }) {
      throw WrongInput("名单里没有这个人员，请重新选择。")
    }
    guard chosen.person != nil || !chosen.name.isEmpty else {
      throw WrongInput("请选择新任，或填写新登记的姓名。")
    }
    guard chosen.name.count <= 20 else { throw WrongInput("姓名请不超过 20 个字。") }
    if chosen.person == nil, register.people.contains(where: { $0.name == chosen.name }) {
      throw WrongInput(
        "名单里已有“\(chosen.name)”。是同一人的请在“新任”中选择；同名的请加以区分，如“\(chosen.name)（女）”。")
    }
    return (post, from)
  }

  private func hand(
    _ post: Post, to known: Person?, _ chosen: SuccessionPage.Chosen, _ from: Day
  ) async throws -> Reply {
    _ = try await make(
      .appoint(
        known.map { .known($0.id) } ?? .new(chosen.name), to: post.id, from: from,
        beside: chosen.beside))
    return try seeOther(
      .administration(.people),
      done: "\(register.title(of: post.id))：\(known?.name ?? chosen.name)自 \(from) 起任职。")
  }

  /// Open matters that a post answers for: those of its unit, or those of its portfolio.
  private func matters(of post: Post) async throws -> [SuccessionPage.Count] {
    var counts: [String: Int] = [:]
    if [.leader, .coordinator].contains(post.function) {
      var query = ListQuery(order: .number)
      query.isOpen = true
      for (matter, _) in try await every(query, atMost: .max)
      where [matter.leader, matter.coordinator].contains(post.id) {
        counts[matter.ledger, default: 0] += 1
      }
    } else {
      for figure in try await store.standings(jointly: true)
      where figure.unit == post.unit && figure.value.isOpen {
        counts[figure.ledger, default: 0] += figure.count
      }
    }
    return try books.current.compactMap { ledger in
      counts[ledger.id].map { .init(ledger: ledger.name, count: $0) }
    }
  }
}
