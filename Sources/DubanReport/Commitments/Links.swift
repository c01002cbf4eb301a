extension Reader {
  /// Links commitments of different sentences that share a rare phrase of four characters (老旧小区, 综合治税).
  mutating func linkCommitments() {
    var uses: [Use] = []
    uses.reserveCapacity(report.commitments.count * 16)
    for index in report.commitments.indices { addGrams(of: index, to: &uses) }
    let table = SharedPhrases(uses)
    let sentences = report.commitments.indices.map { report.commitments[$0].sentence }
    var links = [[Int32]](repeating: [], count: sentences.count)
    table.forEachPhrase { holders in
      if holders.count > 1, holders.count <= Self.mostHolders {
        Self.link(holders, sentences, &links)
      }
    }
    for index in links.indices where !links[index].isEmpty {
      report.commitments[index].links = links[index].sorted().map { report.commitments[Int($0)].id }
    }
  }

  /// A phrase as 64 bits, and the commitment that uses it.
  struct Use {
    var gram: UInt64
    var commitment: Int32
  }

  /// - Parameter sentences: the sentence of each commitment.
  private static func link(_ holders: [Int32], _ sentences: [Int], _ links: inout [[Int32]]) {
    for one in holders {
      for other in holders where sentences[Int(one)] != sentences[Int(other)] {
        let index = Int(one)
        if links[index].count < 8, !links[index].contains(other) { links[index].append(other) }
      }
    }
  }

  /// A phrase that more commitments share says nothing.
  static let mostHolders = 3

  /// The phrases of four characters that name something: no verbs, adverbs or marks in them.
  private func addGrams(of commitment: Int, to uses: inout [Use]) {
    let sentence = report.commitments[commitment].sentence
    let range = scan.text.range(of: report.commitments[commitment].span, within: ranges[sentence])
    var start = range.lowerBound
    scan.marks.visit(Self.saysNothing, in: range) { mark in
      if mark.length > 1, Int(mark.start) >= start {
        addGrams(start..<Int(mark.start), of: commitment, to: &uses)
        start = mark.end
      }
      return true
    }
    if start < range.upperBound { addGrams(start..<range.upperBound, of: commitment, to: &uses) }
  }

  private func addGrams(_ range: Range<Int>, of commitment: Int, to uses: inout [Use]) {
    var gram: UInt64 = 0
    var length = 0
    let joints = Self.joints
    for index in range {
      let code = scan.text[index]
      length = code.isHan && !joints.contains(code) ? length + 1 : 0
      gram = gram << 16 | UInt64(code.raw)
      if length >= 4 { uses.append(Use(gram: gram, commitment: Int32(commitment))) }
    }
  }

  /// Characters that join names or end them.
  private static let joints: CodeSet = ["、", "和", "及", "与", "等", "的"]

  private static let saysNothing: Role = [
    .verb, .manner, .vague, .purpose, .deadline, .mechanismVerb,
  ]
}

/// Phrases with the commitments that use them, in a table of open addresses.
private struct SharedPhrases {
  private let uses: [Reader.Use]
  /// For each slot the last use of its phrase, or -1; `before` leads on to the others.
  private var heads: [Int32]
  private var before: [Int32]

  init(_ uses: [Reader.Use]) {
    self.uses = uses
    var size = 64
    while size < uses.count * 2 { size *= 2 }
    heads = Array(repeating: -1, count: size)
    before = Array(repeating: -1, count: uses.count)
    for (index, use) in uses.enumerated() {
      let slot = slot(of: use.gram)
      before[index] = heads[slot]
      heads[slot] = Int32(index)
    }
  }

  private func slot(of gram: UInt64) -> Int {
    let mask = heads.count - 1
    var slot = Int(truncatingIfNeeded: (gram &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while heads[slot] >= 0, uses[Int(heads[slot])].gram != gram { slot = (slot + 1) & mask }
    return slot
  }

  /// Calls with the distinct commitments of each phrase, at most one more than can be linked.
  func forEachPhrase(_ body: ([Int32]) -> Void) {
    var holders: [Int32] = []
    for head in heads where head >= 0 && before[Int(head)] >= 0 {
      holders.removeAll(keepingCapacity: true)
      var next = head
      while next >= 0, holders.count <= Reader.mostHolders {
        let commitment = uses[Int(next)].commitment
        if holders.last != commitment { holders.append(commitment) }
        next = before[Int(next)]
      }
      body(holders)
    }
  }
}
