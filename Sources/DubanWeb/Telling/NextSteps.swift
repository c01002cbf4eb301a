package import Duban

/// Who may do what next on a matter, by its ledger's rules (下一步).
package struct NextStep: Encodable {
  package var act: String
  package var word: String
  package var who: [Candidate]
  /// Who may not, whatever else allows it (回避).
  package var denies: [String]

  package struct Candidate: Encodable {
    package var word: String
    /// Names of people, or of units where any of their people will do.
    package var names: [String]
  }

  package var sentence: String {
    let people = who.map { candidate in
      candidate.names.isEmpty
        ? candidate.word : "\(candidate.word)（\(candidate.names.joined(separator: "、"))）"
    }
    let except = denies.isEmpty ? "" : "；\(denies.joined(separator: "、"))回避"
    return "\(word)：\(people.joined(separator: "，"))\(except)"
  }
}

extension Matter {
  /// Who is to sign a request next; `nil` while a closing is still to be checked (核查).
  package func nextSigner(of request: Request) -> Who? {
    let isUnchecked = request.kind == .close && standing != .closingApproval
    return isUnchecked && request.submittedAt != nil ? nil : request.steps.first
  }
}

extension Request {
  /// 3月5日的延期申请.
  package var spoken: String { "\(filedAt.day.chinese)的\(kind.word)申请" }
}

extension Register {
  /// The acts that carry the matter on from where it stands, then the requests that wait.
  package func nextSteps(of matter: Matter, in ledger: Ledger) -> [NextStep] {
    let acts = Act.allCases.compactMap { act -> NextStep? in
      guard let rule = rule(for: act, on: matter, in: ledger) else { return nil }
      return step(act, rule.who, rule.denies.map(\.word), matter)
    }
    let signatures = matter.requests.compactMap { request -> NextStep? in
      guard let who = matter.nextSigner(of: request) else { return nil }
      var step = step(.sign, [who], [], matter)
      step.word = "签批\(request.kind.word)（\(request.filedAt.day.chinese)申请）"
      return step
    }
    return signatures + acts
  }

  /// A rule of the ledger's own that holds where the matter stands; the acts that are always open
  /// to somebody, as a remark, do not carry it on.
  private func rule(for act: Act, on matter: Matter, in ledger: Ledger) -> ActRule? {
    let own = ledger.acts[act]
    let isAnswer =
      act == .answer && !matter.waiting.isEmpty || act == .resume && matter.standing == .suspended
      || act == .archive
    guard let rule = own ?? (isAnswer ? ActRule.standard[act] : nil) else { return nil }
    guard rule.holds(in: matter.standing), act != .open, !rule.who.isEmpty,
      rule.who != [Who(.system)]
    else { return nil }
    // Nothing goes out of approval before everybody has signed.
    if [.issue, .assign].contains(act), matter.standing == .approving,
      matter.granted[.issue] == nil
    {
      return nil
    }
    return rule
  }

  private func step(_ act: Act, _ who: [Who], _ denies: [String], _ matter: Matter) -> NextStep {
    NextStep(
      act: act.rawValue, word: act.word,
      who: who.filter { $0.party != .system }.map { who in
        NextStep.Candidate(word: who.spoken, names: names(of: who, on: matter))
      },
      denies: denies)
  }

  private func names(of who: Who, on matter: Matter) -> [String] {
    switch who.party {
    case .leader: return matter.leader.map { [holders(of: $0)] } ?? []
    case .coordinator: return matter.coordinator.map { [holders(of: $0)] } ?? []
    case .head: return holders(where: { $0.function == .head })
    case .council:
      return holders(where: { $0.function == .head || $0.function == .supervisionChief })
    default: break
    }
    let units = units(of: who.party, on: matter)
    guard let function = who.function else { return units.map(name) }
    return holders(where: { units.contains($0.unit) && $0.function == function })
  }

  private func units(of party: Party, on matter: Matter) -> [UnitID] {
    switch party {
    case .lead: matter.units(.lead)
    case .support: matter.units(.support)
    case .assess: matter.units(.assess)
    case .executing: matter.executingUnits
    case .asked: matter.waiting.compactMap(\.unit)
    case .office: directory.units.values.filter { $0.kind == .office }.map(\.id).sorted()
    case .higher: directory.units.values.filter { $0.kind == .higher }.map(\.id).sorted()
    default: []
    }
  }

  private func holders(where fits: (Post) -> Bool) -> [String] {
    directory.posts.values.filter(fits).map(\.id).sorted().map(holders)
  }
}
