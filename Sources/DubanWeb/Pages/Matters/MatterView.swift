internal import Duban
internal import DubanHTML
internal import DubanStore

extension MatterPage {
  private var matter: MatterID { MatterID(line.id) }

  func page(for visit: Visit) -> HTML {
    return visit.page(
      line.title, subtitle: numbers, mark: linked(line.lightMark, to: origins.light),
      trail: Breadcrumb(steps: [
        ("台账", visit.link(.ledgers)), (line.ledgerName, visit.link(.ledger(line.ledger))),
      ]),
      notices: visit.doneNotices
    ) {
      Columns {
        Panel("推进情况", isPadded: true) { standingPart }.html
        for source in sources { sourcePart(source, visit) }
        Panel("办理记录", note: "\(version) 条", isPadded: true) { storyPart }.html
      } narrow: {
        Panel("我可以办的", isPadded: true) { actsPart(visit) }.html
        Panel("时限", isPadded: true) { clockPart }.html
        Panel("责任", isPadded: true) {
          KeyValue(texts: people.map { ($0.name, $0.value) }).html
        }.html
        if !fields.isEmpty {
          Panel("内容", isPadded: true) { KeyValue(texts: fields.map { ($0.name, $0.value) }).html }
            .html
        }
        if !related.isEmpty {
          Panel("关联事项", isPadded: true) { relatedPart(visit) }.html
        }
        if !evidence.isEmpty {
          Panel("佐证", isPadded: true) { EvidenceGrid(evidence, of: matter, visit).html }.html
        }
      }.html
    }
  }

  private var standingPart: HTML {
    HTML {
      KeyValue(facts.map { ($0.name, told($0)) }).html
      if let curve { curve.drawing(title: line.title, turn: nextTurn) }
      if !next.isEmpty {
        h3 { next.count > 1 ? "接下来可以" : "接下来" }
        ul { for step in next { li { HTML(spaced: step) } } }
      }
    }
  }

  private var numbers: String {
    line.number + (documentNumber.map { " · 文号 \($0)" } ?? "")
  }

  /// The next turn into another light.
  private var nextTurn: TurnLine? { turns.first { $0.light != line.light } }

  /// A line of how it stands, with the entries that made it so.
  struct Fact {
    var name: String
    var value: String
    var entry: Int?
    /// What it was first.
    var before: String?
    var beforeEntry: Int?

    var text: String { value + (before.map { "（原定 \($0)）" } ?? "") }
  }

  /// How it stands, in a few lines.
  var facts: [Fact] {
    var facts = [Fact(name: "办理状态", value: line.standingWord)]
    if let reason = line.reason {
      facts.append(Fact(name: "灯和理由", value: reason, entry: origins.light))
    }
    if let published {
      facts.append(Fact(name: "公布的灯", value: published, entry: origins.published))
    }
    if let progress = line.progress {
      facts.append(Fact(name: "进度", value: progress, entry: origins.progress))
    }
    if let due = line.due {
      facts.append(
        Fact(
          name: "完成时限", value: due, entry: origins.due, before: originalDue,
          beforeEntry: origins.original))
    }
    if let turn = nextTurn {
      facts.append(Fact(name: "如无新进展", value: "\(turn.at) 转“\(turn.word)”：\(turn.reason)"))
    }
    facts += requests.map { Fact(name: "申请", value: $0) }
    facts += waiting.map { Fact(name: "等待", value: $0) }
    return facts
  }

  private func told(_ fact: Fact) -> HTML {
    HTML {
      linked(HTML(spaced: fact.value), to: fact.entry)
      if let before = fact.before {
        "（原定 "
        linked(HTML(spaced: before), to: fact.beforeEntry)
        "）"
      }
    }
  }

  /// Leads to an entry of the story further down.
  private func linked(_ told: HTML, to entry: Int?) -> HTML {
    guard let entry else { return told }
    return a(.href(.fragment(StoryLine.anchor(entry)))) { told }
  }

  private func sourcePart(_ source: SourceLine, _ visit: Visit) -> HTML {
    let place =
      "\(source.kind)《\(source.title)》" + (source.theme.map { "“\($0)”" } ?? "")
      + (source.start.map { "第 \($0 + 1) 字起" } ?? "")
    return Panel("来源", isPadded: true) {
      SourceQuote(
        text: source.quote ?? "（无原文）", place: place, link: source.link(visit)
      ).html
    }.html
  }

  private var storyPart: HTML {
    Story(items: story.map(\.item)).html
  }

  private func actsPart(_ visit: Visit) -> HTML {
    HTML {
      if acts.isEmpty { p { "现在没有您可以办的。" } }
      ul(.class("plain")) {
        // What is due from whoever looks comes first, and alone stands out.
        for act in acts.filter({ $0 == line.act }) + acts.filter({ $0 != line.act }) {
          if let kind = Act(rawValue: act.act) {
            li {
              ActButton(
                act.word, .leads(visit.link(.act(matter, kind), act.query)),
                act == line.act ? .main : .plain
              ).html
            }
          }
        }
      }
      if !refused.isEmpty {
        details {
          summary { "不能办的，和为什么" }
          KeyValue(texts: refused.map { ($0.name, $0.value) }).html
        }
      }
    }
  }

  private var clockPart: HTML {
    HTML {
      p { line.clockMark }
      KeyValue(texts: clocks.map { ($0.name, $0.value) }).html
    }
  }
}

extension EvidenceGrid {
  init(_ lines: [MatterPage.EvidenceLine], of matter: MatterID, _ visit: Visit) {
    self.init(
      items: lines.map { item in
        let hash = item.size == nil ? nil : EvidenceHash(rawValue: item.hash)
        return EvidenceGrid.Item(
          name: item.kind, kind: item.type, size: item.size ?? "", brought: item.brought,
          hash: String(item.hash.prefix(12)),
          link: hash.map { visit.link(.evidence(matter, $0)) },
          thumbnail: item.hasThumbnail ? hash.map { visit.link(.thumbnail(matter, $0)) } : nil,
          erased: item.size == nil ? "文件已依规删除" : nil)
      })
  }
}

extension MatterPage.StoryLine {
  var item: Story.Item {
    let said = [text.map(Self.quoted), reason.map { "理由：\($0)" }].compactMap(\.self)
    return Story.Item(
      when: "\(at.prefix(10)) \(at.dropFirst(11).prefix(5))", stamp: at, who: by, what: word,
      note: (said + changes).joined(separator: "；"), tone: tone, id: Self.anchor(number))
  }

  /// Quotes inside a quote are single ones (GB/T 15834 §4.8).
  private static func quoted(_ text: String) -> String {
    "“\(text.replacing("“", with: "‘").replacing("”", with: "’"))”"
  }

  private var tone: Story.Item.Tone {
    if isUndone { return .withdrawn }
    if isSystem { return .system }
    switch Act(rawValue: act) {
    case .issue, .verify, .requestClosing, .assign: return .step
    case .relapse, .refuse, .sendBack, .terminate: return .grave
    default: return .plain
    }
  }
}

extension MatterLine.ActLine {
  var query: Values {
    var query = Values()
    if let request { query.add("request", String(request)) }
    return query
  }
}

extension MatterPage.CurveLine {
  func drawing(title: String, turn: MatterPage.TurnLine?) -> HTML {
    let points = { (list: [[Int]]) in list.map { PlanCurve.Point(day: $0[0], share: $0[1]) } }
    var curve = PlanCurve(
      id: "plan", title: title, start: start, end: end, planned: points(planned),
      actual: points(actual), today: actual.last?[0] ?? start)
    curve.evenPace = points(evenPace ?? [])
    curve.milestones = milestones.map {
      .init(day: $0.day, name: $0.name, share: $0.share, isReached: $0.isReached)
    }
    if let turn, let shape = LightShape(rawValue: turn.light), Int(turn.dayNumber) < end {
      let day = Day(number: turn.dayNumber)
      curve.turn = .init(
        day: Int(turn.dayNumber), shape: shape, words: "如无新进展，\(day.chinese)转\(turn.word)")
    }
    return curve.html
  }
}
