internal import Yams

/// A YAML node with the path of keys that leads to it, so that a fault can name its place.
struct CatalogueNode {
  var node: Node
  var path: [String]

  var line: Int? { node.mark?.line }
  var key: String { path.joined(separator: " › ") }

  var isMapping: Bool {
    if case .mapping = node { true } else { false }
  }

  /// What the node is, in the words of the person who typed it.
  var kind: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "空白" : "“\(Self.short(scalar.string))”"
    case .sequence: "一个列表"
    case .mapping: "一组“键: 值”"
    case .alias: "一个引用"
    }
  }

  /// A file that is no YAML is one long text, which would fill the screen.
  private static func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }

  func named(_ name: String) -> CatalogueNode {
    CatalogueNode(node: node, path: path.dropLast() + [name])
  }
}

/// Reads nodes into values and collects what is wrong, going on as far as it can.
struct NodeReader {
  let file: String
  var faults: [CatalogueFault] = []

  mutating func fault(_ place: CatalogueNode, _ problem: String) {
    fault(line: place.line, key: place.key, problem)
  }

  mutating func fault(line: Int?, key: String, _ problem: String) {
    faults.append(CatalogueFault(file: file, line: line, key: key, problem: problem))
  }

  /// The entries of a mapping by key; keys outside `allowed` are faults.
  mutating func entries(
    _ place: CatalogueNode, allowed: [String]
  ) -> [String: CatalogueNode] {
    guard case .mapping(let mapping) = place.node else {
      let hint = place.kind.contains("：") ? "，请把全角冒号“：”改为半角冒号加空格“: ”" : ""
      fault(place, "这里应为“键: 值”，可用的键有\(list(allowed))；现为\(place.kind)\(hint)。")
      return [:]
    }
    var result: [String: CatalogueNode] = [:]
    for (name, value) in mapping {
      let key = name.string ?? ""
      let child = CatalogueNode(node: value, path: place.path + [key])
      if allowed.contains(key) {
        result[key] = child
      } else {
        let line = name.mark?.line
        fault(line: line, key: place.key, "不认识的键“\(key)”，应为\(list(allowed))之一。")
      }
    }
    return result
  }

  /// The items of a list; an absent list is empty.
  mutating func items(_ place: CatalogueNode?) -> [CatalogueNode] {
    guard let place else { return [] }
    guard case .sequence(let sequence) = place.node else {
      fault(place, "这里应为列表，每项以“- ”开头，或写成[甲, 乙]；现为\(place.kind)。")
      return []
    }
    return sequence.enumerated().map { index, node in
      CatalogueNode(node: node, path: place.path + ["第\(index + 1)项"])
    }
  }

  /// A text that is not blank.
  mutating func text(_ place: CatalogueNode?) -> String? {
    guard let place else { return nil }
    guard case .scalar(let scalar) = place.node else {
      fault(place, "这里应为一段文字；现为\(place.kind)。")
      return nil
    }
    let trimmed = scalar.string.trimmingBlanks
    guard !trimmed.isEmpty else {
      fault(place, "这里不能空白，请填写文字，或删去这一项。")
      return nil
    }
    return trimmed
  }

  /// Texts of a list, each once.
  mutating func texts(_ place: CatalogueNode?) -> [(text: String, place: CatalogueNode)] {
    var seen: Set<String> = []
    var result: [(text: String, place: CatalogueNode)] = []
    for item in items(place) {
      guard let text = text(item) else { continue }
      if seen.insert(text).inserted {
        result.append((text, item))
      } else {
        fault(item, "“\(text)”在同一列表中重复，请删去一个。")
      }
    }
    return result
  }

  private func list(_ keys: [String]) -> String { keys.joined(separator: "、") }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let blanks: Set<Character> = [" ", "\t", "\u{3000}", "\n"]
    let head = drop { blanks.contains($0) }
    return String(head.reversed().drop { blanks.contains($0) }.reversed())
  }
}
