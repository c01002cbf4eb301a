public import Duban

extension EvidenceStore {
  /// Takes over a file of another store, as backups do. One that is here already stays if it is whole,
  /// and is replaced if it is damaged.
  ///
  /// - Returns: whether there was none here.
  /// - Throws: when the other one is missing or is not what its hash says; nothing is left of it then.
  @discardableResult
  public func take(
    _ hash: EvidenceHash, from other: EvidenceStore
  ) throws(EvidenceProblem) -> Bool {
    if contains(hash), isWhole(hash) { return false }
    var reading = try other.read(hash)
    // What was stored once was allowed then, whatever the limits are today.
    var intake = try EvidenceIntake(
      name: hash.rawValue, folder: folder, limits: EvidenceLimits(byteCountMax: .max))
    while let part = try reading.next() { try intake.take(part) }
    let isDamaged = try erase(hash)
    _ = try intake.arrive()
    return !isDamaged
  }

  private func isWhole(_ hash: EvidenceHash) -> Bool {
    do {
      try verify(hash)
      return true
    } catch {
      return false
    }
  }
}

extension Digest {
  /// SHA-256 of a file, read piece by piece.
  public static func ofFile(_ path: String) throws(EvidenceProblem) -> Digest {
    var source = try SourceFile(path: path, name: path)
    var digest = DigestStream(.sha256)
    while let part = try source.next() { digest.update(part) }
    return digest.finish()
  }
}
