import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Proving that an entry was sealed` {
  @Test(arguments: Engine.all)
  func `every sealed entry has a proof that holds offline, and others have none`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let ids = [try await house.assigned("甲"), try await house.assigned("乙")]
      try await house.act(.accept, on: ids[0], by: clerk)
      let seal = try #require(try await house.store.seal(at: House.beginning))
      try await house.act(.remark, on: ids[0], by: Cast.inspector, text: "还没有封存")
      let outside = OutsideSeal(number: 1, hash: seal.header.hash)
      for (id, last) in zip(ids, [3, 2]) {
        for number in 1...last {
          let proof = try #require(try await house.store.proof(of: id, entry: number))
          let file = try JournalProof(fileBytes: proof.fileBytes())
          #expect(file.check(outside: outside) == .success(.outsideSeal))
          #expect(
            file.check(trusted: [house.store.keys.signingKey.publicKey]) == .success(.knownKey))
          let entry = try await house.store.entries(of: id)[number - 1]
          #expect(file.entry.link.bytes == (try Coding.bytes(entry)))
        }
      }
      #expect(try await house.store.proof(of: ids[0], entry: 4) == nil)
      #expect(try await house.store.proof(of: ids[0], entry: 99) == nil)
      #expect(try await house.store.proof(of: MatterID(99), entry: 1) == nil)
    }
  }

  @Test(arguments: Engine.all)
  func `a proof that was tampered with breaks`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let other = try await house.assigned()
      try await house.store.seal(at: House.beginning)
      let proof = try #require(try await house.store.proof(of: id, entry: 2))
      var forged = proof
      forged.entry.link.bytes += [32]
      #expect(forged.check() == .failure(.entry))
      forged = proof
      forged.merkle = try #require(try await house.store.proof(of: other, entry: 2)).merkle
      #expect(forged.check() == .failure(.path))
      forged = proof
      forged.seal.header.at = House.beginning.advanced(by: 1)
      #expect(forged.check() == .failure(.signature))
    }
  }
}
