internal import Duban
internal import DubanReport
internal import DubanStore

/// What was asked of units on one report's matters, and what they said.
struct Consultation: Sendable {
  var matters: [Matter]
  var entries: [MatterID: [Entry]]
  var replies: [MatterID: [Int: OpinionReply]]

  func opinions(on matter: Matter) -> [Entry] {
    (entries[matter.id] ?? []).filter { $0.act == .comment }
  }

  /// The day by which an opinion was last asked for; `nil` where none was.
  func wanted(_ matter: Matter) -> Day? {
    guard let asked = entries[matter.id]?.last(where: { $0.act == .consult }) else { return nil }
    let words = (asked.text ?? "").prefix { $0 != "前" }
    let date = TypedDeadline.date(String(words), year: asked.at.day.year)
    return date.flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
  }

  func isAsked(_ matter: Matter) -> Bool {
    entries[matter.id]?.contains { $0.act == .consult } ?? false
  }

  func hasAnswered(_ unit: UnitID, _ matter: Matter) -> Bool {
    opinions(on: matter).contains { $0.by.unit == unit }
  }
}

extension Visit {
  func consultation(_ kept: KeptReport) async throws -> Consultation {
    let matters = try await matters(of: kept)
    let ids = matters.map(\.id)
    return Consultation(
      matters: matters, entries: try await store.opinions(of: ids),
      replies: try await store.opinionReplies(of: ids))
  }

  func opinions(_ file: EvidenceHash) async throws -> Reply {
    let kept = try await keptReport(file)
    guard method == .post else { return .page(try await opinionsPage(kept)) }
    let reply: OpinionReply
    do {
      reply = try opinionReply()
    } catch let wrong as WrongInput {
      var page = try await opinionsPage(kept)
      page.problem = wrong.sentence
      page.written = form["reason"]
      page.writtenTo = "\(form["matter"] ?? "")-\(form["entry"] ?? "")"
      return .page(page, status: 422)
    }
    let matters = try await matters(of: kept)
    guard let matter = matters.first(where: { $0.id == reply.matter }) else { throw Stop.notFound }
    guard try someone.knows(matter, directory) else { throw Stop.outsideCircle }
    switch try await store.keep(reply) {
    case .kept: return .seeOther(address(of: .reportPart(file, .opinions)))
    case .unknown: throw Stop.notFound
    case .answered:
      var page = try await opinionsPage(kept)
      page.problem = "这条意见别人刚处理过，处理结果见下。"
      return .page(page, status: 409)
    }
  }

  private func opinionReply() throws -> OpinionReply {
    guard try someone.may(.prove) else { throw Stop.forbidden }
    guard let matter = form.number("matter"), let entry = form.number("entry"),
      let isAccepted = ["yes": true, "no": false][form["accepted"] ?? ""]
    else { throw WrongInput("请按“采纳”或“不采纳”。") }
    let reason = (form["reason"] ?? "").trimmed
    if !isAccepted, reason.isEmpty { throw WrongInput("不采纳的，请写理由；理由会随意见一并留存。") }
    return OpinionReply(
      to: Int(clamping: entry), of: MatterID(matter), isAccepted: isAccepted, reason: reason,
      by: try someone.person, at: at)
  }

  private func opinionsPage(_ kept: KeptReport) async throws -> OpinionsPage {
    let consultation = try await consultation(kept)
    return OpinionsPage(
      file: kept.file.rawValue, title: kept.heading,
      units: unitLines(consultation),
      opinions: try consultation.matters.flatMap { try opinions(on: $0, consultation) },
      mayReply: try someone.may(.prove), marking: consultation.matters.marking)
  }

  private func opinions(
    on matter: Matter, _ consultation: Consultation
  ) throws -> [OpinionsPage.Opinion] {
    let isKnown = try someone.knows(matter, directory)
    let title = try telling().title(of: matter)
    return consultation.opinions(on: matter).map { entry in
      let reply = consultation.replies[matter.id]?[entry.number]
      return OpinionsPage.Opinion(
        matter: matter.id.rawValue, entry: entry.number, title: title, number: matter.number,
        by: isKnown ? register.name(of: entry.by) : "", at: entry.at.minuteWord,
        text: isKnown ? entry.text ?? "无意见" : Withheld.title,
        reply: isKnown ? reply.map(words) : nil,
        isAccepted: reply?.isAccepted,
        mayChange: matter.standing.isBeforeIssue)
    }
  }

  func words(_ reply: OpinionReply) -> String {
    let reason = reply.reason.isEmpty ? "" : "：\(reply.reason)"
    return (reply.isAccepted ? "采纳" : "不采纳") + reason
      + "（\(register.name(of: reply.by)) \(reply.at.minuteWord)）"
  }

  private func unitLines(_ consultation: Consultation) -> [OpinionsPage.UnitLine] {
    var asked: [UnitID: [Matter]] = [:]
    for matter in consultation.matters where consultation.isAsked(matter) {
      for unit in Set(matter.units.map(\.unit)) { asked[unit, default: []].append(matter) }
    }
    return asked.map { unit, matters in
      let open = matters.filter { !consultation.hasAnswered(unit, $0) }
      let wanted = (open.isEmpty ? matters : open).compactMap(consultation.wanted).min()
      let isLate = wanted.map { $0 < at.day } ?? false
      return OpinionsPage.UnitLine(
        unit: register.name(of: unit), asked: matters.count, answered: matters.count - open.count,
        state: open.isEmpty ? .answered : isLate ? .overdue : .waiting, wanted: wanted?.description)
    }.sorted { ($0.state.rank, $0.unit) < ($1.state.rank, $1.unit) }
  }
}

extension OpinionsPage.State {
  /// Those that are waited for first.
  fileprivate var rank: Int {
    switch self {
    case .overdue: 0
    case .waiting: 1
    case .answered: 2
    }
  }
}
