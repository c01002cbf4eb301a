internal import Duban
internal import DubanHTML
internal import DubanStore

/// The form of one act on one matter, beside what is asked for and how the matter stands: nobody signs
/// what he does not see.
struct ActPage: PageModel {
  var matter: Int64
  var title: String
  var number: String
  var version: Int
  var act: String
  var word: String
  var request: Int?
  var inputs: [ActInput]
  var required: [String]
  /// Whom a question to another unit may go to at first.
  var levels: [String]
  var evidenceKinds: [String]
  /// What was typed, after a refusal.
  var values: [String: String]
  /// Why the rules refuse it to this person; then there is no form.
  var refusal: String?
  var problem: String?
  /// Told when the form was made: sent twice, the act is done once.
  var command: String
  var standing: [MatterPage.Pair]
  /// What was filed that this act answers (申请内容), with its files.
  var asked: [MatterPage.Pair]
  var askedEvidence: [MatterPage.EvidenceLine]
  /// Of a dispute that is to be decided: how like ones were decided before.
  var precedents: [PrecedentView]?
  /// Whether it may be refused instead.
  var mayRefuse: Bool
  /// Whether it undoes signatures that were given to issue the matter.
  var voidsSignatures: Bool
  var latest: [MatterPage.StoryLine]
  /// Of a plan alone.
  var plan: PlanForm?
  var marking: String?

  func page(for visit: Visit) -> HTML {
    let id = MatterID(matter)
    var notices = [problem, refusal == problem ? nil : refusal].compactMap(\.self)
      .map { Notice.refused($0) }
    if problem != nil, refusal == nil {
      notices.append(.note("您填的还在，下面已是现在的情况", advice: "核对、改正后再办。"))
    }
    if voidsSignatures, refusal == nil {
      notices.append(.note("已有人签批", advice: "\(word)后退回，须重新报审，由各级重新签批。"))
    }
    return visit.page(
      word, subtitle: number,
      trail: Breadcrumb(steps: [("台账", visit.link(.ledgers)), (title, visit.link(.matter(id)))]),
      notices: notices
    ) {
      Columns {
        if !asked.isEmpty { askedPart(visit) }
        if let trial = plan?.trial { trial.html }
        if let precedents { precedentPart(precedents, visit) }
        formPart(visit)
      } narrow: {
        Panel("事项", isPadded: true) {
          KeyValue(texts: standing.map { ($0.name, $0.value) }).html
        }.html
        if !latest.isEmpty {
          Panel("最近办理", isPadded: true) {
            Story(items: latest.map(\.item), foldsNotes: true).html
          }.html
        }
      }.html
    }
  }

  private func askedPart(_ visit: Visit) -> HTML {
    Panel("申请内容", isPadded: true) {
      KeyValue(texts: asked.map { ($0.name, $0.value) }).html
      if !askedEvidence.isEmpty {
        h3 { "佐证" }
        EvidenceGrid(askedEvidence, of: MatterID(matter), visit).html
      }
    }.html
  }

  private func precedentPart(_ precedents: [PrecedentView], _ visit: Visit) -> HTML {
    Panel("先例", note: "同一台账以前裁定的异议") {
      DataTable(
        caption: "先例",
        columns: [
          .init("事项", .name), .init("提出单位", isNamedOnPhone: true),
          .init("理由", isNamedOnPhone: true), .init("裁定", isNamedOnPhone: true),
        ],
        rows: precedents.map { one in
          DataTable.Row([
            RowName(one.title, visit.link(.matter(MatterID(one.matter))), why: one.number).html,
            HTML(one.unit), HTML(spaced: one.reason), HTML(spaced: one.decision),
          ])
        }, empty: EmptyState("没有同类的先例", advice: "同一单位提过的、事项或者理由相近的，裁定以后列在这里。")
      ).html
    }.html
  }

  private func formPart(_ visit: Visit) -> HTML {
    let id = MatterID(matter)
    guard refusal == nil, let route = Act(rawValue: act).map({ Route.act(id, $0) }) else {
      return HTML {
        // What was typed is not lost with the form.
        for input in inputs {
          if let value = values[input.name], !value.isEmpty {
            Field(
              label: input.label, name: "written-\(input.name)",
              control: .area(rows: 5, lengthMax: nil), value: value, isLocked: true
            ).html
          }
        }
        p { a(.class("act", "plain"), .href(visit.link(.matter(id)))) { "回到事项" } }
      }
    }
    return Panel(title, isPadded: true) {
      ActForm(visit.link(route), hidden: visit.proof + hidden, hasFiles: !evidenceKinds.isEmpty) {
        for input in inputs { field(input, visit).html }
        if let plan { plan.html }
        for (index, kind) in evidenceKinds.enumerated() {
          Field(
            label: "佐证：\(kind)", name: "evidence-\(index)",
            control: .file(accept: "", isMultiple: true), hint: "涉密文件不得上传。"
          ).html
        }
        div(.class("acts")) {
          ActButton(word, .submit(), .main).html
          if mayRefuse, let request {
            let query = Values([("request", String(request))])
            ActButton(Act.refuse.word, .leads(visit.link(.act(id, .refuse), query))).html
          }
          ActButton("不办，返回", .leads(visit.link(.matter(id)))).html
        }
      }.html
    }.html
  }

  private func field(_ input: ActInput, _ visit: Visit) -> Field {
    var field = input.field(values[input.name], for: Act(rawValue: act), visit)
    field.isRequired = required.contains(input.name)
    if input == .level {
      field.control = .select(
        [Choice("", "不请，先由单位之间办")]
          + levels.compactMap(Party.init(rawValue:)).map { Choice($0.rawValue, $0.word) })
    }
    return field
  }

  private var hidden: [Hidden] {
    [Hidden("known", String(version)), Hidden("command", command)]
      + (request.map { [Hidden("request", String($0))] } ?? [])
  }
}

extension Visit {
  func actPage(
    _ act: Act, on id: MatterID, problem: String? = nil, trial: PlanForm.Trial? = nil,
    status: Int = 200
  ) async throws -> Reply {
    let builder = try await builder(of: id)
    let (matter, about) = (builder.matter, builder.page)
    let number = (form.number("request") ?? query.number("request")).map { Int($0) }
    let only = matter.requests.count == 1 ? matter.requests[0] : nil
    let request = act == .answer ? nil : number.flatMap(matter.request) ?? only
    let wait = act == .answer ? builder.allowed?.asked(number) : nil
    let refusal =
      (wait.flatMap { builder.allowed?.answer($0) } ?? builder.allowed?.choice(act, request))?
      .refusal
    let form = ActFormMaker(act: act, matter: matter, ledger: builder.ledger)
    let page = ActPage(
      matter: id.rawValue, title: matter.title, number: matter.number, version: matter.version,
      act: act.rawValue, word: act.word, request: wait?.request ?? request?.number,
      inputs: form.inputs, required: form.required, levels: form.levels.map(\.rawValue),
      evidenceKinds: form.evidenceKinds,
      values: method == .post
        ? Dictionary(self.form.pairs.map { ($0.name, $0.value) }) { first, _ in first }
        : act == .amend ? form.present : act == .plan ? form.planned : [:],
      refusal: refusal?.sentence, problem: problem,
      command: formToken(of: act, on: matter),
      standing: about.facts.map { .init(name: $0.name, value: $0.text) },
      asked: wait.map { [.init(name: "请答复", value: builder.told($0))] }
        ?? request.map(builder.content) ?? [],
      askedEvidence: request.map(builder.evidence) ?? [],
      precedents: try await precedents(of: request, on: matter, act),
      mayRefuse: act == .sign && builder.allowed?.choice(.refuse, request).refusal == nil,
      voidsSignatures: [.amend, .addSource, .carryOver].contains(act) && matter.isSignedForIssue,
      latest: Array(about.story.prefix(3)),
      plan: act == .plan ? planForm(of: matter, trial: trial) : nil, marking: matter.marking)
    return .page(page, status: status)
  }

  /// Shown to who decides a dispute, of matters that the viewer may know.
  private func precedents(
    of request: Request?, on matter: Matter, _ act: Act
  ) async throws -> [PrecedentView]? {
    guard let request, request.kind == .dispute, [.sign, .refuse].contains(act) else { return nil }
    let viewer = try someone
    return try await store.precedents(of: request, on: matter).filter {
      viewer.sees($0.matter, directory, reach: .see) && viewer.knows($0.matter, directory)
    }.map(register.told)
  }

  func perform(_ act: Act, on id: MatterID) async throws -> Reply {
    // What had been written before the session ended: into the form, which is then sent by hand.
    if form["resume"] != nil, !isForPrograms { return try await actPage(act, on: id) }
    if act == .plan, form["what"] == "try", !isForPrograms { return try await tryPlan(on: id) }
    let matter = try await seen(id)
    if act == .reveal, isForPrograms {
      throw Stop.refused("个人信息只能由本人在浏览器中查看。", code: "browser-only")
    }
    do {
      let command = try await command(act, on: matter)
      let answer = try await store.perform(command, by: try actor, at: at)
      if act == .issue {
        try await fileAway(id, try books.ledger(matter.ledger, version: matter.definition))
      }
      return act == .reveal ? try await revealed(matter) : try done(act, answer)
    } catch let CommandFailure.refused(refusal) {
      if isForPrograms { throw CommandFailure.refused(refusal) }
      return try await actPage(
        act, on: id, problem: refusal.sentence, status: refusal.code == "stale" ? 409 : 422)
    } catch let wrong as WrongInput {
      return try await actPage(act, on: id, problem: wrong.sentence, status: 422)
    } catch let problem as EvidenceProblem where problem.isRefusal {
      return try await actPage(act, on: id, problem: problem.description, status: 422)
    }
  }

  /// Back to where the act was pressed, with a word that it is done.
  private func done(_ act: Act, _ answer: Answer) throws -> Reply {
    if isForPrograms { return .page(Receipt(answer)) }
    let back = form["back"].flatMap { Route(path: $0) } ?? .matter(answer.matter)
    return .seeOther(address(of: back, DoneDeed.query(act, answer)))
  }
}

/// What an act came to, for programs.
struct Receipt: PageModel {
  var matter: Int64
  var number: String
  var version: Int
  var standing: String

  init(_ answer: Answer) {
    matter = answer.matter.rawValue
    number = answer.number
    version = answer.version
    standing = answer.standing.rawValue
  }

  func page(for visit: Visit) -> HTML { .empty }
}
