internal import Duban
internal import DubanHTML
internal import DubanStore

/// 校核名单: who is told of a draft's findings; set by the head of the supervision section.
struct ReadersPage: PageModel {
  struct Part: Codable, Sendable {
    /// Of the field.
    var id: String
    var word: String
    /// People and posts by their names.
    var names: [String]
  }

  var file: String
  /// Of the report.
  var title: String
  var parts: [Part]
  /// Whether nobody has set it yet: it is then the uploader's.
  var isUsual: Bool
  var mayChange: Bool
  var problem: String?

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    return visit.page(
      "校核名单", subtitle: title,
      trail: Breadcrumb(steps: [
        ("报告", visit.link(.reports)), (title, visit.link(.report(file))),
      ]), notices: problem.map { [.refused($0)] } ?? []
    ) {
      Panel("谁看得到待核数据", note: isUsual ? "还没有设过，只有上传人" : nil, isPadded: true) {
        p { "待核数据只对下列人员和督查室主任显示，报告立项后对谁都不再显示。修改名单记入审计日志。" }
        if mayChange {
          form(file, visit)
        } else {
          KeyValue(
            texts: parts.map { ($0.word, $0.names.isEmpty ? "无" : $0.names.joined(separator: "、")) }
          ).html
          p(.class("soft")) { "名单由督查室主任修改。" }
        }
      }.html
    }
  }

  private func form(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    ActForm(visit.link(.reportPart(file, .readers)), hidden: visit.proof) {
      for part in parts {
        Field(
          label: part.word, name: part.id, control: .area(rows: 4, lengthMax: nil),
          value: part.names.joined(separator: "\n"), hint: "每行一个姓名或岗位，如 区统计局联络员"
        ).html
      }
      div(.class("acts")) { ActButton("保存名单", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  /// Whether whoever asks is told of a report's findings: a person at a browser, never a program's token.
  func isTold(findingsOf kept: KeptReport) async throws -> Bool {
    guard let viewer, viewer.scopes == nil, viewer.may(.review) else { return false }
    if viewer.post?.function == .supervisionChief { return true }
    guard let readers = try await store.findingsReaders(ofText: kept.text) else {
      return kept.by == viewer.person
    }
    return readers.contains { reader in
      switch reader.who {
      case .person(let person): person == viewer.person
      case .post(let post): post == viewer.post?.id
      }
    }
  }

  /// A draft is read by those who work on it and those on its list; what has passed, by every post.
  func demandReading(of kept: KeptReport) async throws {
    if try kept.isAdopted || someone.may(.prove) { return }
    guard try await isTold(findingsOf: kept) else { throw Stop.forbidden }
  }

  func readers(_ file: EvidenceHash) async throws -> Reply {
    let kept = try await keptReport(file)
    try kept.mustBeDraft()
    let before = try await store.findingsReaders(ofText: kept.text)
    var page = readersPage(kept, before)
    guard method == .post else { return .page(page) }
    guard page.mayChange else { throw Stop.forbidden }
    do {
      let readers = try writtenReaders()
      try await house.accounts.setFindingsReaders(
        readers, told: told(readers), of: kept, by: try someone.person, from: address, at: at)
      try await tell(readers.filter { !(before ?? []).contains($0) }, of: kept)
      return .seeOther(self.address(of: .reportPart(file, .readers)))
    } catch let wrong as WrongInput {
      page.problem = wrong.sentence
      for place in page.parts.indices {
        page.parts[place].names = names(form[page.parts[place].id])
      }
      return .page(page, status: 422)
    }
  }

  private func readersPage(_ kept: KeptReport, _ readers: [FindingsReader]?) -> ReadersPage {
    let shown = readers ?? [FindingsReader(.drafting, .person(kept.by))]
    return ReadersPage(
      file: kept.file.rawValue, title: kept.heading,
      parts: FindingsReader.Part.allCases.map { part in
        .init(
          id: part.rawValue, word: part.word,
          names: shown.filter { $0.part == part }.map { name(of: $0.who) })
      }, isUsual: readers == nil, mayChange: viewer?.post?.function == .supervisionChief)
  }

  private func name(of who: FindingsReader.Who) -> String {
    switch who {
    case .person(let person): register.name(of: person)
    case .post(let post): register.title(of: post)
    }
  }

  private func names(_ text: String?) -> [String] {
    (text ?? "").split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
      .filter { !$0.isEmpty }
  }

  private func writtenReaders() throws(WrongInput) -> [FindingsReader] {
    var readers: [FindingsReader] = []
    for part in FindingsReader.Part.allCases {
      for name in names(form[part.rawValue]) {
        for who in try who(named: name) {
          let reader = FindingsReader(part, who)
          if !readers.contains(reader) { readers.append(reader) }
        }
      }
    }
    return readers
  }

  /// A post by its title, or a person by a name that nobody else has.
  private func who(named name: String) throws(WrongInput) -> [FindingsReader.Who] {
    let posts = directory.posts.keys.filter { register.title(of: $0) == name }.sorted()
    if !posts.isEmpty { return posts.map { .post($0) } }
    let people = register.people.filter { $0.name == name }
    guard let person = people.first else {
      throw WrongInput("没有“\(name)”这个人或岗位，请照机构台账中的姓名或岗位名称填写。")
    }
    guard people.count == 1 else {
      throw WrongInput("有 \(people.count) 个人叫“\(name)”，请改写岗位，如 区统计局联络员。")
    }
    return [.person(person.id)]
  }

  private func told(_ readers: [FindingsReader]) -> String {
    FindingsReader.Part.allCases.map { part in
      let names = readers.filter { $0.part == part }.map { name(of: $0.who) }
      return part.word + "：" + (names.isEmpty ? "无" : names.joined(separator: "、"))
    }.joined(separator: "；")
  }

  /// Whoever is new on the list is told where the report is.
  private func tell(_ readers: [FindingsReader], of kept: KeptReport) async throws {
    let people = readers.flatMap { reader in
      switch reader.who {
      case .person(let person): [person]
      case .post(let post): directory.holders(of: post, on: at.day)
      }
    }
    let line = Message.Line("《\(kept.heading)》待核数据", report: kept.file)
    try await store.lay(
      Set(people).map { person in
        Message(
          id: "findings:\(kept.file.rawValue):\(at.seconds)", person: person, at: at,
          title: "请校核报告数据", parts: [.init("列入校核名单", [line])])
      })
  }
}
