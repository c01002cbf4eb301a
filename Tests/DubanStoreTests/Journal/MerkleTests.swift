import Testing

@testable import DubanStore

@Suite struct `Building a Merkle tree` {
  /// The leaves and roots of the reference tests of Certificate Transparency; the hash of a leaf
  /// there is over bytes of any length, so the levels are built by hand here.
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]

  @Test func `a leaf and a node are hashed as RFC 6962 does`() {
    let leaf = Self.leaves.map { MerkleTree.leaf(hex($0), .sha256) }
    #expect(leaf[0].hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    let two = MerkleTree.node(leaf[0], leaf[1], .sha256)
    #expect(two.hex == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
    let three = MerkleTree.node(two, leaf[2], .sha256)
    #expect(three.hex == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")
    let four = MerkleTree.node(two, MerkleTree.node(leaf[2], leaf[3], .sha256), .sha256)
    #expect(four.hex == "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")
    let five = MerkleTree.node(four, leaf[4], .sha256)
    #expect(five.hex == "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")
  }

  /// RFC 6962 §2.1 defines the root by splitting at the largest power of two below the count.
  private func root(_ entries: ArraySlice<Digest>, _ algorithm: DigestAlgorithm) -> Digest {
    guard entries.count > 1 else {
      return MerkleTree.leaf(entries[entries.startIndex].bytes, algorithm)
    }
    var split = 1
    while split * 2 < entries.count { split *= 2 }
    let middle = entries.startIndex + split
    return MerkleTree.node(
      root(entries[..<middle], algorithm), root(entries[middle...], algorithm), algorithm)
  }

  @Test(arguments: DigestAlgorithm.allCases)
  func `the root is that of the recursive definition`(algorithm: DigestAlgorithm) throws {
    for count in 1...40 {
      let entries = TestJournal.digests(count)
      let tree = try #require(MerkleTree(entries, algorithm: algorithm))
      #expect(tree.root == root(entries[...], algorithm), "\(count) entries")
    }
  }

  @Test func `nothing has no tree`() {
    #expect(MerkleTree([], algorithm: .sha256) == nil)
  }

  @Test func `one entry is its own root, hashed once`() throws {
    let tree = try #require(MerkleTree(TestJournal.digests(1), algorithm: .sm3))
    #expect(tree.root == MerkleTree.leaf(TestJournal.digests(1)[0].bytes, .sm3))
    #expect(tree.proof(at: 0).path.isEmpty)
  }

  @Test func `the order of the entries makes the root`() throws {
    let entries = TestJournal.digests(3)
    let tree = try #require(MerkleTree(entries, algorithm: .sha256))
    let turned = try #require(MerkleTree(entries.reversed(), algorithm: .sha256))
    #expect(tree.root != turned.root)
  }
}

@Suite struct `Proving that an entry is in a tree` {
  @Test func `each entry of a tree of any size is proven`() throws {
    for count in 1...33 {
      let tree = try #require(MerkleTree(TestJournal.digests(count), algorithm: .sha256))
      for index in 0..<count {
        #expect(tree.proof(at: index).verify(tree.root, algorithm: .sha256), "\(index) of \(count)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 6, 7, 8, 13])
  func `a proof that was tampered with fails`(count: Int) throws {
    let tree = try #require(MerkleTree(TestJournal.digests(count), algorithm: .sha256))
    let stranger = TestJournal.digests(100)[99]
    for index in 0..<count {
      let proof = tree.proof(at: index)
      var changes = [proof, proof, proof]
      changes[0].leaf = stranger
      changes[1].path.append(stranger)
      changes[2].index = count
      for place in proof.path.indices {
        var changed = proof
        changed.path[place] = stranger
        var shortened = proof
        shortened.path.remove(at: place)
        changes += [changed, shortened]
      }
      for other in 0..<count where other != index {
        var moved = proof
        moved.index = other
        changes.append(moved)
      }
      for change in changes { #expect(!change.verify(tree.root, algorithm: .sha256)) }
      #expect(!proof.verify(stranger, algorithm: .sha256))
      #expect(!proof.verify(tree.root, algorithm: .sm3))
    }
  }

  @Test(arguments: [(0, 0), (-1, 1), (1, 1), (0, -1)])
  func `a place that no tree has proves nothing`(index: Int, count: Int) throws {
    let tree = try #require(MerkleTree(TestJournal.digests(1), algorithm: .sha256))
    let proof = MerkleProof(leaf: TestJournal.digests(1)[0], index: index, count: count, path: [])
    #expect(!proof.verify(tree.root, algorithm: .sha256))
  }

  @Test func `a node does not pass for an entry`() throws {
    let tree = try #require(MerkleTree(TestJournal.digests(4), algorithm: .sha256))
    let proof = tree.proof(at: 0)
    let above = MerkleProof(leaf: proof.path[0], index: 0, count: 2, path: [proof.path[1]])
    #expect(!above.verify(tree.root, algorithm: .sha256))
  }
}
