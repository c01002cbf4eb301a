extension Reader {
  /// Links commitments of different sentences that share a rare phrase of four characters (老旧小区, 综合治税).
  mutating func linkCommitments() {
    var uses: [Use] = []
    uses.reserveCapacity(report.commitments.count * 12)
    for index in report.commitments.indices { addGrams(of: index, to: &uses) }
    uses.sort { ($0.gram, $0.commitment) < ($1.gram, $1.commitment) }
    var links = [[Int32]](repeating: [], count: report.commitments.count)
    var start = 0
    while start < uses.count {
      var end = start + 1
      while end < uses.count, uses[end].gram == uses[start].gram { end += 1 }
      if end - start > 1, end - start <= Self.mostHolders { link(uses[start..<end], &links) }
      start = end
    }
    for index in links.indices where !links[index].isEmpty {
      report.commitments[index].links = links[index].sorted().map { report.commitments[Int($0)].id }
    }
  }

  /// A phrase as 64 bits, and the commitment that uses it.
  private struct Use {
    var gram: UInt64
    var commitment: Int32
  }

  private func link(_ uses: ArraySlice<Use>, _ links: inout [[Int32]]) {
    for one in uses {
      for other in uses where isOther(one.commitment, other.commitment) {
        let index = Int(one.commitment)
        if links[index].count < 8, !links[index].contains(other.commitment) {
          links[index].append(other.commitment)
        }
      }
    }
  }

  private func isOther(_ one: Int32, _ other: Int32) -> Bool {
    report.commitments[Int(one)].sentence != report.commitments[Int(other)].sentence
  }

  /// A phrase that more commitments share says nothing.
  private static let mostHolders = 6

  /// The phrases of four characters that name something: no verbs, adverbs or marks in them.
  private func addGrams(of commitment: Int, to uses: inout [Use]) {
    let sentence = report.commitments[commitment].sentence
    let range = scan.text.range(of: report.commitments[commitment].span, within: ranges[sentence])
    var gram: UInt64 = 0
    var length = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if let mark = scan.marks.starting(at: index), mark.length > 1,
        !mark.roles.isDisjoint(with: Self.saysNothing)
      {
        length = 0
        index = mark.end
        continue
      }
      let code = scan.text[index]
      length = code.isHan && !code.joinsList && code != "等" && code != "的" ? length + 1 : 0
      gram = gram << 16 | UInt64(code.raw)
      if length >= 4 { uses.append(Use(gram: gram, commitment: Int32(commitment))) }
      index += 1
    }
  }

  private static let saysNothing: Role = [
    .verb, .manner, .vague, .purpose, .deadline, .mechanismVerb,
  ]
}
