import DubanHTML
import DubanReport

/// A finding: as a slip beside its lines, as a line of the index, as a pointer from other lines.
struct FindingView {
  let finding: NumberedFinding
  private var verdict: Verdict { finding.finding.verdict }

  var card: HTML {
    section(.class("finding", verdict.rawValue), .id(finding.id)) {
      p(.class("verdict")) {
        number(linkedTo: finding.quotes.isEmpty ? nil : finding.quoteID(0))
        strong { verdict.label }
        if finding.quotes.count > 1 { places }
      }
      p { finding.finding.message }
      arithmetic
    }
  }

  /// Stands beside words whose finding is explained elsewhere.
  var reference: HTML {
    p(.class("reference", verdict.rawValue)) {
      number(linkedTo: finding.id)
      a(.href(.fragment(finding.id))) { "\(verdict.label)：见待核第 \(finding.number) 处" }
    }
  }

  var row: HTML {
    tr(.class(verdict.rawValue)) {
      td(.class("n")) { number(linkedTo: finding.quotes.isEmpty ? nil : finding.id) }
      td(.class("label")) { verdict.label }
      td {
        p { finding.finding.message }
        quotes
      }
      td { arithmetic }
    }
  }

  private func number(linkedTo id: String?) -> HTML {
    let label: [Attribute] = [.class("fn", verdict.rawValue)]
    let text = String(finding.number)
    guard let id else { return span(label) { text } }
    return a(label + [.href(.fragment(id))]) { text }
  }

  private var arithmetic: HTML {
    finding.finding.arithmetic.isEmpty ? .empty : code { finding.finding.arithmetic }
  }

  /// Where in the text the words stand.
  private var places: HTML {
    span(.class("places")) {
      "原文"
      for index in finding.quotes.indices {
        " "
        a(.href(.fragment(finding.quoteID(index)))) { "\(index + 1)" }
      }
    }
  }

  private var quotes: HTML {
    p(.class("quotes")) {
      HTML.joined(
        finding.quotes.enumerated().map { index, quote in
          a(.href(.fragment(finding.quoteID(index)))) { "“\(quote.text.clipped(to: 36))”" }
        }, by: HTML(" "))
    }
  }
}

extension String {
  /// The beginning of a long text, cut with an ellipsis, never inside a number or a ratio.
  func clipped(to count: Int) -> String {
    guard self.count > count else { return self }
    var kept = prefix(count - 1)
    if let next = dropFirst(count - 1).first, next.isOfNumber {
      let whole = kept.reversed().drop { $0.isOfNumber }.count
      if whole > 0 { kept = kept.prefix(whole) }
    }
    return kept + "…"
  }
}

extension Character {
  /// What numbers and ratios are written with: digits, points and colons.
  fileprivate var isOfNumber: Bool {
    isNumber || ".,:%－-".contains(self) || self == "\u{FF1A}" || self == "\u{FE30}"
      || self == "\u{2236}"
  }
}
