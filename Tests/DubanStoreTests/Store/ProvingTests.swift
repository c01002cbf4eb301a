import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Proving that an entry was sealed` {
  private func found(
    _ house: House, _ number: Int, of id: MatterID
  ) async throws -> JournalProof {
    let proof = try await house.store.proof(of: id, entry: number)
    return try #require(proof)
  }

  /// Follows a proof as somebody would who has nothing but its file.
  private func follow(
    _ proof: JournalProof, of entry: Entry, _ key: PublicKey, _ outside: OutsideSeal
  ) throws {
    let file = try JournalProof(fileBytes: proof.fileBytes())
    #expect(file.check(outside: outside) == .success(.outsideSeal))
    #expect(file.check(trusted: [key]) == .success(.knownKey))
    let bytes = try Coding.bytes(entry)
    #expect(file.entry.link.bytes == bytes)
  }

  @Test(arguments: Engine.all)
  func `every sealed entry has a proof that holds offline, and others have none`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      try await house.act(.accept, on: id, by: clerk)
      let seal = try await house.store.seal(at: House.beginning)
      let outside = OutsideSeal(number: 1, hash: try #require(seal).header.hash)
      try await house.act(.remark, on: id, by: Cast.inspector, text: "还没有封存")
      let entries = try await house.store.entries(of: id)
      for entry in entries.prefix(3) {
        let proof = try await found(house, entry.number, of: id)
        try follow(proof, of: entry, house.store.keys.signingKey.publicKey, outside)
      }
      for (number, matter) in [(4, id), (99, id), (1, MatterID(99))] {
        let proof = try await house.store.proof(of: matter, entry: number)
        #expect(proof == nil)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a proof that was tampered with breaks`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      let other = try await house.assigned()
      try await house.store.seal(at: House.beginning)
      let proof = try await found(house, 2, of: id)
      var forged = proof
      forged.entry.link.bytes += [32]
      #expect(forged.check() == .failure(.entry))
      forged = proof
      let stranger = try await found(house, 2, of: other)
      forged.merkle = stranger.merkle
      #expect(forged.check() == .failure(.path))
      forged = proof
      forged.seal.header.at = House.beginning.advanced(by: 1)
      #expect(forged.check() == .failure(.signature))
    }
  }
}
