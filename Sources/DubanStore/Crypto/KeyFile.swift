internal import Glibc

/// Small files with a secret in them.
enum KeyFile {
  /// A key of ours is some 150 bytes.
  private static let byteCountMax = 4096

  static func read(_ path: String, isSecret: Bool = true) throws(KeyRingProblem) -> String {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason: KeyRingProblem.Reason = errno == ENOENT ? .missing : .unreadable(errno)
      throw KeyRingProblem(path: path, reason: reason)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= byteCountMax
    else { throw KeyRingProblem(path: path, reason: .damaged) }
    let mode = status.st_mode & 0o777
    guard !isSecret || mode & 0o077 == 0 else {
      throw KeyRingProblem(path: path, reason: .exposed(mode))
    }
    var bytes = [UInt8](repeating: 0, count: byteCountMax)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw KeyRingProblem(path: path, reason: .unreadable(errno)) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Never over a file that is there; gone again when it could not be written whole.
  static func write(_ text: String, to path: String, _ mode: mode_t) throws(KeyRingProblem) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw KeyRingProblem(path: path, reason: errno == EEXIST ? .exists : .unwritable(errno))
    }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard fchmod(descriptor, mode) == 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
      fsync(descriptor) == 0
    else {
      let code = errno
      unlink(path)
      throw KeyRingProblem(path: path, reason: .unwritable(code))
    }
  }

  /// A folder in which others can rename files gives them the keys.
  static func demandPrivateFolder(_ path: String) throws(KeyRingProblem) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw KeyRingProblem(path: path, reason: .folderMissing)
    }
    let mode = status.st_mode & 0o777
    guard mode & 0o022 == 0 else { throw KeyRingProblem(path: path, reason: .exposed(mode)) }
  }

  static func sync(_ folder: String) throws(KeyRingProblem) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw KeyRingProblem(path: folder, reason: .unwritable(errno))
    }
  }
}
