public import Duban
internal import Glibc

/// The files that entries name as evidence (佐证), beside the database, each under its SHA-256.
///
/// A file is durable before `store` returns, so an entry that names it may be committed after, and
/// never before. A file no entry came to name is an orphan and is swept. All calls block; a server
/// makes them off its event loops.
public struct EvidenceStore: Sendable {
  var folder: EvidenceFolder
  public let limits: EvidenceLimits

  /// A store in a folder that `create` made; nothing is touched yet.
  public init(folder: String, limits: EvidenceLimits = EvidenceLimits()) {
    self.folder = EvidenceFolder(path: folder)
    self.limits = limits
  }

  /// Makes the folder, or leaves what is there; what `duban init` does. Storing never makes it: a
  /// disk that is not mounted must be noticed.
  public static func create(
    folder path: String, limits: EvidenceLimits = EvidenceLimits()
  ) throws(EvidenceProblem) -> EvidenceStore {
    let store = EvidenceStore(folder: path, limits: limits)
    do throws(SystemFailure) {
      try store.folder.make(path, in: path + "/..")
      try store.folder.make(store.folder.incoming, in: path)
    } catch {
      throw EvidenceProblem(name: path, reason: .disk(error.code))
    }
    return store
  }

  /// Begins a file that comes in pieces.
  ///
  /// - Parameter name: as the person named it; refused with a mark of state secrets (密级标志). It is
  ///   used for messages alone and never stored.
  public func intake(name: String) throws(EvidenceProblem) -> EvidenceIntake {
    try EvidenceIntake(name: name, folder: folder, limits: limits)
  }

  /// Stores a stream of pieces; its failure or cancellation leaves nothing behind.
  public func store(
    _ chunks: some AsyncSequence<[UInt8], any Error>, name: String
  ) async throws(EvidenceProblem) -> StoredEvidence {
    var intake = try intake(name: name)
    do {
      for try await chunk in chunks { try intake.take(chunk) }
    } catch let problem as EvidenceProblem {
      throw problem
    } catch {
      throw EvidenceProblem(name: name, reason: .interrupted)
    }
    if Task.isCancelled { throw EvidenceProblem(name: name, reason: .interrupted) }
    return try intake.finish()
  }

  /// Stores a copy of a file, whose own name is checked.
  public func store(file path: String) throws(EvidenceProblem) -> StoredEvidence {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var source = try SourceFile(path: path, name: name)
    guard source.count <= limits.byteCountMax else {
      throw EvidenceProblem(name: name, reason: .tooLarge(byteCountMax: limits.byteCountMax))
    }
    var intake = try intake(name: name)
    while let chunk = try source.next() { try intake.take(chunk) }
    return try intake.finish()
  }

  /// Where a file lies, for a server that sends it by range; whether it is there is not looked at.
  public func path(of hash: EvidenceHash) -> String { folder.path(of: hash) }

  public func contains(_ hash: EvidenceHash) -> Bool { access(path(of: hash), F_OK) == 0 }

  /// A file in pieces, checked against its hash as it is read.
  public func read(_ hash: EvidenceHash) throws(EvidenceProblem) -> EvidenceReading {
    try EvidenceReading(hash, path: path(of: hash))
  }

  /// A whole file in memory, for what is small enough.
  public func bytes(of hash: EvidenceHash) throws(EvidenceProblem) -> [UInt8] {
    var reading = try read(hash)
    var bytes: [UInt8] = []
    while let part = try reading.next() { bytes += part }
    return bytes
  }

  /// Reads a file to its end.
  ///
  /// - Throws: when it is missing or is not what its hash says.
  public func verify(_ hash: EvidenceHash) throws(EvidenceProblem) {
    var reading = try read(hash)
    while try reading.next() != nil {}
  }

  /// Removes a file for good, as the law may ask (依法删除). Backups hold it until they expire, and
  /// the blocks of a disk until they are used again.
  ///
  /// - Returns: false when there was no such file.
  @discardableResult
  public func erase(_ hash: EvidenceHash) throws(EvidenceProblem) -> Bool {
    do throws(SystemFailure) {
      return try folder.remove(hash)
    } catch {
      throw EvidenceProblem(name: hash.rawValue, reason: .disk(error.code))
    }
  }
}
