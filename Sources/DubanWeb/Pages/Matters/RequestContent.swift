internal import Duban

extension MatterBuilder {
  /// What a request asks for, in full: who signs it has nothing else to look up (申请内容).
  func content(of request: Request) -> [MatterPage.Pair] {
    let content = request.content
    var pairs: [(String, String?)] = [
      ("申请", request.kind.word),
      ("申请人", "\(register.name(of: request.filedBy)) \(request.filedAt.minuteWord)"),
      ("已签批", signatures(under: request)),
      ("情况", content.text.map(words.personal)), ("理由", content.reason.map(words.personal)),
      ("进度", content.progress.map(ProgressWords.text)),
      ("总量变动", matter.isOfOtherWhole(content.progress) ? changedWhole : nil),
      ("指标要求", content.progress.flatMap { _ in matter.text("measure") }),
      ("延至", content.due?.description),
      ("到达的节点", content.milestone.map(nodeName)),
      ("单位", content.unit.map(register.name(of:)) ?? content.units.map(words.units)),
      ("层级", content.level?.word), ("希望答复", content.wanted?.description),
    ]
    pairs += (content.fields ?? [:]).sorted { $0.key < $1.key }.map { id, value in
      let field = ledger.field(id)
      return (field?.name ?? id, words.words(of: value, in: field))
    }
    if let plan = content.plan {
      pairs.append(("推进计划", "\(plan.from) 至 \(plan.to)，\(plan.shape.word)推进"))
      pairs += plan.milestones.map { ("\($0.day)", told($0, in: plan)) }
    }
    return pairs.compactMap { name, value in value.map { .init(name: name, value: $0) } }
  }

  private func told(_ node: Milestone, in plan: Plan) -> String {
    let before = plan.milestones.filter { node.after.contains($0.id) }.map(\.name)
    let more = [
      node.isGate ? "关键节点" : nil, node.weight == 1 ? nil : "权重 \(node.weight)",
      node.limit.map { "工期 \($0.word)" },
      before.isEmpty ? nil : "前置 \(before.joined(separator: "、"))",
    ].compactMap(\.self)
    return "\(node.name)，\(Percent.text(node.expected))"
      + (more.isEmpty ? "" : "（\(more.joined(separator: "；"))）")
  }

  private var changedWhole: String? {
    matter.progress?.measure.whole.map { "原来按 \($0) 填报，这次不同，须督查室签批" }
  }

  /// The files that came with it.
  func evidence(of request: Request) -> [MatterPage.EvidenceLine] {
    (request.content.evidence ?? []).map(evidence)
  }

  private func signatures(under request: Request) -> String? {
    let signed = request.signatures.map { "\(register.name(of: $0.by)) \($0.at.minuteWord)" }
    return signed.isEmpty ? nil : signed.joined(separator: "；")
  }

  private func nodeName(_ id: Int) -> String {
    matter.plan?.milestones.first { $0.id == id }?.name ?? "\(id)"
  }
}
