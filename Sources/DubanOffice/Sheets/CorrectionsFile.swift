public import DubanReport
import FoundationEssentials

/// `X.corrections.json`: corrections kept beside the workbook they came from.
public enum CorrectionsFile {
  public static func encode(_ corrections: Corrections) throws(SheetError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(corrections)) + [UInt8(ascii: "\n")]
    } catch {
      throw .cannotWrite(file: "corrections.json", reason: "修正内容无法编码")
    }
  }

  public static func decode(_ bytes: [UInt8], file: String) throws(SheetError) -> Corrections {
    let corrections: Corrections
    do {
      corrections = try JSONDecoder().decode(Corrections.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .cannotRead(file: file, reason: reason(error))
    } catch {
      throw .cannotRead(file: file, reason: "不是JSON文件")
    }
    guard corrections.schema == Corrections.schema else {
      throw .cannotRead(
        file: file, reason: "格式是“\(corrections.schema)”，本程序只认“\(Corrections.schema)”")
    }
    return corrections
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(path(context))缺少“\(key.stringValue)”"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(path(context))的内容类型不对"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(path(context)):\(context.debugDescription)"
    default: "不是完整的JSON文件"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    let keys = context.codingPath.map { key in
      key.intValue.map { "第\($0 + 1)项" } ?? key.stringValue
    }
    return keys.isEmpty ? "文件" : keys.joined(separator: " ") + " "
  }
}
