internal import Duban
internal import DubanStore

/// What a new paper begins with.
struct PaperDraft {
  var ledger: String
  var title: String
  var fields: [String: FieldValue]
  var leader: PostID?
  var coordinator: PostID?
}

/// What makes a second slip the same again.
private struct SlipKey: Hashable {
  var about: String
  var colour: String
}

extension Visit {
  /// 拟稿: until it is issued a paper is its office's alone; whom it is for stands in a field.
  func openPaper(_ draft: PaperDraft) async throws -> MatterID {
    let actor = try actor
    guard let office = actor.unit else { throw Stop.forbidden }
    guard try books.current.contains(where: { $0.id == draft.ledger }) else {
      throw Stop.refused(
        "没有安装“\(draft.ledger)”台账定义，请系统管理员用 duban ledger install 安装。", code: "no-ledger")
    }
    let first = directory.posts.values.filter { $0.function == .coordinator }.map(\.id).min()
    var command = Command(
      id: "", act: .open,
      details: Details {
        $0.ledger = draft.ledger
        $0.title = draft.title
        $0.units = [UnitRole(office, .lead)]
        $0.fields = draft.fields
        $0.leader = draft.leader
        $0.coordinator = draft.coordinator ?? first
      })
    command.id = try commandID(ofOpening: command)
    return try await store.perform(command, by: actor, at: at).matter
  }

  /// A bulletin or brief written on the page.
  func draftPaper() async throws -> Reply {
    guard let title = form["title"], let body = form["body"], let recipient = form["recipient"]
    else {
      return try await papers(problem: "标题、主送和正文都要填。")
    }
    let ledgers = try paperLedgers.filter { $0.field("recipient") != nil }.map(\.id)
    guard let ledger = form["ledger"], ledgers.contains(ledger) else {
      return try await papers(problem: "请选要拟的种类。")
    }
    let id = try await openPaper(
      PaperDraft(
        ledger: ledger, title: title,
        fields: ["recipient": .text(recipient), "body": .text(Self.lines(body))]))
    return .seeOther(address(of: .supervising(.paper(id))))
  }

  /// 拟督办单 in bulk: one for each matter (一事一单); what is refused does not stop the others.
  func draftSlips() async throws -> Reply {
    let telling = try telling()
    let drafts = try await slipDrafts()
    var outcome = ReturnsOutcome(act: .report)
    let colours = telling.ledgers["slip"]?.field("colour")?.choices ?? []
    let colour = form["colour"].flatMap { colours.contains($0) ? $0 : nil } ?? colours.first ?? ""
    for id in chosen(atMost: 100) {
      guard let matter = try await store.matter(id) else { continue }
      guard let unit = matter.leadUnit, matter.isInHand else {
        outcome.failed.append(
          .init(matter: id.rawValue, name: matter.number, why: "事项没有印发或者已经办结，不用督办。"))
        continue
      }
      if let draft = drafts[SlipKey(about: matter.number, colour: colour)] {
        outcome.failed.append(
          .init(
            matter: id.rawValue, name: matter.number,
            why: "已经拟了一份\(colour)色的（\(draft)），还没有签发。请在下面打开那一份核对、报审。"))
        continue
      }
      let line = telling.line(matter, nil)
      do {
        _ = try await openPaper(slip(of: matter, line, colour: colour, to: unit))
        outcome.done += 1
      } catch let failure as CommandFailure {
        outcome.failed.append(
          .init(matter: id.rawValue, name: matter.number, why: failure.sentence))
      }
    }
    guard outcome.done + outcome.failed.count > 0 else {
      if isForPrograms { return try await papers(problem: "没有选中事项。") }
      // Back to the rows that are to be ticked, which say so.
      return try await tell(UrgingOutcome(), on: .supervision) { try await supervision($0) }
    }
    return try await tell(outcome, on: .supervising(.papers)) { try await papers($0) }
  }

  /// The number of each slip that is drafted and not issued yet.
  private func slipDrafts() async throws -> [SlipKey: String] {
    var list = ListQuery(order: .number)
    list.ledger = "slip"
    list.isOpen = true
    let drafts = try await every(list).map(\.0).filter(\.standing.isBeforeIssue)
    let pairs = drafts.map { slip in
      (SlipKey(about: slip.text("about") ?? "", colour: slip.text("colour") ?? ""), slip.number)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private func slip(
    of matter: Matter, _ line: MatterLine, colour: String, to unit: UnitID
  ) -> PaperDraft {
    let due = matter.due.map { "，完成时限\($0.full)" } ?? ""
    let progress = line.progress.map { "，目前进度\($0)" } ?? "，至今没有填报进度"
    let body = "你单位牵头办理的“\(matter.title)”（\(matter.number)）\(due)\(progress)。"
    return PaperDraft(
      ledger: "slip", title: "关于“\(matter.title)”的督办单",
      fields: [
        "colour": .text(colour), "addressee": .unit(unit), "about": .text(matter.number),
        "basis": .text(
          matter.documentNumber.map { "\($0)印发的\(line.ledgerName)" } ?? line.ledgerName),
        "body": .text(body),
        "demand": .text(form["demand"] ?? "请说明原因、补救措施和完成日期，由主要负责人签字后反馈。"),
      ], leader: matter.leader, coordinator: matter.coordinator)
  }

  /// Corrects a draft; who corrects it has drafted it too.
  func amendPaper(_ id: MatterID) async throws -> Reply {
    let matter = try await seen(id)
    let ledger = try books.ledger(matter.ledger, version: matter.definition)
    guard ledger.regime == .paper else { throw Stop.notFound }
    if form["about"] != matter.text("about"),
      let fault = try await fault(inMatters: form["about"])
    {
      return try await paper(id, problem: fault)
    }
    var fields: [String: FieldValue] = [:]
    for field in ledger.fields where [.text, .choice, .place].contains(field.kind) {
      if let text = form[field.id] { fields[field.id] = .text(Self.lines(text)) }
    }
    var command = Command(
      id: "", act: .amend, matter: id, known: form.number("known").map { Int($0) },
      details: Details {
        $0.title = form["title"]
        $0.fields = fields
      })
    command.id = try commandID(of: command, on: matter)
    do {
      let answer = try await store.perform(command, by: try actor, at: at)
      return .seeOther(
        address(of: .supervising(.paper(id)), DoneDeed.query(.amend, answer)))
    } catch let failure as CommandFailure {
      return try await paper(id, problem: failure.sentence)
    }
  }

  /// Why a paper can't be about these matters (几件用顿号隔开); `nil` when it can.
  func fault(inMatters about: String?) async throws -> String? {
    for number in (about ?? "").split(whereSeparator: { "、，,；; \n".contains($0) }) {
      guard let id = try await store.find(number: String(number)), (try? await seen(id)) != nil
      else { return "没有事项“\(number)”，请核对编号；几件的用顿号隔开。" }
    }
    return nil
  }

  private static func lines(_ text: String) -> String { text.replacing("\r\n", with: "\n") }

  /// What issuing a paper brings with it: from then on its addressee answers for it, and the matter it is
  /// about carries an entry.
  func addressing(_ details: Details, _ matter: Matter, _ ledger: Ledger) async throws -> Details {
    guard ledger.regime == .paper else { return details }
    var details = details
    if let unit = matter.unitField("addressee") { details.units = [UnitRole(unit, .lead)] }
    if ledger.field("colour") != nil, let number = matter.text("about") {
      details.other = try await store.find(number: number)
    }
    return details
  }

  /// A paper that asks nobody for an answer is done with once it is out.
  func fileAway(_ id: MatterID, _ ledger: Ledger) async throws {
    guard ledger.regime == .paper, let rule = ledger.acts[.archive], rule.from.contains(.issued),
      rule.who.contains(Who(.system))
    else { return }
    _ = try await store.perform(
      Command(id: "archive:issued:\(id)", act: .archive, matter: id), by: .system, at: at)
  }
}
