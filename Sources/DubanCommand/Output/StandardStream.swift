import Glibc

/// Standard output or error. Whoever reads a pipe may close it early: what is written after that is
/// dropped, the work goes on and the exit code still says how it ended.
struct StandardStream: Sendable {
  var descriptor: Int32

  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let errors = StandardStream(descriptor: STDERR_FILENO)

  /// Writing to a closed pipe shall give an error number, not end the process.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  func write(_ bytes: [UInt8]) throws(Failure) {
    guard let code = Descriptor.writeAll(bytes, to: descriptor), code != EPIPE else { return }
    throw Failure(status: .failed, message: "无法写到标准输出：\(Descriptor.reason(code))。")
  }

  func write(line: String) throws(Failure) { try write(Array((line + "\n").utf8)) }

  /// For messages: if even they can't be written, nothing else can be done.
  func tell(_ line: String) { _ = Descriptor.writeAll(Array((line + "\n").utf8), to: descriptor) }
}

enum Descriptor {
  /// - Returns: `nil` when all was written, else the system's error number.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
      }
      if count >= 0 {
        offset += count
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// The system's error in Chinese, for those that happen to people.
  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "所在的文件夹不存在"
    case EACCES, EPERM: "没有写入权限"
    case EROFS: "所在的磁盘是只读的"
    case ENOSPC, EDQUOT: "磁盘空间不够"
    case EISDIR: "它是一个文件夹"
    case ENOTDIR: "路径中有一段不是文件夹"
    case ENAMETOOLONG: "文件名太长"
    default: String(cString: strerror(code))
    }
  }
}
