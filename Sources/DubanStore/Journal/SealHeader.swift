public import Duban

/// What a seal (存证号) says: the root of the entries sealed, and the seal before it.
public struct SealHeader: Hashable, Sendable, Codable {
  /// The division's six digits (GB/T 2260).
  public var division: String
  /// Counted from 1 in each division, without gaps.
  public var number: Int64
  public var at: Instant
  /// Of the tree, and of this seal's own hash.
  public var algorithm: DigestAlgorithm
  /// How many entries it seals, at least 1.
  public var count: Int
  /// Of the Merkle tree over their hashes.
  public var root: Digest
  /// The hash of the seal before it; zero for the first.
  public var previous: Digest

  public init(
    division: String, number: Int64, at: Instant, algorithm: DigestAlgorithm, count: Int,
    root: Digest, previous: Digest
  ) {
    self.division = division
    self.number = number
    self.at = at
    self.algorithm = algorithm
    self.count = count
    self.root = root
    self.previous = previous
  }

  /// The header of the seal after another one, or of the first seal of a division.
  public init(over tree: MerkleTree, division: String, after last: SealHeader?, at: Instant) {
    self.init(
      division: division, number: (last?.number ?? 0) + 1, at: at, algorithm: tree.algorithm,
      count: tree.entries.count, root: tree.root, previous: last?.hash ?? .zero)
  }

  /// The bytes that are hashed and signed: eight lines of ASCII, each ended by a line feed, the
  /// instant in seconds since 1970. Anybody can write them anew from a printed seal.
  public var canonicalBytes: [UInt8] {
    let lines = [
      "duban-seal 1", "division \(division)", "number \(number)", "at \(at.seconds)",
      "algorithm \(algorithm.rawValue)", "count \(count)", "root \(root)", "previous \(previous)",
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Whether it says what a seal can say; only then do no two headers have the same bytes.
  public var isWellFormed: Bool {
    division.utf8.count == 6 && division.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      && number > 0 && count > 0
  }

  /// What bulletins print and what the next seal chains to.
  public var hash: Digest { Digest.of(canonicalBytes, by: algorithm) }
}

/// A signed seal.
public struct Seal: Hashable, Sendable, Codable {
  public var header: SealHeader
  public var signature: SealSignature
  /// The key that made the signature; trusted only if the person who checks knows it.
  public var key: PublicKey

  public init(header: SealHeader, signature: SealSignature, key: PublicKey) {
    self.header = header
    self.signature = signature
    self.key = key
  }

  public init(signing header: SealHeader, with key: SigningKey) {
    self.init(header: header, signature: key.sign(header.canonicalBytes), key: key.publicKey)
  }

  public var isSignatureValid: Bool { key.verify(signature, of: header.canonicalBytes) }
}

/// A seal known from outside the database: from a bulletin, a log host, another office.
public struct OutsideSeal: Hashable, Sendable {
  public var number: Int64
  public var hash: Digest

  public init(number: Int64, hash: Digest) {
    self.number = number
    self.hash = hash
  }

  /// Reads `17:` and 64 hex digits; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[0]), number > 0,
      let hash = Digest(hex: parts[1])
    else { return nil }
    self.init(number: number, hash: hash)
  }
}
