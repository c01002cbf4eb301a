internal import Yams

extension NodeReader {
  /// The root of the YAML text, `nil` with a fault when it is not YAML or empty.
  mutating func compose(_ text: String, hint: String) -> CatalogueNode? {
    do {
      if let root = try Yams.compose(yaml: text) { return CatalogueNode(node: root, path: []) }
      fault(line: nil, key: "", "文件是空的，\(hint)。")
    } catch let error as YamlError {
      let (line, problem) = Self.explain(error)
      fault(line: line, key: "", problem)
    } catch {
      fault(line: nil, key: "", "不是能读懂的YAML文件。")
    }
    return nil
  }

  private static func explain(_ error: YamlError) -> (Int?, String) {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      (mark.line, "写法有误，请检查本行及上一行的缩进（用空格，不用制表符）、冒号、引号和括号。")
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "键“\(duplicates.joined(separator: "、"))”重复，请合并为一个。")
    case .reader:
      (nil, "含有不能出现在文本里的字符，请用文本编辑器另存为UTF-8后再试。")
    default:
      (nil, "不是能读懂的YAML文件。")
    }
  }
}
