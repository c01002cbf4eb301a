import Glibc

/// Reads a regular file whole, up to a limit.
enum FileBytes {
  static func read(_ path: String) throws(SourceProblem.Reason) -> [UInt8] {
    // Without O_NONBLOCK opening a named pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw openingProblem(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(word(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder
    default: throw .unreadable("不是普通文件")
    }
    return try bytes(of: descriptor, expecting: Int(status.st_size))
  }

  private static func bytes(of descriptor: Int32, expecting size: Int)
    throws(SourceProblem.Reason) -> [UInt8]
  {
    let limit = SourceLimits.fileMiB << 20
    guard size <= limit else { throw .tooLarge(limitMiB: SourceLimits.fileMiB) }
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(word(errno)) }
      guard count > 0 else { break }
      filled += count
      guard filled <= limit else { throw .tooLarge(limitMiB: SourceLimits.fileMiB) }
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: 1 << 16)) }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private static func openingProblem(_ code: Int32) -> SourceProblem.Reason {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG: .noSuchFile
    case EISDIR: .isFolder
    case EACCES, EPERM: .unreadable("没有权限")
    default: .unreadable(word(code))
    }
  }

  private static func word(_ code: Int32) -> String { String(cString: strerror(code)) }
}
