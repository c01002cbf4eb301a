/// Why a file could not become source text: the file as the person named it, and one reason.
public struct SourceProblem: Error, Hashable, Sendable {
  /// The path or name as it was given.
  public var file: String
  public var reason: Reason

  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  /// The closed list of reasons; each has its own sentence in Chinese.
  public enum Reason: Error, Hashable, Sendable {
    case noSuchFile
    case isFolder
    /// No permission, not a regular file, or a disk error; the system's word for it.
    case unreadable(String)
    /// Nothing in it, or nothing but white space.
    case empty
    case tooLarge(limitMiB: Int)
    /// - Parameter line: counted from 1, of the source text.
    case lineTooLong(line: Int, limitMiB: Int)
    case binary
    /// - Parameter offset: counted from 0, in the file's bytes.
    case invalidBytes(offset: Int, encoding: String)
    /// A zip or an OLE file that is something else: 电子表格, 演示文稿, 压缩包 …
    case otherFormat(String)
    case damagedDocx
    case protectedDocx
    case zipBomb
    case damagedPDF
    case protectedPDF
    case pdfWithoutText
    /// A program that reads this format is not installed.
    case programMissing(Program)
    case programFailed(Program)
    case programTooSlow(Program, seconds: Int)
  }

  /// The programs that some formats need.
  public enum Program: String, Hashable, Sendable {
    case libreOffice = "LibreOffice"
    case pdfToText = "pdftotext"
  }

  /// 66 when there is no such file, else 65 (`sysexits.h`).
  public var exitCode: Int32 { reason == .noSuchFile ? 66 : 65 }
}

extension SourceProblem: CustomStringConvertible {
  /// Names the file, says what is wrong and what to do next.
  public var message: String { "“\(file)”\(reason.sentence)" }
  public var description: String { message }
}
