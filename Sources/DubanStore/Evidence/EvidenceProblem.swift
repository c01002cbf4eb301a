internal import Glibc

/// Why a file was not taken, or cannot be given back.
public struct EvidenceProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    // Refusals: the file is not one to take.
    case empty
    case tooLarge(byteCountMax: Int)
    case typeRefused(EvidenceType)
    case classified(ClassifiedMark)
    // Failures of the sender or the source.
    case sourceMissing, sourceNotFile
    case sourceUnreadable(Int32)
    case interrupted
    // Failures of the store's disk, each with the system's error number.
    case diskFull(Int32), folderUnwritable(Int32), diskFailed(Int32)
    // Failures of what was stored.
    case missing, damaged
  }

  /// The file as the person named it, or the hash.
  public var name: String
  public var reason: Reason

  public init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }

  public var description: String { "“\(name)”\(reason.sentence)" }

  /// Whether the person can mend it by handing in another file.
  public var isRefusal: Bool {
    switch reason {
    case .empty, .tooLarge, .typeRefused, .classified: true
    default: false
    }
  }
}

extension EvidenceProblem.Reason {
  /// What is wrong and what to do next, to follow the file's name.
  public var sentence: String {
    switch self {
    case .empty: "是空文件，没有保存。请核对后重新上传。"
    case .tooLarge(let limit):
      "超过 \(limit >> 20) MiB 的上限，没有保存。请压缩或拆分后再上传。"
    case .typeRefused(let type):
      "按内容看是\(type.word)，不在可收的类型之内，没有保存。请另存为 PDF、Office 文档或图片后再上传。"
    case .classified(let mark): mark.sentence
    case .sourceMissing: "不存在。请核对路径和文件名。"
    case .sourceNotFile: "不是普通文件。请指明一个文件。"
    case .sourceUnreadable(let code): "读不到（\(SystemWord.of(code))）。请检查文件的属主和权限。"
    case .interrupted: "没有传完，没有保存。请检查网络后重新上传。"
    default: storeSentence
    }
  }

  private var storeSentence: String {
    switch self {
    case .diskFull(let code):
      "没有保存：佐证目录\(SystemWord.of(code))。请联系管理员清理空间后重新上传。"
    case .folderUnwritable(let code):
      "没有保存：佐证目录写不进去（\(SystemWord.of(code))）。请联系管理员检查目录的属主、权限和挂载方式。"
    case .diskFailed(let code):
      "没有存取成功：佐证目录出错（\(SystemWord.of(code))）。请联系管理员检查磁盘。"
    case .missing: "在佐证目录中找不到。请联系管理员从备份恢复，或确认是否已依法删除。"
    default: "与登记的指纹不符，文件已损坏或被改动。请联系管理员从备份恢复。"
    }
  }

  /// Sorts an error number of the store's own folder.
  static func disk(_ code: Int32) -> EvidenceProblem.Reason {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .diskFull(code)
    case EROFS, EACCES, EPERM, ENOENT, ENOTDIR: .folderUnwritable(code)
    default: .diskFailed(code)
    }
  }
}
