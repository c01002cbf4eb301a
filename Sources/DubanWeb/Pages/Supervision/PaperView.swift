internal import Duban
internal import DubanHTML

extension PaperPage {
  func page(for visit: Visit) -> HTML {
    visit.page(
      kind, subtitle: "\(number) · \(standing)",
      trail: Breadcrumb(steps: [("公文", visit.link(.supervising(.papers)))]),
      notices: visit.doneNotices + (problem.map { [Notice.refused($0)] } ?? [])
    ) {
      Columns {
        sheet
        if !inputs.isEmpty {
          Panel("修改稿件", note: amendNote, isPadded: true) { amendPart(visit) }.html
        }
      } narrow: {
        div(.class("paper-aside", "stack")) { aside(visit) }
      }.html
    }
  }

  private var amendNote: String {
    let isSigned = steps.dropFirst().contains { $0.at != nil }
    return "修改的人也是拟稿人，不能签批" + (isSigned ? "；已有人签过，改后要重新核稿、签发" : "")
  }

  /// As it is printed.
  private var sheet: HTML {
    article(.class("paper-sheet", colour.map { PaperColour(word: $0).name } ?? "plain")) {
      p(.class("paper-mark")) { mark }
      p(.class("paper-number")) {
        documentNumber ?? "未编文号"
        if let colour { PaperColour(word: colour).html }
      }
      h2 { title }
      p(.class("paper-to")) { recipient + "：" }
      for text in paragraphs {
        p(.class(Self.isHeading(text) ? "paper-heading" : "paper-text")) { text }
      }
      p(.class("paper-office")) { office }
      p(.class("paper-date")) { issued ?? "签发后填日期" }
    }
  }

  private func aside(_ visit: Visit) -> HTML {
    HTML {
      Panel("拟稿 → 核稿 → 签发", isPadded: true) { stepPart }.html
      Panel("我可以办的", isPadded: true) { actPart(visit) }.html
      if let about {
        Panel("所督办的事项", isPadded: true) {
          RowName(
            about.title, visit.link(.matter(MatterID(about.id))),
            why: [about.number, about.unit].compactMap(\.self).joined(separator: " · ")
          ).html
        }.html
      }
    }
  }

  private var stepPart: HTML {
    ol(.class("paper-steps")) {
      for step in steps {
        li(.class(step.at == nil ? "waiting" : "done")) {
          b { step.word }
          " "
          step.who
          small { step.at.map { " \($0)" } ?? " 待签" }
        }
      }
    }
  }

  private func actPart(_ visit: Visit) -> HTML {
    HTML {
      for act in acts.compactMap(Act.init(rawValue:)) { form(act, visit) }
      if let refusal { p(.class("soft")) { "不能签批：" + refusal } }
      if acts.isEmpty, refusal == nil { p { "现在没有要您办的。" } }
      p {
        a(.class("act", "plain"), .href(visit.link(.supervising(.paperFile(MatterID(id)))))) {
          "下载（docx）"
        }
        " "
        a(.class("act", "quiet"), .href(visit.link(.matter(MatterID(id))))) { "办理记录" }
      }
    }
  }

  private func form(_ act: Act, _ visit: Visit) -> HTML {
    let id = MatterID(id)
    switch act {
    case .submit, .sign, .withdraw, .refuse, .issue: break
    default: return p { ActButton(word(act), .leads(visit.link(.act(id, act)))).html }
    }
    var hidden =
      visit.proof + [
        Hidden("back", Route.supervising(.paper(id)).path), Hidden("known", String(version)),
      ]
    if let request, [.sign, .withdraw, .refuse].contains(act) {
      hidden.append(Hidden("request", String(request)))
    }
    return ActForm(visit.link(.act(id, act)), hidden: hidden) {
      if act == .issue {
        Field(label: "文号", name: "documentNumber", value: number, isRequired: true).html
      }
      if act == .refuse { Field(label: "退回的理由", name: "reason", isRequired: true).html }
      div(.class("acts")) {
        ActButton(word(act), .submit(), act == .sign || act == .issue ? .main : .plain).html
      }
    }.html
  }

  private func word(_ act: Act) -> String {
    switch act {
    case .submit: "报核稿、签发"
    case .sign: steps.last?.at == nil && steps.count { $0.at == nil } == 1 ? "签发" : "核稿"
    case .refuse: "退回"
    case .withdraw: "撤回"
    case .issue: "编号印发"
    case .requestClosing: "反馈"
    case .verify: "审核"
    case .archive: "反馈结论"
    default: act.word
    }
  }

  private func amendPart(_ visit: Visit) -> HTML {
    ActForm(
      visit.link(.supervising(.paper(MatterID(id)))),
      hidden: visit.proof + [Hidden("known", String(version))]
    ) {
      Field(label: "标题", name: "title", value: title, isRequired: true).html
      for input in inputs {
        Field(
          label: input.name, name: input.id, control: control(input), value: input.value,
          hint: input.id == "body" ? "一行一段；以“一、”开头的行是标题。" : nil
        ).html
      }
      div(.class("acts")) { ActButton("保存修改", .submit()).html }
    }.html
  }

  private func control(_ input: Input) -> Field.Control {
    if !input.choices.isEmpty { return .select(input.choices.map { Choice($0, $0) }) }
    guard input.isLong else { return .text }
    return .area(rows: input.id == "body" ? 10 : 3, lengthMax: TextLimit.body)
  }
}
