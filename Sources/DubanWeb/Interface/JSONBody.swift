internal import Foundation

extension Values {
  /// An object of texts, numbers, yes or no, and lists of them, as a form would say it.
  init(json bytes: [UInt8]) throws(Stop) {
    guard !bytes.isEmpty else {
      self.init()
      return
    }
    guard let json = try? JSONDecoder().decode(JSON.self, from: Data(bytes)),
      case .object(let fields) = json
    else { throw .badRequest("提交的内容不是 JSON 对象，请检查格式。") }
    var pairs: [(String, String)] = []
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      let values = if case .list(let list) = value { list } else { [value] }
      for value in values.prefix(2_000) where value != .null {
        guard let word = value.word else {
          throw .badRequest("“\(name.prefix(40))”只能是文字、数字、是否，或它们的列表。")
        }
        pairs.append((name, word))
      }
    }
    self.init(pairs)
  }
}

extension JSON {
  fileprivate var word: String? {
    switch self {
    case .text(let value): value
    case .number(let value): String(value)
    case .real(let value): String(value)
    case .bool(let value): value ? "yes" : "no"
    case .null, .list, .object: nil
    }
  }
}
