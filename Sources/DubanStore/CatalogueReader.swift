internal import Yams
internal import DubanReport

/// Builds a duty catalogue out of a YAML text and checks that its names hang together.
struct CatalogueReader {
  private var nodes: NodeReader
  private var units: [DutyCatalogue.Unit] = []
  private var responsibles: [String: String] = [:]
  /// Full name by full name or alias.
  private var known: [String: String] = [:]
  /// Names to be looked up once all units are known.
  private var members: [(unit: Int, names: [(text: String, place: CatalogueNode)])] = []

  init(file: String) {
    nodes = NodeReader(file: file)
  }

  var faults: [CatalogueFault] { nodes.faults }

  mutating func read(_ text: String) -> DutyCatalogue {
    guard let root = nodes.compose(text, hint: "请按“单位、领导、数据评估”填写") else {
      return .empty
    }
    let entries = nodes.entries(root, allowed: ["数据评估", "单位", "领导"])
    guard entries["单位"] != nil || !faults.isEmpty else {
      nodes.fault(root, "缺少“单位”，请列出各单位及其职责。")
      return .empty
    }
    for unit in nodes.items(entries["单位"]) { readUnit(unit) }
    for (unit, names) in members { units[unit].members = names.compactMap { resolve($0) } }
    let leaders = readLeaders(entries["领导"])
    let assessor = entries["数据评估"].flatMap { place in
      nodes.text(place).flatMap { resolve(($0, place)) }
    }
    return DutyCatalogue(
      units: units, leaders: leaders, responsibles: responsibles, assessor: assessor)
  }

  private mutating func readUnit(_ place: CatalogueNode) {
    let entries = nodes.entries(
      place, allowed: ["名称", "别名", "责任人", "职责", "配合", "成员"])
    guard let name = nodes.text(entries["名称"]) else {
      if entries["名称"] == nil, case .mapping = place.node {
        nodes.fault(place, "缺少“名称”，请写单位全称。")
      }
      return
    }
    let inside: (CatalogueNode?) -> CatalogueNode? = { node in
      node.map { CatalogueNode(node: $0.node, path: ["单位", name, $0.path.last ?? ""]) }
    }
    register(name, for: name, at: place.named(name))
    let aliases = nodes.texts(inside(entries["别名"]))
    for alias in aliases { register(alias.text, for: name, at: alias.place) }
    let unit = DutyCatalogue.Unit(
      name: name, aliases: aliases.map(\.text),
      duties: nodes.texts(inside(entries["职责"])).map(\.text),
      supports: nodes.texts(inside(entries["配合"])).map(\.text))
    members.append((units.count, nodes.texts(inside(entries["成员"]))))
    units.append(unit)
    if let person = nodes.text(inside(entries["责任人"])) { responsibles[name] = person }
  }

  private mutating func register(_ name: String, for unit: String, at place: CatalogueNode) {
    if let other = known[name] {
      nodes.fault(place, "“\(name)”已是“\(other)”的名称或别名，每个名称只能指一个单位。")
    } else {
      known[name] = unit
    }
  }

  private mutating func readLeaders(_ place: CatalogueNode?) -> [DutyCatalogue.Leader] {
    var owner: [String: String] = [:]
    var leaders: [DutyCatalogue.Leader] = []
    for item in nodes.items(place) {
      let entries = nodes.entries(item, allowed: ["姓名", "职务", "协管", "分管"])
      for key in ["姓名", "职务"] where entries[key] == nil && !entries.isEmpty {
        nodes.fault(item, "缺少“\(key)”。")
      }
      let name = nodes.text(entries["姓名"]) ?? ""
      let units = nodes.texts(entries["分管"]).compactMap { entry -> String? in
        guard let unit = resolve(entry) else { return nil }
        if let other = owner.updateValue(name, forKey: unit) {
          nodes.fault(entry.place, "“\(unit)”已由\(other)分管，一个单位只能有一位责任领导。")
        }
        return unit
      }
      leaders.append(
        DutyCatalogue.Leader(
          name: name, post: nodes.text(entries["职务"]) ?? "",
          coordinator: nodes.text(entries["协管"]) ?? "", units: units))
    }
    return leaders
  }

  /// The full name of a unit given by any of its names.
  private mutating func resolve(_ entry: (text: String, place: CatalogueNode)) -> String? {
    if let unit = known[entry.text] { return unit }
    nodes.fault(entry.place, "没有名为“\(entry.text)”的单位，请先在“单位”下列出，或改正名称。")
    return nil
  }
}
