internal import Duban
internal import Glibc

/// Where evidence lies: `ab/cdef…` by hash, and `incoming` for what is still being received.
///
/// A file comes under its name only whole and synced, by a rename; the folders are synced before
/// anybody is told. Arrivals share a lock that sweeping and erasing hold alone, so that a file
/// found to be there already cannot vanish before its arrival has freshened it.
struct EvidenceFolder: Sendable {
  let path: String
  var calls = FileCalls()

  var incoming: String { path + "/incoming" }

  func folder(of hash: EvidenceHash) -> String { "\(path)/\(hash.rawValue.prefix(2))" }

  func path(of hash: EvidenceHash) -> String {
    "\(folder(of: hash))/\(hash.rawValue.dropFirst(2))"
  }

  /// Makes a folder unless it is there, and syncs the one above it.
  func make(_ folder: String, in parent: String) throws(SystemFailure) {
    if calls.makeFolder(folder) != 0 {
      guard errno == EEXIST else { throw SystemFailure() }
    }
    try sync(parent)
  }

  func sync(_ folder: String) throws(SystemFailure) {
    let descriptor = try open(folder, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    guard calls.syncFolder(descriptor) == 0 else { throw SystemFailure() }
  }

  /// Puts a whole, synced file of `incoming` under its hash; the file that is there already stays,
  /// if it has the same length, and counts as new to the sweep.
  ///
  /// - Returns: whether the file is new.
  func arrive(_ temporary: String, as hash: EvidenceHash, count: Int) throws(SystemFailure) -> Bool
  {
    let gate = try lock(LOCK_SH)
    defer { close(gate) }
    let (folder, final) = (folder(of: hash), path(of: hash))
    // Also when the folder is there: whoever made it may not have synced it yet.
    try make(folder, in: path)
    var status = stat()
    let isThere = stat(final, &status) == 0 && Int(status.st_size) == count
    if isThere {
      guard utimensat(AT_FDCWD, final, nil, 0) == 0 else { throw SystemFailure() }
    } else {
      guard calls.rename(temporary, final) == 0 else { throw SystemFailure() }
    }
    try sync(folder)
    return !isThere
  }

  /// - Returns: false when there was no such file.
  func remove(_ hash: EvidenceHash, ifUntouchedSince cut: Int64? = nil)
    throws(SystemFailure) -> Bool
  {
    let gate = try lock(LOCK_EX)
    defer { close(gate) }
    let final = path(of: hash)
    var status = stat()
    guard stat(final, &status) == 0 else {
      if errno == ENOENT { return false }
      throw SystemFailure()
    }
    if let cut, Int64(status.st_mtim.tv_sec) >= cut { return false }
    guard calls.unlink(final) == 0 else { throw SystemFailure() }
    try sync(folder(of: hash))
    return true
  }

  /// Released when the descriptor is closed.
  private func lock(_ kind: Int32) throws(SystemFailure) -> Int32 {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
    while flock(descriptor, kind) != 0 {
      guard errno == EINTR else {
        let failure = SystemFailure()
        close(descriptor)
        throw failure
      }
    }
    return descriptor
  }

  private func open(_ path: String, _ flags: Int32) throws(SystemFailure) -> Int32 {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure() }
    return descriptor
  }
}

/// A system call that failed, by its error number.
struct SystemFailure: Error {
  var code: Int32 = errno
}
