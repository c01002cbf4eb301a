public import Duban
internal import Glibc

/// What a sweep removed, or would.
public struct EvidenceSweep: Hashable, Sendable {
  /// A file is left alone for so long, in seconds: in a day an entry must have come to name it.
  public static let grace: Int64 = 86_400

  /// Files that no entry names.
  public var orphans: [EvidenceHash] = []
  /// Of these files together, in bytes.
  public var byteCount: Int64 = 0
  /// Files that were never received whole.
  public var temporaries = 0
}

extension EvidenceStore {
  /// Removes files that no entry names, and files left half received, both only when untouched for
  /// longer than the grace period, in which an entry must have come to name a file.
  ///
  /// A file stored while the sweep runs is young, so `isNamed` may look at an older snapshot, as
  /// long as that is younger than the grace period.
  ///
  /// - Parameters:
  ///   - grace: in seconds, at least an hour.
  ///   - isTrial: nothing is removed.
  ///   - isNamed: whether an entry names a file. What it throws ends the sweep.
  /// - Throws: what `isNamed` throws; an `EvidenceProblem` when the disk refuses.
  public func sweepOrphans(
    at now: Instant, grace: Int64 = EvidenceSweep.grace, isTrial: Bool = false,
    isNamed: (EvidenceHash) throws -> Bool
  ) throws -> EvidenceSweep {
    precondition(grace >= 3600, "a file whose entry is being written must survive")
    let cut = now.seconds - grace
    var sweep = EvidenceSweep()
    for hash in try hashes() {
      guard let size = size(of: path(of: hash), ifOlderThan: cut), try isNamed(hash) == false,
        try isTrial || removed(hash, ifUntouchedSince: cut)
      else { continue }
      sweep.orphans.append(hash)
      sweep.byteCount += size
    }
    for name in try names(in: folder.incoming) {
      let path = "\(folder.incoming)/\(name)"
      guard size(of: path, ifOlderThan: cut) != nil else { continue }
      guard isTrial || folder.calls.unlink(path) == 0 || errno == ENOENT else {
        throw EvidenceProblem(name: path, reason: .disk(errno))
      }
      sweep.temporaries += 1
    }
    return sweep
  }

  /// Every file of the store, in the order of their hashes.
  public func hashes() throws(EvidenceProblem) -> [EvidenceHash] {
    var hashes: [EvidenceHash] = []
    for first in try names(in: folder.path) where first.utf8.count == 2 {
      for rest in try names(in: "\(folder.path)/\(first)") {
        if let hash = EvidenceHash(rawValue: first + rest) { hashes.append(hash) }
      }
    }
    return hashes
  }

  private func removed(
    _ hash: EvidenceHash, ifUntouchedSince cut: Int64
  ) throws(EvidenceProblem) -> Bool {
    do throws(SystemFailure) {
      return try folder.remove(hash, ifUntouchedSince: cut)
    } catch {
      throw EvidenceProblem(name: hash.rawValue, reason: .disk(error.code))
    }
  }

  /// Whether a file arrived, or arrived again, since then.
  func isFresh(_ hash: EvidenceHash, since cut: Int64) -> Bool {
    contains(hash) && size(of: path(of: hash), ifOlderThan: cut) == nil
  }

  /// In bytes; `nil` where it is younger, or no file.
  private func size(of path: String, ifOlderThan cut: Int64) -> Int64? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int64(status.st_mtim.tv_sec) < cut
    else { return nil }
    return Int64(status.st_size)
  }

  private func names(in path: String) throws(EvidenceProblem) -> [String] {
    guard let stream = opendir(path) else {
      throw EvidenceProblem(name: path, reason: .disk(errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
