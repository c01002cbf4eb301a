public import Duban
internal import Glibc

/// What a sweep removed.
public struct EvidenceSweep: Hashable, Sendable {
  /// Files that no entry names.
  public var orphans: [EvidenceHash] = []
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
  ///   - grace: in seconds, at least an hour; a day by default.
  ///   - isNamed: whether an entry names a file. What it throws ends the sweep.
  /// - Throws: what `isNamed` throws; an `EvidenceProblem` when the disk refuses.
  public func sweepOrphans(
    at now: Instant, grace: Int64 = 86_400, isNamed: (EvidenceHash) throws -> Bool
  ) throws -> EvidenceSweep {
    precondition(grace >= 3600, "a file whose entry is being written must survive")
    let cut = now.seconds - grace
    var sweep = EvidenceSweep()
    for hash in try hashes() {
      guard isOlder(path(of: hash), than: cut), try isNamed(hash) == false else { continue }
      if try removed(hash, ifUntouchedSince: cut) { sweep.orphans.append(hash) }
    }
    for name in try names(in: folder.incoming) {
      let path = "\(folder.incoming)/\(name)"
      guard isOlder(path, than: cut) else { continue }
      guard folder.calls.unlink(path) == 0 || errno == ENOENT else {
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

  private func isOlder(_ path: String, than cut: Int64) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return Int64(status.st_mtim.tv_sec) < cut
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
