import Testing

@testable import DubanStore

@Suite struct `Chaining entries` {
  private func fault(_ links: [ChainLink], known: [ChainHead] = []) -> ChainFault? {
    EntryChain.fault(in: links, origin: TestJournal.origin(), known: known)
  }

  private func renumbered(_ links: [ChainLink]) -> [ChainLink] {
    zip(1..., links).map { number, link in
      var link = link
      link.number = Int64(number)
      return link
    }
  }

  @Test(arguments: DigestAlgorithm.allCases)
  func `a chain as it was written has no fault`(algorithm: DigestAlgorithm) {
    let links = TestJournal.chain(6, algorithm: algorithm)
    let head = ChainHead(number: 6, hash: links[5].hash)
    let known = [head, ChainHead(number: 2, hash: links[1].hash)]
    #expect(
      EntryChain.fault(in: links, origin: TestJournal.origin(7, algorithm), known: known) == nil)
    #expect(EntryChain.fault(in: [], origin: TestJournal.origin()) == nil)
  }

  @Test func `the hash of an entry covers the tag, the hash before it and its bytes`() {
    let previous = Digest.of([1], by: .sha256)
    let whole = Array("duban-entry 1\n".utf8) + previous.bytes + [0x7B, 0x7D]
    #expect(
      EntryChain.hash([0x7B, 0x7D], after: previous, by: .sha256) == Digest.of(whole, by: .sha256))
  }

  @Test(arguments: 0..<5) func `a changed byte is found where it is`(index: Int) {
    var links = TestJournal.chain(5)
    links[index].bytes[3] ^= 1
    #expect(fault(links) == .changed(Int64(index + 1)))
  }

  @Test(arguments: 0..<5) func `a changed hash or link is found where it is`(index: Int) {
    var links = TestJournal.chain(5)
    links[index].hash = TestJournal.origin(8)
    #expect(fault(links) == .changed(Int64(index + 1)))
    links = TestJournal.chain(5)
    links[index].previous = TestJournal.origin(8)
    #expect(fault(links) == .changed(Int64(index + 1)))
  }

  @Test(arguments: 0..<4) func `a removed entry leaves a gap`(index: Int) {
    var links = TestJournal.chain(5)
    links.remove(at: index)
    #expect(fault(links) == .removed(Int64(index + 1)))
    #expect(fault(renumbered(links)) == .replaced(before: Int64(index + 1)))
  }

  @Test(arguments: 0..<4) func `an entry rewritten with its hash breaks the next`(index: Int) {
    var links = TestJournal.chain(5)
    let old = links[index]
    links[index] = ChainLink(
      number: old.number, bytes: Array("{}".utf8), previous: old.previous, algorithm: .sha256)
    #expect(fault(links) == .replaced(before: Int64(index + 2)))
  }

  @Test func `exchanged entries are out of order, renumbered or not`() {
    var links = TestJournal.chain(5)
    links.swapAt(1, 2)
    #expect(fault(links) == .reordered(2))
    #expect(fault(renumbered(links)) == .reordered(2))
    links = TestJournal.chain(5)
    links.insert(links[1], at: 3)
    #expect(fault(links) == .reordered(2))
  }

  @Test(arguments: 1..<5) func `an entry slipped in is told`(index: Int) {
    var links = TestJournal.chain(5)
    let slipped = ChainLink(
      number: Int64(index + 1), bytes: Array("{}".utf8), previous: links[index - 1].hash,
      algorithm: .sha256)
    links.insert(slipped, at: index)
    #expect(fault(renumbered(links)) == .inserted(Int64(index + 1)))
  }

  @Test func `a cut at the end is seen only with the head`() {
    let links = TestJournal.chain(5)
    let head = ChainHead(number: 5, hash: links[4].hash)
    #expect(fault(Array(links.prefix(3))) == nil)
    #expect(fault(Array(links.prefix(3)), known: [head]) == .truncated(after: 3, of: 5))
    #expect(fault([], known: [head]) == .truncated(after: 0, of: 5))
  }

  @Test(arguments: [Int64(3), 5]) func `a tail rewritten whole is seen with a known entry`(
    number: Int64
  ) {
    let links = TestJournal.chain(5)
    var forged = Array(links.prefix(2))
    for number in 3...Int64(6) {
      forged.append(
        ChainLink(
          number: number, bytes: [0x7B, 0x7D], previous: forged[forged.count - 1].hash,
          algorithm: .sha256))
    }
    #expect(fault(forged) == nil)
    let known = ChainHead(number: number, hash: links[Int(number) - 1].hash)
    #expect(fault(forged, known: [known]) == .rewritten(number))
  }

  @Test func `the history of another matter is no history of this one`() {
    #expect(fault(TestJournal.chain(3, matter: 8)) == .replaced(before: 1))
  }
}
