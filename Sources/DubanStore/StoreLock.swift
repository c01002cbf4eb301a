internal import Glibc

/// The right to write to a database (写锁): one process at a time holds `duban.lock` beside it.
///
/// Reading verbs do not take it. The system gives it up when the process ends, however it ends, so
/// a file left behind is no obstacle; the file itself stays, as removing it would let two processes
/// hold two files of that name.
public final class StoreLock: Sendable {
  public static let fileName = "duban.lock"

  public let path: String
  private let descriptor: Int32

  /// Takes the lock for as long as this value lives, without waiting.
  ///
  /// - Parameter database: the path of the database file; it need not exist yet.
  /// - Throws: when another process holds it, with that process's number.
  public init(besideDatabase database: String) throws(StoreLockProblem) {
    let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? ""
    path = folder + StoreLock.fileName
    // Nothing may fail once the properties are set: `deinit` would empty the holder's file.
    descriptor = try StoreLock.taken(path)
  }

  deinit {
    // So that whoever is refused next never reads the number of a process that is gone.
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// The open file, with the lock and this process's number in it.
  private static func taken(_ path: String) throws(StoreLockProblem) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw StoreLockProblem(path: path, reason: .failed(errno)) }
    do throws(StoreLockProblem) {
      try take(descriptor, path)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func take(_ descriptor: Int32, _ path: String) throws(StoreLockProblem) {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else {
        throw StoreLockProblem(path: path, reason: .failed(errno))
      }
      throw StoreLockProblem(path: path, reason: .held(by: holder(descriptor)))
    }
    let text = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count
    else { throw StoreLockProblem(path: path, reason: .failed(errno)) }
  }

  /// The number in the file. A holder writes it just after it got the lock, so an empty file, or
  /// the number of a process that died, is looked at again for a moment.
  private static func holder(_ descriptor: Int32) -> Int32? {
    for attempt in 0..<20 {
      if attempt > 0 { usleep(5000) }
      var bytes = [UInt8](repeating: 0, count: 32)
      let count = pread(descriptor, &bytes, bytes.count, 0)
      let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
      guard let pid = Int32(text.prefix { $0 != "\n" }) else { continue }
      if kill(pid, 0) == 0 || errno == EPERM { return pid }
    }
    return nil
  }
}

/// Why the right to write was not given.
public struct StoreLockProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// By the process of this number; `nil` when it has left none.
    case held(by: Int32?)
    /// The system's error number.
    case failed(Int32)
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .held(let pid?):
      "数据库正由进程 \(pid) 写入（锁文件 \(path)）。请先停止该进程，或在它的网页上办理；查阅、核验和备份不受影响。"
    case .held: "数据库正由另一进程写入（锁文件 \(path)）。请稍后再试；查阅、核验和备份不受影响。"
    case .failed(let code): "锁文件 \(path) 无法使用（\(SystemWord.of(code))）。请检查目录的属主和权限。"
    }
  }
}
