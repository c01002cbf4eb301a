/// Automatic numbers of paragraphs: 一、（一）1. as `numbering.xml` and `styles.xml` say.
struct WordNumbering {
  struct Level {
    var start = 1
    var format = "decimal"
    /// `%1、` or `（%2）`: the number of the named level stands for `%2`.
    var text = ""
    var style: String?
    var isLegal = false
  }

  struct List {
    var abstract = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  struct Style {
    var parent: String?
    var numberID: String?
    var level: Int?
  }

  var abstracts: [String: [Int: Level]] = [:]
  var lists: [String: List] = [:]
  var styles: [String: Style] = [:]
  private var counters: [String: [Int: Int]] = [:]
  private var restarted: Set<String> = []

  init(numbering: [UInt8]?, styles: [UInt8]?) throws(XMLPull.Damage) {
    if let numbering { try readNumbering(numbering) }
    if let styles { try readStyles(styles) }
  }

  /// The number before a paragraph, with what parts it from the text; empty when it has none.
  mutating func label(for paragraph: WordParagraph) -> String {
    guard let (id, level) = place(of: paragraph), let list = lists[id] else { return "" }
    guard let definition = self.level(level, of: list) else { return "" }
    count(level, id: id, list: list, from: definition.start)
    guard !["bullet", "none"].contains(definition.format) else { return "" }
    let label = fill(definition, list)
    guard let last = label.unicodeScalars.last else { return "" }
    return last.isASCII ? label + " " : label
  }

  private func place(of paragraph: WordParagraph) -> (id: String, level: Int)? {
    let style = inherited(paragraph.style)
    guard let id = paragraph.numberID ?? style?.numberID, id != "0" else { return nil }
    if let level = paragraph.level ?? style?.level { return (id, level) }
    let levels = abstracts[lists[id]?.abstract ?? ""] ?? [:]
    let linked = levels.first { $0.value.style != nil && $0.value.style == paragraph.style }
    return (id, linked?.key ?? 0)
  }

  /// The style's own numbering, else its nearest ancestor's.
  private func inherited(_ name: String?) -> Style? {
    var name = name
    for _ in 0..<16 {
      guard let current = name, let style = styles[current] else { return nil }
      if style.numberID != nil { return style }
      name = style.parent
    }
    return nil
  }

  private func level(_ level: Int, of list: List) -> Level? {
    list.levels[level] ?? abstracts[list.abstract]?[level]
  }

  private mutating func count(_ level: Int, id: String, list: List, from start: Int) {
    var counter = counters[list.abstract] ?? [:]
    if restarted.insert(id).inserted {
      for (level, start) in list.starts { counter[level] = start &- 1 }
    }
    counter[level] = (counter[level] ?? start &- 1) &+ 1
    counter = counter.filter { $0.key <= level }
    counters[list.abstract] = counter
  }

  private func fill(_ definition: Level, _ list: List) -> String {
    let counter = counters[list.abstract] ?? [:]
    var label = ""
    var scalars = definition.text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "%" else {
        label.unicodeScalars.append(scalar)
        continue
      }
      guard let digit = scalars.next(), let place = Int(String(digit)), place > 0 else { continue }
      let other = level(place - 1, of: list)
      let format = definition.isLegal ? "decimal" : other?.format ?? "decimal"
      label += CountingStyle.text(counter[place - 1] ?? other?.start ?? 1, format)
    }
    return label
  }
}
