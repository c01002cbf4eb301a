internal import Duban
internal import Yams

/// Builds a ledger out of a YAML text, going on as far as it can.
struct LedgerReader {
  var nodes: NodeReader

  init(file: String) {
    nodes = NodeReader(file: file)
  }

  var faults: [CatalogueFault] { nodes.faults }

  static let keys = [
    "编号", "名称", "版本", "出处", "机制", "编号前缀", "个人信息", "状态", "字段", "环节", "时限", "动作",
    "申请", "评灯", "进度", "销号", "报送期", "计量", "上级权限", "主题",
  ]

  /// - Parameter isInForce: what was installed once is read as it is: matters live on under it, whatever
  ///   is asked of new definitions since.
  mutating func read(_ text: String, isInForce: Bool = false) -> Ledger? {
    guard let root = nodes.compose(text, hint: "请按“编号、名称、状态、动作、销号……”填写") else {
      return nil
    }
    let entries = nodes.entries(root, allowed: Self.keys)
    for key in ["编号", "名称", "版本", "出处", "机制", "编号前缀", "状态", "动作", "销号"]
    where entries[key] == nil && !entries.isEmpty {
      nodes.fault(root, "缺少“\(key)”。")
    }
    // Each is read before any is missed, so that everything wrong is told at once.
    let id = nodes.text(entries["编号"])
    let name = nodes.text(entries["名称"])
    let version = number(entries["版本"], in: 1...9999)
    let source = nodes.text(entries["出处"])
    let regime: Regime? = word(entries["机制"])
    let prefix = nodes.text(entries["编号前缀"])
    let closing = readClosing(entries["销号"])
    var ledger = Ledger(
      id: id ?? "", name: name ?? "", version: version ?? 0, source: source ?? "",
      regime: regime ?? .flow, numbering: Numbering(prefix: prefix ?? ""),
      standings: readStandings(entries["状态"]), acts: [:], light: readLight(entries["评灯"]),
      closing: closing ?? ClosingRule(check: .onSite, verifiers: []))
    if let id { checkIdentifier(id, entries["编号"]) }
    ledger.isPersonal = flag(entries["个人信息"]) ?? false
    ledger.reach = entries["上级权限"].flatMap { word($0) } ?? .see
    ledger.theme = entries["主题"].flatMap { nodes.text($0) }
    ledger.fields = nodes.items(entries["字段"]).compactMap { readField($0) }
    ledger.stages = nodes.items(entries["环节"]).compactMap { readStage($0) }
    ledger.clocks = nodes.items(entries["时限"]).compactMap { readClock($0) }
    ledger.acts = readActs(entries["动作"])
    ledger.requests = readRequests(entries["申请"])
    ledger.progress = readProgress(entries["进度"])
    ledger.reporting = entries["报送期"].flatMap { readReporting($0) }
    ledger.measures = nodes.items(entries["计量"]).compactMap { readMeasure($0) }
    // Cross checks on half a ledger would only tell the same faults twice.
    guard faults.isEmpty else { return nil }
    if isInForce { return ledger }
    LedgerCheck(ledger: ledger, entries: entries).run(&nodes)
    DeadPartsCheck(ledger: ledger, places: LedgerPlaces(entries: entries)).run(&nodes)
    return ledger
  }

  private mutating func readStandings(_ place: CatalogueNode?) -> [LedgerStanding] {
    nodes.items(place).compactMap { item in
      if case .mapping(let mapping) = item.node, let (key, value) = mapping.first {
        let child = CatalogueNode(node: key, path: item.path)
        guard let standing: Standing = word(child) else { return nil }
        let own = nodes.text(CatalogueNode(node: value, path: item.path))
        return LedgerStanding(standing, word: own)
      }
      let standing: Standing? = word(item)
      return standing.map { LedgerStanding($0) }
    }
  }

  private mutating func readField(_ place: CatalogueNode) -> FieldDefinition? {
    let entries = nodes.entries(place, allowed: ["编号", "名称", "类型", "单位", "选项", "必填", "知悉范围"])
    guard let id = nodes.text(entries["编号"]), let name = nodes.text(entries["名称"]),
      let kind: FieldKind = word(entries["类型"])
    else {
      if faults.isEmpty { nodes.fault(place, "字段须有编号、名称和类型。") }
      return nil
    }
    checkIdentifier(id, entries["编号"])
    let choices = nodes.texts(entries["选项"]).map(\.text)
    if (kind == .choice) == choices.isEmpty {
      nodes.fault(
        entries["选项"] ?? place, kind == .choice ? "“选项”类型须列出选项。" : "只有“选项”类型才列选项。")
    }
    var field = FieldDefinition(
      id: id, name: name, kind: kind, unit: nodes.text(entries["单位"]), choices: choices,
      isRequired: flag(entries["必填"]) ?? false)
    field.isWording = flag(entries["知悉范围"]) ?? false
    return field
  }

  private mutating func readStage(_ place: CatalogueNode) -> StageDefinition? {
    let entries = nodes.entries(place, allowed: ["编号", "名称", "时限", "佐证", "权重"])
    guard let id = nodes.text(entries["编号"]), let name = nodes.text(entries["名称"]) else {
      nodes.fault(place, "环节须有编号和名称。")
      return nil
    }
    checkIdentifier(id, entries["编号"])
    return StageDefinition(
      id: id, name: name, limit: limit(entries["时限"]),
      evidence: nodes.texts(entries["佐证"]).map(\.text),
      weight: number(entries["权重"], in: 0...10_000) ?? 0)
  }

  private mutating func readMeasure(_ place: CatalogueNode) -> MeasureDefinition? {
    let entries = nodes.entries(place, allowed: ["编号", "名称", "单位", "字段", "状态"])
    guard let id = nodes.text(entries["编号"]), let name = nodes.text(entries["名称"]),
      let unit = nodes.text(entries["单位"])
    else {
      nodes.fault(place, "计量须有编号、名称和单位。")
      return nil
    }
    return MeasureDefinition(
      id: id, name: name, unit: unit, field: nodes.text(entries["字段"]),
      standings: words(entries["状态"]))
  }

  private mutating func checkIdentifier(_ id: String, _ place: CatalogueNode?) {
    let isFine = id.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == 45 }
    if !isFine, let place {
      nodes.fault(place, "编号只用小写字母、数字和连字符；现为“\(id)”。")
    }
  }
}
