internal import Duban
internal import DubanStore

/// What is done to all matters of one report at a press.
private struct WholeAct {
  var act: Act
  var wanted: Day?
  var documentNumber: String?
  var text: String?

  func command(on matter: Matter, of report: KeptReport) -> Command {
    var command = Command(
      // From the report, the act and the matter as it stands: the same press twice is done once.
      id: "report:\(report.text.prefix(16)):\(act.rawValue):\(matter.id):\(matter.version)",
      act: act, matter: matter.id, known: matter.version, text: text)
    if act == .sign { command.details.request = matter.issueRequest?.number }
    if act == .issue { command.details.documentNumber = documentNumber }
    if act == .consult, let wanted {
      command.text = "请于\(wanted.year)年\(wanted.chinese)前反馈意见。\(text ?? "")"
    }
    return command
  }
}

extension Visit {
  func reportIssue(_ file: EvidenceHash) async throws -> Reply {
    let kept = try await keptReport(file)
    guard method == .post else { return .page(try await issuePage(kept)) }
    let whole: WholeAct
    do {
      whole = try wholeAct()
    } catch {
      var page = try await issuePage(kept)
      page.problem = error.sentence
      return .page(page, status: 422)
    }
    let outcome = try await perform(whole, on: kept)
    var page = try await issuePage(kept)
    page.outcome = outcome
    return .page(page)
  }

  private func wholeAct() throws(WrongInput) -> WholeAct {
    guard let act = form["act"].flatMap(Act.init(rawValue:)), ReportIssuePage.acts.contains(act)
    else { throw WrongInput("请选择要办理的动作。") }
    var whole = WholeAct(act: act, documentNumber: form["documentNumber"], text: form["text"])
    if act == .consult {
      guard let wanted = form["wanted"].flatMap({ Day($0) }), wanted >= at.day else {
        throw WrongInput("请填反馈意见的截止日期，今天或以后，写成 2026-06-30。")
      }
      whole.wanted = wanted
    }
    if act == .issue, whole.documentNumber == nil {
      throw WrongInput("请填文号，已审定的各件同用这一个文号。")
    }
    return whole
  }

  /// One command per matter; one that is refused does not stop the others.
  private func perform(
    _ whole: WholeAct, on kept: KeptReport
  ) async throws -> ReportIssuePage.Outcome {
    var outcome = ReportIssuePage.Outcome(act: whole.act.rawValue, done: 0, failed: [])
    for matter in try await matters(of: kept) where try may(whole.act, on: matter) {
      do {
        let command = whole.command(on: matter, of: kept)
        _ = try await store.perform(command, by: try actor, at: at)
        outcome.done += 1
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(matter: matter.id.rawValue, number: matter.number, why: failure.sentence))
      }
    }
    return outcome
  }

  private func may(_ act: Act, on matter: Matter) throws -> Bool {
    guard matter.standing.isBeforeIssue,
      let actor = try someone.actor, try someone.may(.act),
      act != .sign || matter.issueRequest != nil
    else { return false }
    let books = try books
    let allowed = ActsAllowed(
      matter: matter, ledger: try books.ledger(matter.ledger, version: matter.definition),
      directory: directory, calendar: books.calendar, actor: actor, at: at)
    // Pressed too early, it says of each what is still missing.
    if act == .issue, matter.standing == .approving { return true }
    return allowed.choice(act, act == .sign ? matter.issueRequest : nil).refusal == nil
  }

  /// Those that name the report's text as their source, of its own year unless another is asked for.
  func matters(of kept: KeptReport, in year: Int? = nil) async throws -> [Matter] {
    var query = ListQuery(order: .number, limit: 500)
    query.ledger = try reportDesk.ledger
    query.year = year ?? kept.year
    var found: [Matter] = []
    repeat {
      let page = try await store.list(query, at: at)
      found += page.matters.filter { $0.sources.contains { $0.sourceHash == kept.text } }
      query.after = page.next
    } while query.after != nil
    return found
  }

  private func issuePage(_ kept: KeptReport) async throws -> ReportIssuePage {
    let consultation = try await consultation(kept)
    let matters = consultation.matters
    let telling = try telling()
    let lines = matters.map { matter in
      let line = telling.line(matter, nil)
      return ReportIssuePage.Line(
        matter: line.id, number: line.number, title: line.title, unit: line.unit, due: line.due,
        standingWord: line.standingWord, opinions: said(of: matter, consultation),
        waits: waits(matter))
    }
    return ReportIssuePage(
      file: kept.file.rawValue, title: kept.heading, counts: counts(matters),
      lines: lines,
      choices: try ReportIssuePage.acts.compactMap { act in
        let open = try matters.filter { try may(act, on: $0) }
        guard !open.isEmpty else { return nil }
        return .init(
          act: act.rawValue, count: open.count,
          isOfMeeting: act == .sign
            && open.contains { $0.issueRequest?.steps.first?.party == .council })
      }, marking: matters.marking)
  }

  private func said(of matter: Matter, _ consultation: Consultation) -> String? {
    guard consultation.isAsked(matter) else { return nil }
    let units = Set(matter.units.map(\.unit))
    let answered = units.count { consultation.hasAnswered($0, matter) }
    let open = consultation.opinions(on: matter).count {
      consultation.replies[matter.id]?[$0.number] == nil
    }
    return "\(answered)/\(units.count) 家已反馈" + (open > 0 ? "，待处理 \(open) 条" : "")
  }

  private func waits(_ matter: Matter) -> String? {
    if matter.standing == .approving, matter.granted[.issue] != nil { return "已审定，待印发" }
    return matter.issueRequest?.steps.first.map { "待\($0.spoken)签批" }
  }

  private func counts(_ matters: [Matter]) -> [ReportIssuePage.Count] {
    let steps = Standing.allCases.filter(\.isBeforeIssue)
    let rest = matters.count { !$0.standing.isBeforeIssue }
    return steps.map { step in
      .init(
        word: step == .approving ? "报审" : step.word,
        count: matters.count { $0.standing == step })
    } + [.init(word: "已印发", count: rest)]
  }
}
