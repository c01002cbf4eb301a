internal import Duban
internal import DubanStore

/// Puts together what a matter's page says.
struct MatterBuilder {
  let matter: Matter
  let ledger: Ledger
  let turns: [LightTurn]
  let entries: [Entry]
  let telling: Telling
  let allowed: ActsAllowed?
  /// What is kept of the evidence; what was erased is not here.
  var files: [EvidenceHash: StoredEvidence] = [:]
  var related: [(link: Link, matter: Matter)] = []
  /// Those of its sources, by the SHA-256 of their texts.
  var reports: [String: EvidenceHash] = [:]

  var register: Register { telling.register }
  var words: EffectWords {
    var words = EffectWords(register: register, ledger: ledger, entries: entries)
    words.hidesWording = !knowsWording
    return words
  }

  private var knowsWording: Bool {
    telling.viewer?.knowsWording(matter, register.directory) ?? false
  }

  var page: MatterPage {
    let (choices, undone) = (allowed?.choices ?? [], entries.undone)
    let present = turns.last { $0.at <= telling.at }
    var line = telling.line(matter, present)
    line.act = allowed?.likely(of: choices).map { .init($0, on: matter, ledger.acts[$0.act]) }
    return MatterPage(
      line: line, version: matter.version,
      documentNumber: matter.documentNumber, year: matter.year,
      originalDue: matter.original?.due?.description,
      sources: matter.sources.map(source),
      fields: ledger.fields.compactMap { field in
        matter.fields[field.id].map {
          .init(name: field.name, value: words.words(of: $0, in: field))
        }
      },
      people: people,
      clocks: matter.clocks.map { clock in
        let told = ClockView(clock)
        return .init(name: told.name, value: told.state == "在计" ? "至 \(told.until)" : told.state)
      },
      turns: turns.filter { $0.at > telling.at }.map(turn), curve: curve,
      requests: matter.requests.map(request),
      waiting: matter.waiting.map(told),
      evidence: matter.evidence.map(evidence),
      acts: choices.filter { $0.refusal == nil && $0.act.resource != nil }
        .map { .init($0, on: matter, ledger.acts[$0.act]) },
      refused: choices.compactMap { choice in
        guard let refusal = choice.refusal, ![.sign, .refuse, .withdraw].contains(choice.act) else {
          return nil
        }
        return .init(name: choice.act.word, value: refusal.sentence)
      },
      next: register.nextSteps(of: matter, in: ledger)
        .filter { step in !Self.sideways.contains { $0.rawValue == step.act } }.map(\.sentence),
      story: entries.reversed().map { story($0, isUndone: undone.contains($0.number)) },
      related: related.map { link, other in
        .init(
          word: link.kind.word, id: other.id.rawValue, number: other.number, title: other.title,
          standing: telling.ledgers[other.ledger]?.word(for: other.standing)
            ?? other.standing.word, marking: other.marking)
      }, published: published,
      origins: MatterOrigins(
        entries, light: matter.standing.hasLight ? present?.reason : nil,
        firstDue: matter.original?.due))
  }

  func told(_ wait: Waiting) -> String {
    register.told(wait, words.personal(wait.text), at: telling.at)
  }

  private func source(_ source: Source) -> MatterPage.SourceLine {
    .init(
      kind: source.kind, title: source.title,
      quote: source.isInstruction && !knowsWording ? Withheld.wording : source.quote,
      theme: source.theme, start: source.start, commitment: source.commitment,
      report: source.sourceHash.flatMap { reports[$0]?.rawValue })
  }

  private var published: String? {
    matter.lastLocked.flatMap { period in
      period.light.map { "\(period.key) “\(ledger.light.word(for: $0))”" }
    }
  }

  /// What may be asked for on the way, and carries nothing on.
  private static let sideways: Set<Act> = [
    .dispute, .coordinate, .extend, .adjust, .transfer, .suspend, .cancel, .regularize,
  ]

  func evidence(_ item: Evidence) -> MatterPage.EvidenceLine {
    let file = files[item.hash]
    let entry = entries.first { $0.brought(item) }
    return .init(
      kind: item.kind, hash: item.hash.rawValue, size: file?.sizeWord,
      type: file?.type.word ?? "",
      brought: entry.map { "\(register.name(of: $0.by)) \($0.at.day.chinese)" } ?? "",
      hasThumbnail: file?.type.hasThumbnail ?? false)
  }

  private func turn(_ turn: LightTurn) -> MatterPage.TurnLine {
    .init(
      light: turn.light.rawValue, word: ledger.light.word(for: turn.light),
      reason: turn.reason.sentence, at: turn.at.minuteWord, dayNumber: turn.at.day.number)
  }

  private var people: [MatterPage.Pair] {
    var pairs: [MatterPage.Pair] = UnitRole.Role.allCases.compactMap { role in
      let names = matter.units(role).map(register.name(of:))
      return names.isEmpty ? nil : .init(name: role.word, value: names.joined(separator: "、"))
    }
    for (name, post) in [("责任领导", matter.leader), ("协管责任人", matter.coordinator)] {
      if let post {
        pairs.append(
          .init(name: name, value: "\(register.holders(of: post))（\(register.title(of: post))）"))
      }
    }
    if let unit = matter.leadUnit {
      let liaisons = register.directory.posts.values
        .filter { $0.unit == unit && $0.function == .liaison }.map(\.id).sorted()
      if let post = liaisons.first {
        let telephone = register.directory.posts[post]?.telephone.map { " \($0)" } ?? ""
        pairs.append(.init(name: "联络员", value: register.holders(of: post) + telephone))
      }
    }
    return pairs
  }

  private func request(_ request: Request) -> String {
    let next = matter.nextSigner(of: request).map { "待\($0.spoken)签批" } ?? "待核查"
    let until = request.clock.map { "，至 \($0.dueAt.limitWord)" } ?? ""
    return "\(request.spoken)，\(next)\(until)"
  }

  private func story(_ entry: Entry, isUndone: Bool) -> MatterPage.StoryLine {
    let isWithheld = entry.act == .remark && words.hidesWording && isInstruction(entry)
    return .init(
      number: entry.number, at: entry.at.description, act: entry.act.rawValue,
      word: entry.act.word, by: register.name(of: entry.by), isSystem: entry.by.isSystem,
      text: isWithheld ? Withheld.wording : entry.text.map(words.personal),
      reason: entry.reason.map(words.personal),
      changes: words.sentences(of: entry), isUndone: isUndone)
  }

  /// A remark of somebody who gives instructions.
  private func isInstruction(_ entry: Entry) -> Bool {
    let post = entry.by.post.flatMap { register.directory.posts[$0] }
    return [.leader, .head, .coordinator].contains(post?.function)
  }
}

extension Entry {
  /// Whether the file came with it, itself or with the request that it files.
  fileprivate func brought(_ item: Evidence) -> Bool {
    effects.contains { effect in
      switch effect {
      case .evidence(let own): own == item
      case .filed(let request): request.content.evidence?.contains(item) ?? false
      default: false
      }
    }
  }
}
