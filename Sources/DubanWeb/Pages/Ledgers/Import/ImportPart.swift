package import Duban
package import DubanStore

/// What a column of somebody else's table is in a ledger (列的含义).
package struct ImportPart: Hashable, Sendable {
  /// `title`, `lead`, `support`, `due`, `source`, `note`, or `field:` and the field's id.
  package var id: String
  package var word: String
  /// Heads that mean it, beside its own word.
  var heads: [String] = []

  private static let own = [
    ImportPart(
      id: "title", word: "事项",
      heads: ["事项名称", "工作任务", "目标任务", "任务", "工作内容", "主要内容", "任务内容", "项目名称"]),
    ImportPart(id: "lead", word: "牵头单位", heads: ["责任单位", "主办单位", "承办单位", "牵头部门", "责任部门"]),
    ImportPart(id: "support", word: "配合单位", heads: ["协办单位", "配合部门", "参与单位"]),
    ImportPart(id: "due", word: "完成时限", heads: ["完成时间", "办结时限", "时限", "时间节点"]),
    ImportPart(id: "source", word: "来源", heads: ["任务来源", "依据", "文件依据"]),
    ImportPart(id: "note", word: "进展和备注", heads: ["进展", "进展情况", "目前进展", "备注", "说明"]),
  ]

  package static func all(of ledger: Ledger) -> [ImportPart] {
    own
      + ledger.fields.filter { ![.file, .person].contains($0.kind) }
      .map { ImportPart(id: "field:" + $0.id, word: $0.name) }
  }

  func isMeant(by text: String) -> Bool { text == word || heads.contains(text) }

  /// What a table's heads say; each part once, but notes.
  package static func mapping(of heads: [String], in ledger: Ledger) -> TableMapping {
    let parts = all(of: ledger)
    var mapping = TableMapping(parts: [:])
    var taken: Set<String> = []
    for head in heads {
      guard let part = proposed(for: head, among: parts),
        part.id == "note" || taken.insert(part.id).inserted
      else { continue }
      mapping.parts[head] = part.id
    }
    return mapping
  }

  /// What a head says it is: as a whole, else by its last part, else by its first.
  package static func proposed(for head: String, among parts: [ImportPart]) -> ImportPart? {
    let pieces = head.split(separator: "/").map(String.init)
    let texts = [head, pieces.last ?? head, pieces.first ?? head]
      .map { $0.filter { !$0.isWhitespace && !"*：:".contains($0) } }
    for text in texts {
      if let part = parts.first(where: { $0.isMeant(by: text) }) { return part }
    }
    return nil
  }
}
