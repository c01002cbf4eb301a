internal import Duban
internal import DubanHTML
internal import DubanReport
internal import DubanStore

/// 修正承诺条目: one commitment beside its sentence, to be corrected, split, merged or dropped; or one
/// that is being added to a sentence.
struct CommitmentPage: PageModel {
  enum Choice: String, CaseIterable, Sendable {
    case correct, split, merge, drop, add
  }

  /// Another commitment, by its place in the report.
  struct Other: Codable, Sendable {
    var id: String
    var number: Int
    var task: String
  }

  var file: String
  /// Of the report.
  var title: String
  /// `nil` of one that is being added.
  var id: String?
  var number: Int?
  /// `s12`, where the report's text is returned to, and the words of the sentence.
  var sentenceID: String
  var sentence: String
  /// What it is and was read as; without `form` it no longer stands.
  var form: CommitmentForm?
  var read: CommitmentForm?
  /// What it was split into.
  var parts: [Other] = []
  var previous: Other?
  var next: Other?
  /// What it may be split into, one a line.
  var split: String
  var units: [String]
  var isAdopted: Bool
  /// The newest round when the page was made: who comes after is told of the other's.
  var seen: Int64
  var rounds: [RoundLine]
  var problem: String?
  /// The round that was just kept.
  var kept: Int64?

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    let name = number.map { "第 \($0) 条" } ?? (id == nil ? "选定的句子" : "已不单列")
    var shell = visit.frame(
      id == nil ? "补录承诺条目" : "修正承诺条目", notices(file, visit), content(file, visit))
    shell.subtitle = name
    shell.trail = Breadcrumb(steps: [
      ("报告", visit.link(.reports)), (title, visit.link(.report(file))),
    ])
    shell.assets.sheets = [.breakdown]
    return shell.page
  }

  private func content(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    Columns {
      quote(file, visit)
      if let form, !isAdopted { correcting(form, file, visit) }
      if form == nil { ended(file, visit) }
      if id != nil {
        Panel("这一条的修正记录", note: rounds.isEmpty ? nil : "\(rounds.count) 次") {
          RoundsTable(file: file, rounds: rounds, isAdopted: isAdopted).html(visit)
        }.html
      }
    } narrow: {
      if form != nil, id != nil, !isAdopted { rearranging(file, visit) }
      if id != nil, form != nil { neighbours(file, visit) }
      if !isAdopted { unitNames }
    }.html
  }

  private func notices(_ file: EvidenceHash, _ visit: Visit) -> [Notice] {
    var notices = [problem.map { Notice.refused($0) }].compactMap(\.self)
    if let kept, let round = rounds.first(where: { $0.number == kept }), round.takenBack == nil {
      notices.append(
        .done(
          round.changes.joined(separator: "；"),
          act: RoundsTable.takingBack(kept, of: file, about: "这次修正", visit)))
    }
    if isAdopted { notices.append(.note("这份报告已立项，修正不再改动", advice: "要改的，请在各事项的页面办理。")) }
    return notices
  }

  // MARK: The sentence

  private func quote(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    Panel("报告原句", isPadded: true) {
      figure(.class("source")) {
        blockquote { marked }
        figcaption {
          a(.href(visit.link(.report(file), at: id == nil ? sentenceID : anchor))) { "回到批注页" }
        }
      }
    }.html
  }

  /// Where it stands in the annotated page.
  private var anchor: String { number == nil ? sentenceID : id ?? sentenceID }

  /// The sentence with the commitment's own words set off.
  private var marked: HTML {
    guard let cut = form?.cut, let range = sentence.firstRange(of: cut), cut != sentence else {
      return HTML(sentence)
    }
    return HTML {
      String(sentence[..<range.lowerBound])
      mark { cut }
      String(sentence[range.upperBound...])
    }
  }

  private func ended(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    Panel("这一条已不单列", isPadded: true) {
      p { HTML(spaced: parts.isEmpty ? "已删除，或已并入别的条目；要恢复的，请在下面撤回那次修正。" : "已拆分为：") }
      ul {
        for part in parts {
          li { a(.href(visit.link(.commitment(file, part.id)))) { HTML(spaced: part.task) } }
        }
      }
    }.html
  }

  // MARK: Acts

  private func correcting(
    _ form: CommitmentForm, _ file: EvidenceHash, _ visit: Visit
  ) -> HTML {
    Panel(id == nil ? "补录" : "修正", isPadded: true) {
      act(id == nil ? .add : .correct, file, visit) {
        CommitmentFields(form: form, read: read, isNew: id == nil).html
        div(.class("acts")) {
          ActButton(id == nil ? "补录这一条" : "保存修正", .submit(), .main).html
        }
      }
    }.html
  }

  private func rearranging(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    HTML {
      Panel("拆分", isPadded: true) {
        act(.split, file, visit) {
          Field(
            label: "拆成几条，一行一条", name: "parts", control: .area(rows: 4, lengthMax: TextLimit.body),
            value: split
          ).html
          div(.class("acts")) { ActButton("拆分", .submit()).html }
        }
      }.html
      let others = [previous, next].compactMap(\.self)
      if !others.isEmpty {
        Panel("合并", isPadded: true) {
          act(.merge, file, visit) {
            Field(
              label: "并入相邻的一条", name: "into",
              control: .radio(
                others.map { DubanWeb.Choice($0.id, "第 \($0.number) 条 \($0.task)") })
            ).html
            div(.class("acts")) { ActButton("合并", .submit()).html }
          }
        }.html
      }
      Panel("删除", isPadded: true) {
        act(.drop, file, visit) {
          p { "不作为任务的，删除后不立项；可以撤回。" }
          div(.class("acts")) { ActButton("删除这一条", .submit(), .grave).html }
        }
      }.html
    }
  }

  private func act(
    _ choice: Choice, _ file: EvidenceHash, _ visit: Visit, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    ActForm(
      visit.link(visit.route),
      hidden: visit.proof + [Hidden("what", choice.rawValue), Hidden("seen", String(seen))],
      content: content
    ).html
  }

  private func neighbours(_ file: EvidenceHash, _ visit: Visit) -> HTML {
    let number = Int(sentenceID.dropFirst()) ?? 1
    return Panel("前后", isPadded: true) {
      ul(.class("plain")) {
        for (word, other) in [("上一条", previous), ("下一条", next)] {
          if let other {
            li {
              "\(word)："
              a(.href(visit.link(.commitment(file, other.id)))) { HTML(spaced: other.task) }
            }
          }
        }
        if !isAdopted {
          li { a(.href(visit.link(.sentence(file, number)))) { "本句漏了的，再补一条" } }
        }
      }
    }.html
  }

  private var unitNames: HTML {
    Panel("单位名录", note: "\(units.count) 个", isPadded: true) {
      details(.class("names")) {
        summary { "照名录写全称" }
        p(.class("soft")) { units.joined(separator: "、") }
      }
    }.html
  }
}
