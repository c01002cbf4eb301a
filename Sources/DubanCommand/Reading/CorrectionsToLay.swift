import DubanOffice
import DubanReport
import Glibc

/// Corrections made by hand that are to be laid on a report as it is read.
struct CorrectionsToLay: Sendable {
  /// On which of the files of a command they are laid.
  enum Reach: Sendable {
    /// Whatever text it has: the only report, or the newer of two.
    case always
    /// Only on the text they were made on: of many reports they concern one.
    case sameText
    case never
  }

  private struct File: Sendable {
    var path: String
    var content: Corrections
  }

  private var files: [File] = []

  init(paths: [String]) throws(Failure) {
    for path in paths {
      let bytes = try InputFile.bytes(path, named: "修正文件")
      let content = try Failure.ofReading { () throws(SheetError) in
        try CorrectionsFile.decode(bytes, file: path)
      }
      files.append(File(path: path, content: content))
    }
  }

  /// Lays all files that are meant, in order; of the same field the later one holds.
  func lay(on reading: inout ReadFile, _ reach: Reach) throws(Failure) {
    var corrections: [Correction] = []
    for file in files {
      let isOwn = file.content.sourceSha256 == reading.origin.textSHA256
      guard reach == .always || reach == .sameText && isOwn else { continue }
      if !isOwn { try refuse(file, on: reading) }
      corrections = corrections.followed(by: file.content.corrections)
    }
    guard !corrections.isEmpty else { return }
    (reading.report, reading.corrected) = reading.report.applying(corrections)
  }

  /// Another draft keeps most sentences; a text that has hardly one of them is another report.
  private func refuse(_ file: File, on reading: ReadFile) throws(Failure) {
    let outcomes = reading.report.applying(file.content.corrections).1
    let gone = outcomes.filter { $0.status == .gone }
    let found = outcomes.count - gone.count
    guard !outcomes.isEmpty, found * 10 <= outcomes.count else { return }
    throw Failure(
      status: .badInput,
      message: "修正文件“\(file.path)”不属于本报告（\(reading.name)）：文本校验值不同，"
        + "\(outcomes.count) 处修正中只有 \(found) 处能找到原句。请核对 --corrections 给的是不是这份报告的修正。")
  }

  /// What to say of files that belong to none of the texts that were read.
  func unlaid(_ texts: Set<String>) -> [String] {
    files.filter { !texts.contains($0.content.sourceSha256) }.map {
      "提示：修正文件“\($0.path)”不属于所读的任何一份报告，没有采用。"
        + "报告改过稿的，请单独读这一份并加 --corrections。"
    }
  }
}

extension ReadFile {
  /// How many corrections were taken over, and each that needs a person; `nil` without any.
  var correctionsText: String? {
    guard !corrected.isEmpty else { return nil }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for label in corrected.map(\.status.label) {
      if counts[label] == nil { order.append(label) }
      counts[label, default: 0] += 1
    }
    let tally = order.map { "\($0) \(counts[$0] ?? 0) 处" }.joined(separator: "，")
    let open = corrected.filter { $0.status != .applied }.map { "  " + $0.summary }
    return (["人工修正（\(name)）：\(tally)。"] + open).joined(separator: "\n")
  }
}

/// A file that is read as it stands.
enum InputFile {
  static func bytes(_ path: String, named name: String) throws(Failure) -> [UInt8] {
    guard access(path, F_OK) == 0 else {
      throw Failure(status: .noInput, message: "\(name)“\(path)”不存在。请核对路径和文件名。")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    defer { close(descriptor) }
    // A folder can be opened but not read, and a pipe has no place to read from.
    var first: UInt8 = 0
    guard descriptor >= 0, pread(descriptor, &first, 1, 0) >= 0 else {
      throw Failure(status: .badInput, message: "\(name)“\(path)”无法读取。请检查文件权限。")
    }
    let size = lseek(descriptor, 0, SEEK_END)
    lseek(descriptor, 0, SEEK_SET)
    guard size <= 128 << 20 else {
      throw Failure(status: .badInput, message: "\(name)“\(path)”超过 128 MiB，没有读取。")
    }
    return try all(of: descriptor, count: size) {
      Failure(status: .badInput, message: "\(name)“\(path)”读到一半出错。请换一份拷贝再试。")
    }
  }

  private static func all(
    of descriptor: Int32, count: Int, _ failure: () -> Failure
  ) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var offset = 0
    while offset < count {
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: offset), count - offset)
      }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { throw failure() }
      offset += got
    }
    return bytes
  }
}
