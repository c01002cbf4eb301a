public import Duban
internal import Foundation

/// The YAML file that defines a ledger (台账定义文件), as in `Ledgers/`: keys and words are Chinese, and
/// everything wrong in it is told at once, each with line, key and what was expected.
public enum LedgerFile {
  /// Larger files are no ledgers.
  static let byteCountMax = 1 << 20

  /// Reads and checks a file.
  ///
  /// - Throws: `BadCatalogue` with everything that is wrong.
  public static func read(path: String) throws(BadCatalogue) -> Ledger {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw refusal(path, "读不到这个文件，请检查路径是否正确、是否有权限打开。")
    }
    guard data.count <= byteCountMax else {
      throw refusal(path, "文件超过1MB，不是台账定义。")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw refusal(path, "不是UTF-8编码的文本，请另存为UTF-8后再试。")
    }
    return try ledger(in: text, named: path)
  }

  /// Reads and checks the text of a file; `file` is the name that faults give.
  public static func ledger(
    in text: String, named file: String
  ) throws(BadCatalogue) -> Ledger {
    try ledger(in: text, named: file, isInForce: false)
  }

  /// Reads the text of a definition that was installed, by an earlier version of the program it may be.
  static func installed(_ text: String, id: String) throws(BadCatalogue) -> Ledger {
    try ledger(in: text, named: "\(id).yaml", isInForce: true)
  }

  private static func ledger(
    in text: String, named file: String, isInForce: Bool
  ) throws(BadCatalogue) -> Ledger {
    guard text.utf8.count <= byteCountMax else { throw refusal(file, "文件超过1MB，不是台账定义。") }
    var reader = LedgerReader(file: file)
    let ledger = reader.read(text, isInForce: isInForce)
    guard let ledger, reader.faults.isEmpty else {
      throw BadCatalogue(faults: reader.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
    return ledger
  }

  private static func refusal(_ file: String, _ problem: String) -> BadCatalogue {
    BadCatalogue(faults: [CatalogueFault(file: file, line: nil, key: "", problem: problem)])
  }
}
