import Duban
import Testing

@testable import DubanStore

/// Three seals of one division over some entries each, and the key that signed them.
struct SealedJournal {
  let key = SigningKey.generate()
  var seals: [Seal] = []
  let members: [[Digest]]

  init(algorithms: [DigestAlgorithm] = [.sha256, .sha256, .sm3]) throws {
    let all = TestJournal.digests(11)
    members = [Array(all[0..<5]), Array(all[5..<6]), Array(all[6..<11])]
    for (entries, algorithm) in zip(members, algorithms) {
      let tree = try #require(MerkleTree(entries, algorithm: algorithm))
      let header = SealHeader(
        over: tree, division: "430602", after: seals.last?.header,
        at: Instant(seconds: 1_770_000_000 + Int64(seals.count)))
      seals.append(Seal(signing: header, with: key))
    }
  }

  func fault(
    _ seals: [Seal]? = nil, members: [[Digest]]? = nil, outside: [OutsideSeal] = []
  ) -> SealFault? {
    var chain = SealChain(division: "430602", trusted: [key.publicKey], outside: outside)
    for (seal, entries) in zip(seals ?? self.seals, members ?? self.members) {
      if let fault = chain.check(seal, members: entries) { return fault }
    }
    return chain.finish()
  }

  /// A seal signed anew after a change, as one could do who had the key.
  func resigned(_ index: Int, by key: SigningKey? = nil, _ change: (inout SealHeader) -> Void)
    -> [Seal]
  {
    var changed = seals
    var header = changed[index].header
    change(&header)
    changed[index] = Seal(signing: header, with: key ?? self.key)
    return changed
  }
}

@Suite struct `Sealing the journal` {
  @Test func `the bytes that are signed are eight plain lines`() throws {
    let header = SealHeader(
      division: "430602", number: 17, at: Instant(seconds: 1_770_000_000), algorithm: .sm3,
      count: 5, root: .zero, previous: .zero)
    let zeros = String(repeating: "0", count: 64)
    #expect(
      String(decoding: header.canonicalBytes, as: UTF8.self) == """
        duban-seal 1
        division 430602
        number 17
        at 1770000000
        algorithm sm3
        count 5
        root \(zeros)
        previous \(zeros)

        """)
    #expect(header.hash == Digest.of(header.canonicalBytes, by: .sm3))
  }

  @Test func `seals chain from the first, across a change of algorithm`() throws {
    let journal = try SealedJournal()
    #expect(journal.fault() == nil)
    #expect(journal.seals.map(\.header.number) == [1, 2, 3])
    #expect(journal.seals[0].header.previous == .zero)
    #expect(journal.seals[2].header.previous == journal.seals[1].header.hash)
  }

  @Test(arguments: 0..<3) func `a changed seal does not fit its signature`(index: Int) throws {
    let journal = try SealedJournal()
    var seals = journal.seals
    seals[index].header.at = Instant(seconds: 0)
    #expect(journal.fault(seals) == .changed(Int64(index + 1)))
  }

  @Test func `a seal signed anew breaks the next, or is seen from outside`() throws {
    let journal = try SealedJournal()
    let again = journal.resigned(1) { $0.at = Instant(seconds: 0) }
    #expect(journal.fault(again) == .broken(3))
    let last = journal.resigned(2) { $0.at = Instant(seconds: 0) }
    #expect(journal.fault(last) == nil)
    let known = OutsideSeal(number: 3, hash: journal.seals[2].header.hash)
    #expect(journal.fault(last, outside: [known]) == .outside(3))
    #expect(journal.fault(outside: [known]) == nil)
  }

  @Test func `a stranger's signature is not trusted`() throws {
    let journal = try SealedJournal()
    #expect(journal.fault(journal.resigned(2, by: .generate()) { _ in }) == .untrusted(3))
  }

  @Test func `missing, repeated and foreign seals are named`() throws {
    let journal = try SealedJournal()
    let (seals, members) = (journal.seals, journal.members)
    #expect(journal.fault([seals[0], seals[2]], members: [members[0], members[2]]) == .missing(2))
    #expect(
      journal.fault([seals[0], seals[0]], members: [members[0], members[0]]) == .reordered(1))
    #expect(journal.fault(journal.resigned(0) { $0.division = "430611" }) == .changed(1))
    let cut = journal.fault(
      [seals[0]], outside: [OutsideSeal(number: 3, hash: seals[2].header.hash)])
    #expect(cut == .missing(3))
  }

  @Test func `entries changed, removed, added or turned do not fit their seal`() throws {
    let journal = try SealedJournal()
    let good = journal.members[0]
    var changed = good
    changed[2] = .zero
    for bad in [changed, Array(good.dropLast()), good + [.zero], good.reversed(), []] {
      #expect(
        journal.fault(members: [bad, journal.members[1], journal.members[2]]) == .members(1))
    }
  }

  @Test func `a seal from outside is read as number and hash`() {
    let hash = Digest.of([1], by: .sm3)
    #expect(OutsideSeal("17:\(hash)") == OutsideSeal(number: 17, hash: hash))
    for bad in ["", "17", "0:\(hash)", "-1:\(hash)", "17:\(hash)0", "17:\(hash):", "x:\(hash)"] {
      #expect(OutsideSeal(bad) == nil)
    }
  }
}
