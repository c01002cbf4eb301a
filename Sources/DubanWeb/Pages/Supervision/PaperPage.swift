internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanStore

/// One paper as it will lie on the desk: red head, number, title, text, and who has drafted, checked and
/// issued it.
struct PaperPage: PageModel {
  struct Step: Codable, Sendable {
    /// 拟稿, 核稿, 签发.
    var word: String
    var who: String
    /// `nil` while it is still to be done.
    var at: String?
  }

  struct Input: Codable, Sendable {
    var id: String
    var name: String
    var value: String
    var choices: [String]
    var isLong: Bool
  }

  var id: Int64
  var version: Int
  var number: String
  var documentNumber: String?
  var kind: String
  var colour: String?
  var standing: String
  var title: String
  var office: String
  var recipient: String
  var paragraphs: [String]
  /// The day of issue; `nil` before.
  var issued: String?
  var steps: [Step]
  /// While it is a draft and mine to correct.
  var inputs: [Input]
  /// What I may do with it: `submit`, `sign`, `refuse`, `withdraw`, `issue`.
  var acts: [String]
  var request: Int?
  /// Why I may not sign though it is being signed.
  var refusal: String?
  var about: MatterLine?
  var problem: String?
  /// Its own, or of the matter that it is about.
  var marking: String?

  /// The layout of the file.
  var official: OfficialPaper {
    OfficialPaper(
      mark: mark, number: documentNumber ?? "（未编文号）", title: title, recipient: recipient,
      paragraphs: paragraphs.map { Self.isHeading($0) ? .heading($0) : .text($0) }, office: office,
      date: issued ?? "（签发后填日期）")
  }

  var mark: String { office + (colour == nil ? "" : kind) }

  /// 一、 and its kin.
  static func isHeading(_ text: String) -> Bool {
    let number = text.prefix { "一二三四五六七八九十".contains($0) }
    return !number.isEmpty && text.dropFirst(number.count).hasPrefix("、") && text.count < 40
  }
}

extension Visit {
  func paper(_ id: MatterID, problem: String? = nil) async throws -> Reply {
    .page(try await paperPage(id, problem), status: problem == nil ? 200 : 422)
  }

  func paperFile(_ id: MatterID) async throws -> Reply {
    let page = try await paperPage(id, nil)
    return try Export(
      name: "\(page.documentNumber ?? page.number)\(page.kind)",
      content: .papers([page.official]), marking: page.marking
    ).reply()
  }

  private func paperPage(_ id: MatterID, _ problem: String?) async throws -> PaperPage {
    let matter = try await seen(id)
    let ledger = try books.ledger(matter.ledger, version: matter.definition)
    guard ledger.regime == .paper else { throw Stop.notFound }
    let telling = try telling()
    var page = PaperPage(
      id: id.rawValue, version: matter.version, number: matter.number,
      documentNumber: matter.documentNumber, kind: ledger.name, colour: matter.text("colour"),
      standing: ledger.word(for: matter.standing), title: matter.title, office: house.office,
      recipient: matter.text("recipient")
        ?? matter.unitField("addressee").map(register.name(of:)) ?? "",
      paragraphs: paragraphs(of: matter, ledger), issued: matter.issuedAt?.day.full,
      steps: steps(of: matter, try await store.entries(of: id)), inputs: [], acts: [],
      problem: problem, marking: try await marking(ofPaper: matter))
    if let number = matter.text("about"), let other = try await store.find(number: number),
      let about = try? await seen(other)
    {
      page.about = telling.line(about, nil)
    }
    if let allowed = try allowed(on: matter, ledger, telling.calendar) {
      page.admit(allowed, matter, ledger)
    }
    return page
  }

  private func paragraphs(of matter: Matter, _ ledger: Ledger) -> [String] {
    func lines(_ field: String) -> [String] {
      (matter.text(field) ?? "").split(whereSeparator: \.isNewline).map { String($0) }
    }
    var all = lines("basis").map { "依据：\($0)。" } + lines("body")
    let facts = [
      ledger.field("day").flatMap { _ in matter.day("day") }.map { "时间：\($0.full)" },
      matter.text("place").map { "地点：\($0)" },
    ]
    all += facts.compactMap(\.self)
    if case .person(let person)? = matter.fields["inspector"] {
      all.append("督查人员：\(register.name(of: person))")
    }
    if ledger.field("colour") == nil, let about = matter.text("about") {
      all.append("督查事项：\(about)")
    }
    all += lines("demand").map { "办理要求：\($0)" }
    if let clock = matter.clock(.feedback) {
      all.append("请于\(clock.dueAt.advanced(by: -1).day.full)前反馈。")
    }
    return all
  }

  /// Who has done what on the way out, then who is still to sign.
  private func steps(of matter: Matter, _ entries: [Entry]) -> [PaperPage.Step] {
    var signed: [Signature] = []
    for effect in entries.flatMap(\.effects) {
      switch effect {
      case .filed(let request) where request.kind == .issue: signed = []
      case .signed(let step): if let signature = step.signature { signed.append(signature) }
      case .settled(_, granted: false): signed = []
      default: break
      }
    }
    let pending = matter.issueRequest?.steps ?? []
    var steps =
      entries.first.map { entry in
        [PaperPage.Step(word: "拟稿", who: register.name(of: entry.by), at: entry.at.minuteWord)]
      } ?? []
    let all = signed.count + pending.count
    if all == 0 || matter.issuedAt != nil { signed = Array(signed.prefix(all)) }
    for (place, signature) in signed.enumerated() {
      steps.append(
        .init(
          word: place == all - 1 ? "签发" : "核稿", who: register.name(of: signature.by),
          at: signature.at.minuteWord))
    }
    for (place, step) in pending.enumerated() {
      steps.append(
        .init(
          word: signed.count + place == all - 1 ? "签发" : "核稿", who: signers(step, of: matter)))
    }
    return steps
  }
}

extension PaperPage {
  mutating func admit(_ allowed: ActsAllowed, _ matter: Matter, _ ledger: Ledger) {
    let pending = matter.issueRequest
    request = pending?.number
    for act in [Act.submit, .issue, .accept, .requestClosing, .verify, .archive]
    where ledger.acts[act] != nil && allowed.choice(act).refusal == nil {
      // Signed by everybody, it is issued; before that there is nothing to issue.
      if act == .issue, matter.granted[.issue] == nil { continue }
      acts.append(act.rawValue)
    }
    if let pending {
      for act in [Act.sign, .refuse, .withdraw] {
        let refused = allowed.choice(act, pending).refusal
        if refused == nil { acts.append(act.rawValue) }
        if act == .sign { refusal = refused?.sentence }
      }
    }
    guard allowed.choice(.amend).refusal == nil else { return }
    inputs = ledger.fields.filter { [.text, .choice, .place].contains($0.kind) }.map { field in
      Input(
        id: field.id, name: field.name, value: matter.text(field.id) ?? "",
        choices: field.choices, isLong: ["body", "demand"].contains(field.id))
    }
  }
}
