public import DubanReport
internal import Foundation

/// The YAML file of a district's units, their duties and its leaders' portfolios (职责目录).
///
/// ```yaml
/// 数据评估: 区统计局
/// 单位:
///   - 名称: 区住房和城乡建设局
///     别名: [区住建局]
///     责任人: 周砚
///     职责: [老旧小区, 棚户区]
///     配合: [内涝]
///   - 名称: 各街道办事处
///     成员: [望澜街道办事处, 石鼓街道办事处]
/// 领导:
///   - 姓名: 陆清和
///     职务: 区长
///     协管: 沈既白
///     分管: [区住房和城乡建设局]
/// ```
///
/// Wherever a unit is named, its alias will do. Unknown keys, names given twice and units that do
/// not exist are errors: a typing slip must not silently lose a unit its duties.
public enum DutyCatalogueFile {
  /// Reads and decodes a file.
  ///
  /// - Throws: everything that is wrong in the file, each with its line.
  public static func read(path: String) throws(BadCatalogue) -> DutyCatalogue {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw refusal(path, "读不到这个文件，请检查路径是否正确、是否有权限打开。")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw refusal(path, "不是UTF-8编码的文本，请另存为UTF-8后再试。")
    }
    return try decode(text, file: path)
  }

  /// Decodes the text of a catalogue; `file` is the name that errors give.
  public static func decode(_ text: String, file: String) throws(BadCatalogue) -> DutyCatalogue {
    var reader = CatalogueReader(file: file)
    let catalogue = reader.read(text)
    guard reader.faults.isEmpty else {
      throw BadCatalogue(faults: reader.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
    return catalogue
  }

  private static func refusal(_ file: String, _ problem: String) -> BadCatalogue {
    BadCatalogue(faults: [CatalogueFault(file: file, line: nil, key: "", problem: problem)])
  }
}
