internal import Glibc

/// The system calls by which evidence becomes durable, so that tests can let each of them fail.
/// Each answers as the system does: a negative number and `errno`.
struct FileCalls: Sendable {
  var create: @Sendable (_ path: String) -> Int32 = {
    open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o400)
  }
  var write: @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int = {
    Glibc.write($0, $1.baseAddress, $1.count)
  }
  var syncFile: @Sendable (_ descriptor: Int32) -> Int32 = { fsync($0) }
  var makeFolder: @Sendable (_ path: String) -> Int32 = { mkdir($0, 0o700) }
  var rename: @Sendable (_ from: String, _ to: String) -> Int32 = { Glibc.rename($0, $1) }
  var syncFolder: @Sendable (_ descriptor: Int32) -> Int32 = { fsync($0) }
  var unlink: @Sendable (_ path: String) -> Int32 = { Glibc.unlink($0) }
}
