public import Duban
internal import Glibc

/// A file (佐证) on its way into the store, handed over in pieces of any size. One that is given up
/// before `finish` leaves nothing behind.
public struct EvidenceIntake: ~Copyable {
  private let name: String
  private let folder: EvidenceFolder
  private let limits: EvidenceLimits
  private let temporary: String
  private let descriptor: Int32
  private var digest: DigestStream? = DigestStream(.sha256)
  private var count = 0

  init(name: String, folder: EvidenceFolder, limits: EvidenceLimits) throws(EvidenceProblem) {
    if let mark = ClassifiedMark.find(in: name) {
      throw EvidenceProblem(name: name, reason: .classified(mark))
    }
    let temporary = "\(folder.incoming)/\(Hex.text(RandomBytes.make(16)))"
    let descriptor = folder.calls.create(temporary)
    guard descriptor >= 0 else { throw EvidenceProblem(name: name, reason: .disk(errno)) }
    self.name = name
    self.folder = folder
    self.limits = limits
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    // Gone already if it has arrived.
    _ = folder.calls.unlink(temporary)
  }

  /// - Throws: as soon as the file is longer than the limit, or the disk refuses.
  public mutating func take(_ bytes: UnsafeRawBufferPointer) throws(EvidenceProblem) {
    guard bytes.count <= limits.byteCountMax - count else {
      throw problem(.tooLarge(byteCountMax: limits.byteCountMax))
    }
    var rest = bytes
    while !rest.isEmpty {
      let written = folder.calls.write(descriptor, rest)
      if written < 0 && errno == EINTR { continue }
      // A write of nothing would otherwise be tried for ever.
      guard written > 0 else { throw problem(.disk(written < 0 ? errno : EIO)) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    digest?.update(bytes)
    count += bytes.count
  }

  public mutating func take(_ bytes: [UInt8]) throws(EvidenceProblem) {
    try bytes.withUnsafeBufferPointer { buffer throws(EvidenceProblem) in
      try take(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Looks at what came, makes it durable and gives it its address. Only then may an entry name it.
  public consuming func finish() throws(EvidenceProblem) -> StoredEvidence {
    guard count > 0 else { throw problem(.empty) }
    let type = TypeLook.look(at: ByteSource(descriptor: descriptor, count: count))
    guard limits.allows(type) else { throw problem(.typeRefused(type)) }
    let size = count
    let (hash, isNew) = try arrive()
    return StoredEvidence(hash: hash, type: type, byteCount: size, isNew: isNew)
  }

  /// As `finish`, of what was looked at when it was first stored.
  ///
  /// - Returns: its hash, and whether it was not there already.
  consuming func arrive() throws(EvidenceProblem) -> (EvidenceHash, Bool) {
    guard folder.calls.syncFile(descriptor) == 0 else { throw problem(.disk(errno)) }
    guard let digest = digest.take()?.finish() else {
      preconditionFailure("an intake finishes once")
    }
    let hash = EvidenceHash(digest)
    do throws(SystemFailure) {
      return (hash, try folder.arrive(temporary, as: hash, count: count))
    } catch {
      throw problem(.disk(error.code))
    }
  }

  private func problem(_ reason: EvidenceProblem.Reason) -> EvidenceProblem {
    EvidenceProblem(name: name, reason: reason)
  }
}

/// A file that is in the store, durable.
public struct StoredEvidence: Hashable, Sendable {
  public var hash: EvidenceHash
  public var type: EvidenceType
  public var byteCount: Int
  /// False when the same content was there already.
  public var isNew: Bool
}
