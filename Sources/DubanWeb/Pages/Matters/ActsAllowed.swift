internal import Duban
internal import DubanStore

/// Which acts somebody may do on a matter, and why not the others, as the kernel's own door says.
struct ActsAllowed {
  let matter: Matter
  let ledger: Ledger
  let directory: Directory
  let calendar: WorkCalendar
  let actor: Actor
  let at: Instant

  struct Choice {
    var act: Act
    var request: Request?
    /// The question that is answered.
    var wait: Waiting?
    /// Why not; `nil` when it may be done.
    var refusal: Refusal?
  }

  /// The acts of the ledger's own workflow, those that any ledger has where they may be done, and what
  /// waits for a signature, in the order of likelihood.
  var choices: [Choice] {
    let signing = matter.requests.flatMap { request in
      [Act.sign, .refuse, .withdraw].map { choice($0, request) }
    }
    let asked = self.asked
    let answers =
      asked.isEmpty && !matter.waiting.isEmpty ? [choice(.answer)] : asked.map(answer)
    let acts = Self.order.compactMap { act -> Choice? in
      if ledger.acts[act] != nil || Self.always.contains(act) || act == .reveal && hasPersonal {
        return choice(act)
      }
      guard Self.atTimes.contains(act), act != .correct || openRecording != nil else { return nil }
      let choice = choice(act)
      return choice.refusal == nil ? choice : nil
    }
    return signing + answers + acts + rearranging
  }

  /// The questions that wait for this person, each to be answered by itself.
  var asked: [Waiting] { matter.asked(of: actor, under: ledger, directory, on: at.day) }

  /// The one of this number, else the first.
  func asked(_ number: Int?) -> Waiting? {
    let asked = self.asked
    return asked.first { $0.request == number } ?? asked.first
  }

  /// What was typed in for the unit (代录) last and may still be corrected by it.
  private var openRecording: Recording? { matter.openRecording(at: at) }

  /// What the office alone may do to the matters themselves; nobody else is told why not.
  private var rearranging: [Choice] {
    guard let unit = actor.unit, directory.units[unit]?.kind == .office else { return [] }
    let erasing: [Act] = ledger.fields.contains { $0.kind.isPersonal } ? [.erase] : []
    return ([.amend, .split, .merge, .link, .addSource, .carryOver] + erasing)
      .map { choice($0) }.filter { $0.refusal == nil }
  }

  /// First what is waited for, last what is seldom done.
  static let order: [Act] = [
    .accept, .plan, .verify, .inspect, .issue, .assign, .submit, .requestClosing, .report, .noNews,
    .comment, .consult, .explain, .correct, .coordinate, .extend, .dispute, .resume, .suspend,
    .cancel, .regularize, .relapse, .archive, .enter, .settle, .sendBack, .urge, .attach, .remark,
    .contact, .adjust, .transfer, .override, .confine, .reveal, .terminate, .undo,
  ]

  /// Of any ledger, but only now and then: when they may not be done, nobody asks why not.
  private static let atTimes: Set<Act> = [
    .explain, .correct, .resume, .enter, .settle, .sendBack, .contact, .override, .terminate,
  ]

  private static let always: Set<Act> = [.urge, .attach, .remark, .confine, .undo]

  /// Whether there is anything personal to look at.
  private var hasPersonal: Bool {
    ledger.isPersonal || ledger.fields.contains(where: \.kind.isPersonal)
  }

  /// What asks for something within its limit; the rest may be done at any time.
  static let duties: Set<Act> = [
    .sign, .answer, .accept, .plan, .verify, .inspect, .issue, .assign, .submit, .comment, .correct,
    .report,
  ]

  /// Asked with nothing filled in: what is lacking does not count as a refusal, and is told last.
  func choice(_ act: Act, _ request: Request? = nil) -> Choice {
    Choice(act: act, request: request, refusal: refusal(of: act, request?.number))
  }

  /// The answer to one question.
  func answer(_ wait: Waiting) -> Choice {
    Choice(act: .answer, wait: wait, refusal: refusal(of: .answer, wait.request))
  }

  private func refusal(of act: Act, _ number: Int?) -> Refusal? {
    let command = Command(
      id: "asking", act: act, matter: matter.id,
      details: Details {
        $0.request = act == .correct ? openRecording?.entry : number
        $0.passed = act == .verify ? true : nil
      })
    let around = Surroundings(ledger: ledger, directory: directory)
    do {
      _ = try decide(
        command, on: matter, among: around, by: actor, at: at, calendar: calendar)
      return nil
    } catch {
      return Self.isLack(error) ? nil : error
    }
  }

  private static func isLack(_ refusal: Refusal) -> Bool {
    switch refusal {
    case .missing, .invalid: true
    default: false
    }
  }

  /// The act that a row offers, if there is one for this person.
  var likely: Choice? { likely(of: choices) }

  func likely(of choices: [Choice]) -> Choice? {
    choices.first { $0.refusal == nil && Self.duties.contains($0.act) && isDue($0.act) }
  }

  /// A plan is owed once, and a report once in each period from its opening day on; the other duties
  /// whenever they may be done.
  private func isDue(_ act: Act) -> Bool {
    switch act {
    case .plan: matter.plan == nil && !matter.requests.contains { $0.kind == .plan }
    case .report: isReportDue
    default: true
    }
  }

  private var isReportDue: Bool {
    guard let rule = ledger.reporting, matter.plan != nil,
      !matter.requests.contains(where: { $0.kind == .report })
    else { return false }
    let period = rule.present(at: at, issued: matter.issuedAt, calendar)
    guard at.day >= period.opens else { return false }
    return matter.period?.key != period.key
      || [.missing, .returned].contains(matter.period?.step)
  }
}

extension MatterLine.ActLine {
  init(_ choice: ActsAllowed.Choice, on matter: Matter, _ rule: ActRule?) {
    var word = choice.request.map { "\(choice.act.word)\($0.kind.word)" } ?? choice.act.word
    if let wait = choice.wait, matter.waiting.count > 1 {
      // Which of them: as much of the question as a button holds.
      word += "：\(PersonalText.shown(wait.text).prefix(12))"
    }
    self.init(
      act: choice.act.rawValue, word: word, path: Route.act(matter.id, choice.act).path,
      request: choice.request?.number ?? choice.wait?.request,
      isPlain: [.accept, .inspect].contains(choice.act) && rule?.needs.isEmpty ?? true)
  }
}
