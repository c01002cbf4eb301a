internal import Duban
internal import DubanStore

/// Something in a form that cannot be read.
package struct WrongInput: Error {
  package var sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }
}

extension Visit {
  /// The command that a form makes. Files are stored first: an entry names only what is durable.
  func command(_ act: Act, on matter: Matter) async throws -> Command {
    let ledger = try books.ledger(matter.ledger, version: matter.definition)
    let kinds = ActFormMaker(act: act, matter: matter, ledger: ledger).evidenceKinds
    try checkLists()
    var command = Command(
      id: "", act: act, matter: matter.id, known: form.number("known").map { Int($0) },
      reason: form["reason"], text: form["text"], details: try details(act, on: matter))
    try await rearrange(&command.details, ledger)
    if act == .issue {
      command.details = try await addressing(command.details, matter, ledger)
    }
    command.evidence = try await keep(files, kinds)
    command.id = try commandID(of: command, on: matter)
    return command
  }

  /// The kernel is handed the items alone, and looks at texts itself.
  private func checkLists() throws(WrongInput) {
    for input in ActInput.allCases where input.isList {
      if let fault = form[input.name]?.fault(atMost: TextLimit.body) {
        throw WrongInput("“\(input.label)”填写有误：\(fault)。")
      }
    }
  }

  private func keep(_ files: [Multipart.File], _ kinds: [String]) async throws -> [Evidence] {
    var kept: [Evidence] = []
    for file in files {
      let place = file.field.split(separator: "-").last.flatMap { Int($0) } ?? -1
      guard kinds.indices.contains(place) else { continue }
      let text = await house.textOf(file.bytes, file.name)
      if let mark = ClassifiedMark.find(in: text) {
        throw EvidenceProblem(name: file.name, reason: .classified(mark))
      }
      var intake = try house.evidence.intake(name: file.name)
      try intake.take(file.bytes)
      let stored = try intake.finish()
      try await store.register(stored, at: at)
      kept.append(Evidence(hash: stored.hash, kind: kinds[place]))
    }
    return kept
  }

  private func details(_ act: Act, on matter: Matter) throws -> Details {
    var details = Details()
    details.documentNumber = form["documentNumber"]
    details.request = (form.number("request") ?? query.number("request")).map { Int($0) }
    if details.request == nil, [.sign, .refuse, .withdraw].contains(act) {
      details.request = matter.requests.count == 1 ? matter.requests[0].number : nil
    }
    if act == .answer, details.request == nil {
      let ledger = try books.ledger(matter.ledger, version: matter.definition)
      details.request =
        matter.asked(of: try actor, under: ledger, directory, on: at.day).first?.request
    }
    if act == .correct, details.request == nil {
      details.request = matter.openRecording(at: at)?.entry
    }
    details.unit = form.number("unit").map { UnitID($0) }
    details.level = form["level"].flatMap(Party.init(rawValue:))
    details.wanted = try day("wanted")
    details.channel = form["channel"]
    details.stage = form["stage"]
    if act == .verify { details.passed = form["passed"] != "no" }
    details.light = form["light"].flatMap(Light.init(rawValue:))
    details.expires = try day("expires").map { $0.advanced(by: 1).start }
    details.progress = try progress()
    details.milestone = form.number("milestone").map { Int($0) }
    if act == .confine { details.circle = try circle() }
    if act == .plan {
      details.plan = try laidPlan(matter).plan
    } else {
      details.due = try day("due")
    }
    return details
  }

  /// Units and posts by their names, one a line.
  private func circle() throws(WrongInput) -> Circle {
    var circle = Circle(isWorkSecret: form["workSecret"] != nil)
    for line in (form["circle"] ?? "").split(whereSeparator: \.isNewline) {
      let name = line.filter { !$0.isWhitespace }
      if name.isEmpty { continue }
      if let unit = directory.unit(named: name) {
        circle.units.append(unit)
        continue
      }
      let posts = directory.posts.keys.filter { register.title(of: $0) == name }.sorted()
      guard !posts.isEmpty else {
        throw WrongInput("没有“\(name)”这个单位或岗位，请照机构台账中的名称填写。")
      }
      circle.posts += posts
    }
    return circle
  }

  func day(_ name: String) throws(WrongInput) -> Day? {
    guard let text = form[name] else { return nil }
    guard let day = Day(text.halfWidth) else { throw WrongInput("日期“\(text)”不对，请写成 2026-06-30。") }
    return day
  }

  private func progress() throws -> Duban.Progress? {
    do {
      if let text = form["percent"] {
        guard let points = Percent.points(text.halfWidth) else {
          throw WrongInput("进度“\(text)”不对，请写成 62.5%。")
        }
        return try .selfReported(points, asOf: at.day)
      }
      guard let text = form["counted"] else { return nil }
      guard let measure = Counted.read(text) else {
        throw WrongInput("实物量“\(text)”不对，请写成 3/14条 或 1200/5000万元。")
      }
      return try Duban.Progress(measure, asOf: at.day)
    } catch let fault as ProgressFault {
      throw WrongInput(fault.sentence)
    }
  }
}
