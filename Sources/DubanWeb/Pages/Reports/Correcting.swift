internal import Duban
internal import DubanOffice
internal import DubanReport
internal import DubanStore

extension OpenReport {
  /// Where a commitment stands in the report as it now is.
  func place(of id: String) -> Int? { read.report.commitments.firstIndex { $0.id == id } }

  func rounds(touching id: String) -> [CorrectionRound] {
    rounds.filter { $0.corrections.contains { $0.commitment == id } }
  }

  /// The number of the last correction of its text, 0 where there is none.
  var lastRound: Int64 { rounds.last?.number ?? 0 }

  /// As the reader read it; of a part, what it was split from.
  func asRead(_ id: String) -> Commitment? {
    let own = String(id.prefix { $0 != "." })
    return asRead.commitments.first { $0.id == own }
  }

  /// Units that may be written: those of the directory, and those the reading proposes.
  func unitNames(_ directory: Directory) -> Set<String> {
    let proposed = asRead.commitments.flatMap { $0.lead + $0.support }.map(\.unit)
    return Set(directory.units.values.map(\.name) + proposed)
  }
}

extension Visit {
  func commitment(_ file: EvidenceHash, _ id: String) async throws -> Reply {
    let open = try await openReport(file)
    var page = try commitmentPage(open, id)
    guard method == .post else {
      page.kept = query.number("round")
      return .page(page)
    }
    try open.kept.mustBeDraft()
    guard let place = open.place(of: id) else {
      throw Stop.refused("这一条已不单列。要恢复的，请先撤回那次修正。", code: "ended")
    }
    do {
      let words = CommitmentWords(of: open.read.report.commitments[place], in: open.read.report)
      let changes = try changes(of: words, open, at: place)
      if changes.isEmpty { throw WrongInput("没有发现改动。") }
      let isGone =
        open.asRead(id) == nil
        && changes.contains { [.dropped, .merged, .split].contains($0.field) }
      return try await keep(
        changes, in: open, leadingTo: isGone ? .report(file) : .commitment(file, id))
    } catch let wrong as WrongInput {
      return again(&page, wrong)
    }
  }

  /// Adds a commitment to the sentence with a number, counted from 1.
  func sentence(_ file: EvidenceHash, _ number: Int) async throws -> Reply {
    let open = try await openReport(file)
    let report = open.read.report
    guard report.sentences.indices.contains(number - 1) else { throw Stop.notFound }
    let sentence = report.sentences[number - 1]
    var page = addingPage(open, sentence)
    guard method == .post else { return .page(page) }
    try open.kept.mustBeDraft()
    do {
      let added = try addition(to: report.text(sentence.span), open)
      return try await keep(
        added.changes, in: open, leadingTo: .commitment(file, added.id))
    } catch let wrong as WrongInput {
      return again(&page, wrong)
    }
  }

  /// What was sent stands in the form again, with what to mend.
  private func again(_ page: inout CommitmentPage, _ wrong: WrongInput) -> Reply {
    page.problem = wrong.sentence
    page.fill(form)
    return .page(page, status: 422)
  }

  /// - Parameter page: of the commitment; of the report where nothing is left of it, not even a reading.
  private func keep(
    _ changes: [Correction], in open: OpenReport, leadingTo page: Route
  ) async throws -> Reply {
    let seen = form.number("seen") ?? open.lastRound
    let round = try await keep(changes, of: open.kept, seen: seen, from: .page)
    return .seeOther(address(of: page, Values([("round", String(round))])))
  }

  // MARK: What was asked for

  private func changes(
    of words: CommitmentWords, _ open: OpenReport, at place: Int
  ) throws(WrongInput) -> [Correction] {
    switch form["what"].flatMap(CommitmentPage.Choice.init(rawValue:)) {
    case .correct:
      let filled = try CommitmentForm(form, over: CommitmentForm(words)).filled(
        into: words, units: open.unitNames(directory))
      return words.corrections(to: filled)
    case .split:
      let parts = (form["parts"] ?? "").split { $0.isNewline }.map(\.trimmed)
        .filter { !$0.isEmpty }
      guard parts.count > 1 else { throw WrongInput("拆分要写两条以上，一行一条。") }
      return [words.correction(.split, to: parts)]
    case .merge: return [try merging(words, open, at: place)]
    case .drop: return [words.correction(.dropped)]
    default: throw WrongInput("请选择要办理的动作。")
    }
  }

  private func merging(
    _ words: CommitmentWords, _ open: OpenReport, at place: Int
  ) throws(WrongInput) -> Correction {
    let report = open.read.report
    let other = [place - 1, place + 1].first {
      report.commitments.indices.contains($0) && report.commitments[$0].id == form["into"]
    }
    guard let other else { throw WrongInput("请选择并入上一条还是下一条。") }
    let target = CommitmentWords(of: report.commitments[other], in: report)
    return words.correction(.merged, to: [target.id, target.sentence, target.quote])
  }

  private func addition(
    to sentence: String, _ open: OpenReport
  ) throws(WrongInput) -> (id: String, changes: [Correction]) {
    let none = CommitmentForm(CommitmentWords(adding: "", cut: "", to: sentence))
    var filled = CommitmentForm(form, over: none)
    if filled.task.isEmpty { filled.task = filled.cut }
    let blank = CommitmentWords(adding: filled.task, cut: filled.cut, to: sentence)
    guard open.place(of: blank.id) == nil else { throw WrongInput("这一句已经有相同的目标任务。") }
    let words = try filled.filled(into: blank, units: open.unitNames(directory))
    var changes = [blank.correction(.added, to: [filled.task])]
    changes.append(blank.correction(.cut, to: [filled.cut]))
    if !filled.type.isEmpty { changes.append(blank.correction(.type, to: [filled.type])) }
    return (blank.id, changes + blank.corrections(to: words).filter { $0.field != .type })
  }

  // MARK: The page

  private func commitmentPage(_ open: OpenReport, _ id: String) throws -> CommitmentPage {
    let report = open.read.report
    let (place, read) = (open.place(of: id), open.asRead(id))
    let now = place.map { report.commitments[$0] }
    guard let shown = now ?? read else { throw Stop.notFound }
    var page = page(open, report.sentences[shown.sentence])
    page.id = id
    page.number = place.map { $0 + 1 }
    page.form = now.map { CommitmentForm(CommitmentWords(of: $0, in: report)) }
    page.read = read.map { CommitmentForm(CommitmentWords(of: $0, in: open.asRead)) }
    page.parts = report.commitments.indices.filter { report.commitments[$0].origin == .split(id) }
      .map { other($0, report) }
    if let place {
      page.previous = place > 0 ? other(place - 1, report) : nil
      page.next = place + 1 < report.commitments.count ? other(place + 1, report) : nil
      page.split = report.task(of: report.commitments[place])
    }
    page.rounds = open.rounds(touching: id).map(line)
    return page
  }

  private func addingPage(_ open: OpenReport, _ sentence: Sentence) -> CommitmentPage {
    var page = page(open, sentence)
    var words = page.sentence
    while let last = words.last, "。！；".contains(last) { words.removeLast() }
    var form = CommitmentForm(CommitmentWords(adding: "", cut: words, to: page.sentence))
    form.type = ""
    page.form = form
    return page
  }

  private func page(_ open: OpenReport, _ sentence: Sentence) -> CommitmentPage {
    CommitmentPage(
      file: open.kept.file.rawValue, title: open.kept.heading,
      sentenceID: sentence.id, sentence: open.read.report.text(sentence.span), split: "",
      units: directory.currentUnits.filter { $0.kind != .group }.map(\.name).sorted(),
      isAdopted: open.kept.isAdopted, seen: open.lastRound, rounds: [])
  }

  private func other(_ place: Int, _ report: WorkReport) -> CommitmentPage.Other {
    let commitment = report.commitments[place]
    return CommitmentPage.Other(
      id: commitment.id, number: place + 1, task: report.task(of: commitment))
  }
}

extension Commitment {
  fileprivate var origin: CommitmentCorrection.Origin { corrected?.origin ?? .asRead }
}

extension CommitmentPage {
  /// What was sent stands in the form again.
  fileprivate mutating func fill(_ values: Values) {
    switch values["what"].flatMap(Choice.init(rawValue:)) {
    case .split: split = values["parts"] ?? ""
    case .correct, .add: form = form.map { CommitmentForm(values, over: $0) }
    default: break
    }
  }
}
