extension WordNumbering {
  mutating func readNumbering(_ part: [UInt8]) throws(XMLPull.Damage) {
    var pull = try XMLPull(part)
    var abstract: String?
    var list: String?
    var level: Int?
    while let event = try pull.next() {
      guard case .start(let name, _) = event else { continue }
      switch name {
      case "abstractNum": (abstract, list) = (pull.attribute("abstractNumId"), nil)
      case "num":
        (list, abstract) = (pull.attribute("numId"), nil)
        if let list { lists[list] = List() }
      case "abstractNumId": if let list { lists[list]?.abstract = pull.attribute("val") ?? "" }
      case "lvl", "lvlOverride":
        level = pull.attribute("ilvl").flatMap { Int($0) }.flatMap { 0...8 ~= $0 ? $0 : nil }
        if name == "lvl", let level { put(Level(), at: level, abstract, list) }
      case "startOverride":
        if let list, let level { lists[list]?.starts[level] = Self.number(pull) }
      default:
        guard let level, var changed = self[level, abstract, list] else { continue }
        Self.change(&changed, name, pull)
        put(changed, at: level, abstract, list)
      }
    }
  }

  private static func change(_ level: inout Level, _ name: String, _ pull: borrowing XMLPull) {
    switch name {
    case "start": level.start = number(pull)
    case "numFmt": level.format = pull.attribute("val") ?? "decimal"
    case "lvlText": level.text = String((pull.attribute("val") ?? "").prefix(64))
    case "pStyle": level.style = pull.attribute("val")
    case "isLgl": level.isLegal = WordValue.isOn(pull.attribute("val"))
    default: break
    }
  }

  private static func number(_ pull: borrowing XMLPull) -> Int {
    pull.attribute("val").flatMap { Int($0) } ?? 1
  }

  private subscript(level: Int, abstract: String?, list: String?) -> Level? {
    if let abstract { return abstracts[abstract]?[level] }
    return list.flatMap { lists[$0]?.levels[level] }
  }

  private mutating func put(
    _ definition: Level, at level: Int, _ abstract: String?, _ list: String?
  ) {
    if let abstract { abstracts[abstract, default: [:]][level] = definition }
    if let list { lists[list]?.levels[level] = definition }
  }

  mutating func readStyles(_ part: [UInt8]) throws(XMLPull.Damage) {
    var pull = try XMLPull(part)
    var style: String?
    while let event = try pull.next() {
      guard case .start(let name, _) = event else { continue }
      if name == "style" {
        style = pull.attribute("styleId")
        if let style { styles[style] = Style() }
      }
      guard let style else { continue }
      switch name {
      case "basedOn": styles[style]?.parent = pull.attribute("val")
      case "numId": styles[style]?.numberID = pull.attribute("val")
      case "ilvl": styles[style]?.level = pull.attribute("val").flatMap { Int($0) }
      default: break
      }
    }
  }
}
