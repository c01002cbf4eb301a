/// The commitments of reports as a table, one row each.
package struct CommitmentsCSV: Sendable {
  package static let columns = [
    "来源", "编号", "句", "行", "部分", "主题", "时期", "类型", "原文", "目标任务", "动作", "对象", "地点",
    "指标", "时限", "完成日期", "力度", "建议牵头单位", "牵头理由", "建议配合单位", "关联条目",
  ]
  /// Bytes gathered before they are handed on.
  private static let chunk = 1 << 16

  package init() {}

  /// The byte order mark and the row of column names.
  package var header: [UInt8] {
    var writer = CSVWriter()
    writer.mark()
    writer.row(Self.columns)
    return writer.bytes
  }

  /// Hands on one row for each commitment, in pieces of some 64 KiB.
  package func write(
    _ report: WorkReport, name: String, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    var writer = CSVWriter()
    for commitment in report.commitments {
      writer.row(cells(of: commitment, in: report, name: name))
      if writer.bytes.count >= Self.chunk { try emit(writer.drain()) }
    }
    try emit(writer.drain())
  }

  private func cells(
    of commitment: Commitment, in report: WorkReport, name: String
  ) -> [String] {
    let sentence = report.sentences[commitment.sentence]
    return [name, commitment.id] + place(of: sentence, in: report) + [
      report.text(commitment.span), report.task(of: commitment), commitment.verb,
      commitment.object, commitment.place,
      commitment.quantities.map { said(sentence.quantities[$0]) }.joined(separator: "；"),
      commitment.deadline.text, commitment.deadline.date?.iso ?? "",
      commitment.modality.rawValue,
      commitment.lead.map(\.unit).joined(separator: "、"),
      commitment.lead.map(\.reason).joined(separator: "；"),
      commitment.support.map(\.unit).joined(separator: "、"),
      commitment.links.joined(separator: "、"),
    ]
  }

  private func place(of sentence: Sentence, in report: WorkReport) -> [String] {
    [
      sentence.id, String(sentence.line + 1), sentence.part.map { report.parts[$0].title } ?? "",
      sentence.theme.map { report.themes[$0].title } ?? "", sentence.horizon.label,
      sentence.kind.label,
    ]
  }

  private func said(_ quantity: Quantity) -> String {
    quantity.name.isEmpty ? quantity.phrase : "\(quantity.name) \(quantity.phrase)"
  }
}
