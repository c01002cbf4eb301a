/// An entry (办理记录) as the journal keeps it.
public struct ChainLink: Hashable, Sendable {
  /// Counted from 1 on its matter.
  public var number: Int64
  /// The exact bytes that were hashed.
  public var bytes: [UInt8]
  /// The hash of the entry before it; the chain's origin for the first.
  public var previous: Digest
  public var hash: Digest
  public var algorithm: DigestAlgorithm

  public init(
    number: Int64, bytes: [UInt8], previous: Digest, hash: Digest, algorithm: DigestAlgorithm
  ) {
    self.number = number
    self.bytes = bytes
    self.previous = previous
    self.hash = hash
    self.algorithm = algorithm
  }

  /// The link that a new entry makes.
  public init(number: Int64, bytes: [UInt8], previous: Digest, algorithm: DigestAlgorithm) {
    let hash = EntryChain.hash(bytes, after: previous, by: algorithm)
    self.init(number: number, bytes: bytes, previous: previous, hash: hash, algorithm: algorithm)
  }

  /// Whether the bytes give the hash after the previous hash that is stored with them.
  var isWhole: Bool { EntryChain.hash(bytes, after: previous, by: algorithm) == hash }
}

/// An entry of a matter as something else knows it: the matter's row, or a seal.
public struct ChainHead: Hashable, Sendable {
  public var number: Int64
  public var hash: Digest

  public init(number: Int64, hash: Digest) {
    self.number = number
    self.hash = hash
  }
}

/// Checks the entries of one matter one after the other, in constant memory.
///
/// The chain alone finds every change that did not rewrite all that follows. Who rewrites the tail,
/// or cuts it, is found by what is known from elsewhere: the matter's row, seals.
public struct EntryChain: Sendable {
  private var last: ChainHead
  /// The head one entry earlier, to tell an entry slipped in.
  private var beforeLast: Digest?
  /// What is wrong unless the entry that should stand here comes later, out of its place.
  private var suspicion: ChainFault?
  private var known: [Int64: Digest]
  public private(set) var fault: ChainFault?

  /// - Parameter known: entries whose hash is known from elsewhere, the last one above all:
  ///   without it a cut at the end is not seen.
  public init(origin: Digest, known: [ChainHead] = []) {
    last = ChainHead(number: 0, hash: origin)
    self.known = Dictionary(known.map { ($0.number, $0.hash) }) { _, last in last }
  }

  /// What the first entry of a matter chains to: a digest of division and matter, so that the
  /// histories of two matters cannot be exchanged.
  public static func origin(
    division: String, matter: Int64, algorithm: DigestAlgorithm
  ) -> Digest {
    Digest.of(Array("duban-matter 1\n\(division)\n\(matter)\n".utf8), by: algorithm)
  }

  /// The hash of an entry: the digest of a tag, the hash before it, and its bytes.
  public static func hash(
    _ bytes: [UInt8], after previous: Digest, by algorithm: DigestAlgorithm
  ) -> Digest {
    var stream = DigestStream(algorithm)
    stream.update(Array("duban-entry 1\n".utf8))
    stream.update(previous)
    stream.update(bytes)
    return stream.finish()
  }

  /// Takes the next entry. The first fault stands; later entries only help to name it.
  public mutating func take(_ link: ChainLink) {
    guard fault == nil else { return }
    if suspicion != nil {
      if link.previous == last.hash && link.isWhole { fault = .reordered(last.number + 1) }
      return
    }
    guard link.number <= last.number + 1 else {
      suspicion = .removed(last.number + 1)
      return
    }
    guard link.number == last.number + 1 else {
      fault = .reordered(link.number)
      return
    }
    guard link.previous == last.hash else {
      takeBroken(link)
      return
    }
    guard link.isWhole else {
      fault = .changed(link.number)
      return
    }
    if let hash = known.removeValue(forKey: link.number), hash != link.hash {
      fault = .rewritten(link.number)
      return
    }
    beforeLast = last.hash
    last = ChainHead(number: link.number, hash: link.hash)
  }

  private mutating func takeBroken(_ link: ChainLink) {
    if !link.isWhole {
      fault = .changed(link.number)
    } else if let beforeLast, link.previous == beforeLast {
      fault = .inserted(last.number)
    } else {
      suspicion = .replaced(before: link.number)
    }
  }

  /// After the last entry: the first fault, or `nil`.
  public func finish() -> ChainFault? {
    if let found = fault ?? suspicion { return found }
    return known.keys.max().map { .truncated(after: last.number, of: $0) }
  }

  /// The first fault in the entries of a matter.
  public static func fault(
    in links: some Sequence<ChainLink>, origin: Digest, known: [ChainHead] = []
  ) -> ChainFault? {
    var chain = EntryChain(origin: origin, known: known)
    for link in links { chain.take(link) }
    return chain.finish()
  }
}

/// What is wrong with the entries of a matter, by the number of the entry.
public enum ChainFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The entry's bytes or its stored hashes were changed.
  case changed(Int64)
  /// Entries are missing from this number on.
  case removed(Int64)
  /// The entry stands in a place that is not its own, or twice.
  case reordered(Int64)
  /// The entry was slipped in between two others.
  case inserted(Int64)
  /// The entry before this one was replaced by another, or removed and the rest renumbered.
  case replaced(before: Int64)
  /// Entries after this number are missing; there should be so many.
  case truncated(after: Int64, of: Int64)
  /// All entries up to here hang together, but they are not those known from elsewhere.
  case rewritten(Int64)

  public var description: String {
    switch self {
    case .changed(let number): "第 \(number) 条办理记录被改动过。"
    case .removed(let number): "缺第 \(number) 条办理记录，已被删除。"
    case .reordered(let number): "第 \(number) 条办理记录次序不对或重复。"
    case .inserted(let number): "第 \(number) 条办理记录是后来插入的。"
    case .replaced(let number): "第 \(number) 条之前的办理记录被替换，或被删除后重新编号。"
    case .truncated(let last, let count): "办理记录应有 \(count) 条，第 \(last) 条以后被截去。"
    case .rewritten(let number): "截至第 \(number) 条的办理记录与别处所记不一致，已被整体改写。"
    }
  }
}
