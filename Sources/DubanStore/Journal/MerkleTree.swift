/// A Merkle tree over the hashes of entries, as RFC 6962 §2.1 builds it: a leaf is the digest of
/// 0x00 and the entry's hash, a node that of 0x01 and its two children, so that no leaf can pass
/// for a node; a node without a sibling rises unchanged.
public struct MerkleTree: Sendable {
  public let algorithm: DigestAlgorithm
  /// The hashes of the entries, in the order of the seal's members.
  public let entries: [Digest]
  /// From the leaves up to the root alone.
  private let levels: [[Digest]]

  /// `nil` without entries: there is nothing to seal.
  public init?(_ entries: [Digest], algorithm: DigestAlgorithm) {
    guard !entries.isEmpty else { return nil }
    self.algorithm = algorithm
    self.entries = entries
    var level = entries.map { MerkleTree.leaf($0.bytes, algorithm) }
    var levels = [level]
    while level.count > 1 {
      level = MerkleTree.above(level, algorithm)
      levels.append(level)
    }
    self.levels = levels
  }

  public var root: Digest { levels[levels.count - 1][0] }

  /// The proof that the entry at an index, counted from 0, is in the tree.
  public func proof(at index: Int) -> MerkleProof {
    precondition(entries.indices.contains(index), "the tree has no such entry")
    var path: [Digest] = []
    var place = index
    for level in levels.dropLast() {
      let sibling = place ^ 1
      if level.indices.contains(sibling) { path.append(level[sibling]) }
      place >>= 1
    }
    return MerkleProof(leaf: entries[index], index: index, count: entries.count, path: path)
  }

  private static func above(_ level: [Digest], _ algorithm: DigestAlgorithm) -> [Digest] {
    stride(from: 0, to: level.count, by: 2).map { left in
      left + 1 < level.count ? node(level[left], level[left + 1], algorithm) : level[left]
    }
  }

  static func leaf(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) -> Digest {
    Digest.of([0] + bytes, by: algorithm)
  }

  static func node(_ left: Digest, _ right: Digest, _ algorithm: DigestAlgorithm) -> Digest {
    var stream = DigestStream(algorithm)
    stream.update([1])
    stream.update(left)
    stream.update(right)
    return stream.finish()
  }
}

/// The siblings on the way from one entry to the root: enough to check, with nothing else, that the
/// entry was sealed.
public struct MerkleProof: Hashable, Sendable, Codable {
  /// The hash of the entry.
  public var leaf: Digest
  /// Its place among the seal's members, counted from 0.
  public var index: Int
  /// How many entries were sealed together.
  public var count: Int
  /// From the leaf up.
  public var path: [Digest]

  public init(leaf: Digest, index: Int, count: Int, path: [Digest]) {
    self.leaf = leaf
    self.index = index
    self.count = count
    self.path = path
  }

  /// Whether the path leads from the leaf to the root (RFC 9162 §2.1.3.2).
  public func verify(_ root: Digest, algorithm: DigestAlgorithm) -> Bool {
    guard count > 0, 0..<count ~= index else { return false }
    var hash = MerkleTree.leaf(leaf.bytes, algorithm)
    var (place, last) = (index, count - 1)
    for sibling in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = MerkleTree.node(sibling, hash, algorithm)
        while place & 1 == 0 && place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        hash = MerkleTree.node(hash, sibling, algorithm)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }
}
