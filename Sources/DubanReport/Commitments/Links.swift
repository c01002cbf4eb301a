extension Reader {
  /// Links commitments of different sentences that share a rare phrase of four characters (老旧小区, 综合治税).
  mutating func linkCommitments() {
    var holders: [UInt64: [Int32]] = [:]
    for (index, commitment) in report.commitments.enumerated() {
      for gram in grams(commitment) {
        let known = holders[gram, default: []]
        if known.count <= Self.mostHolders, known.last != Int32(index) { holders[gram, default: []].append(Int32(index)) }
      }
    }
    var links = [[Int32]](repeating: [], count: report.commitments.count)
    for (index, commitment) in report.commitments.enumerated() {
      for gram in grams(commitment) {
        guard let known = holders[gram], known.count > 1, known.count <= Self.mostHolders else { continue }
        for other in known where isOther(Int(other), commitment, index) && !links[index].contains(other) {
          if links[index].count < 8 { links[index].append(other) }
        }
      }
    }
    for index in links.indices {
      report.commitments[index].links = links[index].sorted().map { report.commitments[Int($0)].id }
    }
  }

  private func isOther(_ other: Int, _ commitment: Commitment, _ index: Int) -> Bool {
    other != index && report.commitments[other].sentence != commitment.sentence
  }

  /// A phrase that more commitments share says nothing.
  private static let mostHolders = 6

  /// The distinct phrases of four characters that name something: no verbs, adverbs or marks in them.
  private func grams(_ commitment: Commitment) -> [UInt64] {
    let range = scan.text.range(of: commitment.span, within: ranges[commitment.sentence])
    var found: [UInt64] = []
    var gram: UInt64 = 0
    var length = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if let mark = scan.marks.starting(at: index), !mark.roles.isDisjoint(with: Self.saysNothing), mark.length > 1 {
        length = 0
        index = mark.end
        continue
      }
      let code = scan.text[index]
      length = code.isHan && !code.joinsList && code != "等" && code != "的" ? length + 1 : 0
      gram = gram << 16 | UInt64(code.raw)
      if length >= 4, !found.contains(gram) { found.append(gram) }
      index += 1
    }
    return found
  }

  private static let saysNothing: Role = [.verb, .manner, .vague, .purpose, .deadline, .mechanismVerb]
}
