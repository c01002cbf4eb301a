/// Why a workbook could not be written or read; `message` is for people.
public enum SheetError: Error, Hashable, Sendable {
  /// The file cannot be made there.
  case cannotWrite(file: String, reason: String)
  /// The file is not a workbook that can be read.
  case cannotRead(file: String, reason: String)
  /// The workbook is readable but is not the one asked for, or lacks a part of it.
  case lacks(file: String, what: String, remedy: String)

  public var message: String {
    switch self {
    case .cannotWrite(let file, let reason): "无法写入 \(file)：\(reason)。"
    case .cannotRead(let file, let reason): "无法读取 \(file)：\(reason)。"
    case .lacks(let file, let what, let remedy): "\(file) \(what)。\(remedy)。"
    }
  }
}

extension SheetError: CustomStringConvertible {
  public var description: String { message }
}
