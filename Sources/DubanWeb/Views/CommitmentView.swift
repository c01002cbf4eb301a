import DubanHTML
import DubanReport

/// A commitment as one line of the ledger; what lies behind it opens below.
struct CommitmentView {
  let reader: Reader
  let index: Int
  private var report: WorkReport { reader.report }
  private var commitment: Commitment { report.commitments[index] }
  private var sentence: Sentence { report.sentences[commitment.sentence] }

  var entry: HTML {
    div(.class("entry"), .id(commitment.id), .data("s", sentence.id)) {
      // A summary is itself something to press, so that the link stands beside it and is laid
      // over its first column.
      a(.class("no"), .href(.fragment(sentence.id)), .aria("label", backLabel)) { index + 1 }
      details {
        summary {
          span(.class("columns")) {
            span()
            span(.class("what")) { what }
            span(.class(commitment.deadline.text.isEmpty ? "when implied" : "when")) { deadline }
            span(.class("who")) { units }
          }
        }
        dl { facts }
      }
    }
  }

  private var backLabel: String { "第 \(index + 1) 项，回到原句" }

  private var what: HTML {
    let task = report.task(of: commitment)
    let verb = commitment.verb
    let opens = !verb.isEmpty && task.hasPrefix(verb)
    return HTML {
      if opens { b { verb } }
      String(task.dropFirst(opens ? verb.count : 0)).clipped(to: 80)
      if !notes.isEmpty { span(.class("noted")) { notes.last?.word ?? "" } }
      if !measures.isEmpty { span(.class("measure")) { measures } }
    }
  }

  /// The measures that verb and object don't already say.
  private var measures: String {
    if let words = commitment.corrected?.measure { return words.replacing("\n", with: "、") }
    return commitment.quantities.map { report.text(sentence.quantities[$0].span) }
      .filter { !report.task(of: commitment).prefix(80).contains($0) }
      .joined(separator: "、")
  }

  private var deadline: String {
    if commitment.isStanding { return "长期" }
    return commitment.deadline.date?.said(thisYear: report.year) ?? "未定"
  }

  private var units: HTML {
    HTML {
      if commitment.lead.isEmpty { span(.class("none")) { "待定" } }
      commitment.lead.map(\.unit).joined(separator: "、")
      if let first = commitment.support.first {
        let count = commitment.support.count
        small { "配合 " + first.unit + (count > 1 ? "等 \(count) 家" : "") }
      }
    }
  }

  private var notes: [ReaderMargin.Note] { reader.margin?.notes[commitment.id] ?? [] }

  // MARK: What lies behind the line

  private var facts: HTML {
    HTML {
      fact("力度", commitment.modality.rawValue)
      fact("时限", deadlineReason)
      if !commitment.place.isEmpty { fact("地点", commitment.place) }
      if let words = commitment.corrected?.measure {
        fact("指标", words)
      } else {
        for quantity in commitment.quantities {
          fact("指标", sentence.quantities[quantity].explanation)
        }
      }
      for unit in commitment.lead { fact("牵头", reason(unit)) }
      for unit in commitment.support { fact("配合", reason(unit)) }
      if !links.isEmpty {
        dt { "相关" }
        dd { HTML.joined(links, by: HTML("、")) }
      }
      for note in notes { fact(note.word, note.text) }
      if let correcting = reader.margin?.correcting {
        dt { "办理" }
        dd { a(.href(correcting(commitment.id))) { "修正、拆分、合并或删除" } }
      }
    }
  }

  private var deadlineReason: String {
    let text = commitment.deadline.text
    if commitment.isStanding, text.isEmpty { return "长期坚持，不设办结日" }
    let date = commitment.deadline.date?.iso ?? "未定"
    return text.isEmpty ? "\(date)（原文未写，取规划期末）" : "\(date)（原文：\(text)）"
  }

  private func reason(_ unit: UnitSuggestion) -> String {
    "\(unit.unit)（\(unit.reason)）"
  }

  private var links: [HTML] {
    commitment.links.compactMap { id in
      reader.commitmentPlaces[id].map { number in
        a(.href(.fragment(id))) { "第 \(number + 1) 项" }
      }
    }
  }

  private func fact(_ name: String, _ value: String) -> HTML {
    HTML {
      dt { name }
      dd { value }
    }
  }
}
