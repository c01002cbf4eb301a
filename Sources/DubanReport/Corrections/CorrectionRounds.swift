extension [Correction] {
  /// Corrections made in several rounds as one list: all are kept, and where the same field of the
  /// same commitment was corrected twice the later one holds.
  public func followed(by later: [Correction]) -> [Correction] {
    var result = self
    for correction in later {
      if correction.field == .dropped, correction.isOfAddition {
        // What was added by hand and then dropped leaves nothing.
        let count = result.count
        result.removeAll { $0.commitment == correction.commitment }
        if result.count < count { continue }
      }
      let at = result.firstIndex { $0.isReplaced(by: correction) }
      guard let at else {
        result.append(correction)
        continue
      }
      var merged = correction
      merged.from = result[at].from
      result[at] = merged
    }
    return result
  }

  /// In the order they must be laid: what was made by hand can only be corrected once it is made.
  var rounds: [[Correction]] {
    Dictionary(grouping: self, by: \.round).sorted { $0.key < $1.key }.map(\.value)
  }
}

extension Correction {
  /// Whether it is of a commitment that a person added, `a…`.
  fileprivate var isOfAddition: Bool { commitment.hasPrefix("a") }

  fileprivate func isReplaced(by later: Correction) -> Bool {
    commitment == later.commitment && sentenceHash == later.sentenceHash
      && quote == later.quote
      && (field == later.field || endsCommitment && later.endsCommitment)
  }

  /// Parts of a split one, `c3-1.2`, stand after it; an added one is merged or split after all.
  fileprivate var round: Int {
    let own = 2 * Self.depth(commitment) + (isOfAddition && endsCommitment ? 1 : 0)
    guard field == .merged, let target = to.first else { return own }
    return Swift.max(own, 2 * Self.depth(target) + (target.hasPrefix("a") ? 1 : 0))
  }

  private static func depth(_ id: String) -> Int { id.count { $0 == "." } }
}
