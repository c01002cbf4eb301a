import DubanHTML
import DubanReport

/// What stands on the right page: findings as slips, commitments as lines of a ledger.
struct MarginView {
  let reader: Reader

  func item(_ item: Paragraph.Item) -> HTML {
    switch item {
    case .finding(let index): FindingView(finding: reader.findings[index]).card
    case .reference(let index): FindingView(finding: reader.findings[index]).reference
    case .commitment(let index): CommitmentView(reader: reader, index: index).entry
    }
  }
}
