import Duban
import Testing

@testable import DubanStore

@Suite struct `Proving an entry offline` {
  let key = SigningKey.generate()
  let proof: JournalProof

  init() throws {
    let links = TestJournal.chain(5, algorithm: .sm3)
    let tree = try #require(MerkleTree(links.map(\.hash), algorithm: .sm3))
    let header = SealHeader(
      over: tree, division: "430602", after: nil, at: Instant(seconds: 1_770_000_000))
    proof = JournalProof(
      entry: links[2], merkle: tree.proof(at: 2), seal: Seal(signing: header, with: key))
  }

  @Test func `what a proof is worth depends on what is known outside`() {
    #expect(proof.check() == .success(.ownKeyOnly))
    #expect(proof.check(trusted: [key.publicKey]) == .success(.knownKey))
    let outside = OutsideSeal(number: 1, hash: proof.seal.header.hash)
    #expect(proof.check(outside: outside) == .success(.outsideSeal))
    #expect(
      proof.check(trusted: [SigningKey.generate().publicKey]) == .failure(.untrusted))
    #expect(
      proof.check(outside: OutsideSeal(number: 1, hash: .zero)) == .failure(.outside(1)))
    #expect(
      proof.check(outside: OutsideSeal(number: 2, hash: .zero))
        == .failure(.otherSeal(proof: 1, outside: 2)))
  }

  @Test func `a proof survives its file to the byte`() throws {
    let read = try JournalProof(fileBytes: proof.fileBytes())
    #expect(read == proof)
    #expect(read.fileBytes() == proof.fileBytes())
    let text = String(decoding: proof.fileBytes(), as: UTF8.self)
    #expect(text.contains("反馈进展"))
    #expect(text.contains("\"form\" : \"duban-proof 1\""))
  }

  @Test(
    arguments: [
      Array("{\"t\":\"e\u{301} é \u{0} \\\\ \u{2028} 𠮷\"}\r\n".utf8), [], [0xEF, 0xBB, 0xBF, 0x7B],
      [0xFF, 0xFE, 0x00],
    ] as [[UInt8]])
  func `bytes of every kind survive the file`(bytes: [UInt8]) throws {
    let link = ChainLink(number: 1, bytes: bytes, previous: .zero, algorithm: .sha256)
    let odd = JournalProof(entry: link, merkle: proof.merkle, seal: proof.seal)
    #expect(try JournalProof(fileBytes: odd.fileBytes()).entry.link.bytes == bytes)
  }

  @Test func `each tampered part is named`() throws {
    var changed = proof
    changed.entry.link.bytes[2] ^= 1
    #expect(changed.check() == .failure(.entry))
    changed = proof
    changed.entry = ProvenEntry(
      ChainLink(number: 3, bytes: [0x7B, 0x7D], previous: .zero, algorithm: .sm3))
    #expect(changed.check() == .failure(.path))
    changed = proof
    changed.merkle.index = 1
    #expect(changed.check() == .failure(.path))
    changed = proof
    changed.seal.header.at = Instant(seconds: 0)
    #expect(changed.check() == .failure(.signature))
    changed = proof
    changed.seal.key = SigningKey.generate().publicKey
    #expect(changed.check() == .failure(.signature))
    changed = proof
    changed.seal.header.division = "430602\nnumber 2"
    #expect(changed.check() == .failure(.seal))
    changed = proof
    changed.form = "duban-proof 2"
    #expect(changed.check() == .failure(.form("duban-proof 2")))
  }

  @Test func `a file that is no proof is refused`() {
    let bytes = proof.fileBytes()
    for bad in [[], Array("{}".utf8), Array(bytes.prefix(bytes.count / 2))] as [[UInt8]] {
      #expect(throws: BadProofFile()) { try JournalProof(fileBytes: bad) }
    }
  }
}
