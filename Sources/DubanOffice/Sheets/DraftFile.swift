import Glibc

/// A file that gathers a workbook beside its place, then replaces what stood there.
struct DraftFile {
  /// Where to write.
  let path: String
  private let asked: String
  /// The file itself where the path is a link to it.
  private let target: String
  /// Who may read it, if it replaces a file.
  private let mode: mode_t?

  init(for path: String) throws(SheetError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotWrite(file: path, reason: "不是普通文件，请换一个文件名")
    }
    let resolved = exists ? realpath(path, nil) : nil
    asked = path
    target = resolved.map { String(cString: $0) } ?? path
    free(resolved)
    mode = exists ? status.st_mode & 0o777 : nil
    self.path = "\(target).\(getpid()).tmp"
  }

  /// Renames the draft into its place.
  func arrive() throws(SheetError) {
    if let mode { _ = chmod(path, mode) }
    guard rename(path, target) != 0 else { return }
    let reason = String(cString: strerror(errno))
    abandon()
    throw .cannotWrite(file: asked, reason: "无法替换原有文件（\(reason)）")
  }

  func abandon() { _ = unlink(path) }
}
