import Glibc

/// A file that appears whole or not at all: written beside its place, then renamed into it.
final class OutputFile {
  let path: String
  private let place: OutputPlace
  private var descriptor: Int32

  init(path: String) throws(Failure) {
    self.path = path
    place = OutputPlace(path: path)
    descriptor = Glibc.open(place.temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, place.mode)
    if descriptor < 0 { throw place.failure(errno) }
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    if let code = Descriptor.writeAll(bytes, to: descriptor) { throw place.failure(code) }
  }

  /// Puts the file in its place. A file that is never committed leaves nothing behind.
  func commit() throws(Failure) {
    if place.isRegular && fsync(descriptor) != 0 { throw place.failure(errno) }
    let closed = Glibc.close(descriptor)
    descriptor = -1
    if closed != 0 {
      let code = errno
      place.abandon()
      throw place.failure(code)
    }
    try place.arrive()
  }

  deinit {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    place.abandon()
  }
}

/// Where an output goes, and the file beside it that gathers it first.
struct OutputPlace {
  let path: String
  /// The file itself where the path is a link to it.
  private let target: String
  /// False for `/dev/stdout`, a pipe and their kin, which are written straight.
  let isRegular: Bool
  let temporary: String
  /// Who may read it: as the file it replaces, else as the user's mask says.
  let mode: mode_t

  init(path: String) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    mode = exists ? status.st_mode & 0o777 : 0o666
    isRegular = !exists || status.st_mode & S_IFMT == S_IFREG
    let resolved = exists && isRegular ? realpath(path, nil) : nil
    target = resolved.map { String(cString: $0) } ?? path
    free(resolved)
    temporary = isRegular ? "\(target).\(getpid()).tmp" : path
  }

  /// Renames the gathered file into its place.
  func arrive() throws(Failure) {
    guard isRegular, rename(temporary, target) != 0 else { return }
    let code = errno
    abandon()
    throw failure(code)
  }

  func abandon() {
    if isRegular { unlink(temporary) }
  }

  /// A slip such as `-o 报告.txt` must not cost the report.
  static func refuse(_ path: String, amongst inputs: [String]) throws(Failure) {
    var output = stat()
    guard stat(path, &output) == 0 else { return }
    for input in inputs {
      var status = stat()
      guard stat(input, &status) == 0 else { continue }
      if status.st_dev == output.st_dev && status.st_ino == output.st_ino {
        throw Failure(
          status: .misused, message: "-o 指定的 \(path) 就是要读的文件，没有写入。请换一个文件名。")
      }
    }
  }

  /// An ending that programs would not open as what it is; devices and pipes have none.
  static func demand(_ endings: [String], of path: String) throws(Failure) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let fits = endings.contains { name.lowercased().hasSuffix("." + $0) }
    guard !fits, !path.hasPrefix("/dev/"), let usual = endings.first else { return }
    throw Failure(
      status: .misused,
      message: "-o 指定的 \(path) 应以 .\(endings.joined(separator: " 或 .")) 结尾，没有写入。"
        + "请改成 \(Self.stem(name)).\(usual) 这样的文件名。")
  }

  private static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Before work is spent on what can't be written.
  func demandFolder() throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR) }
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    guard stat(folder, &status) == 0 else { throw failure(errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw failure(ENOTDIR) }
    guard !isRegular || access(folder, W_OK) == 0 else { throw failure(errno) }
  }

  func failure(_ code: Int32) -> Failure { failure(Descriptor.reason(code)) }

  func failure(_ reason: String) -> Failure {
    Failure(
      status: .failed,
      message: "无法写入 \(path)：\(reason)。请换一个位置，用 -o 指定能写入的路径。")
  }
}
