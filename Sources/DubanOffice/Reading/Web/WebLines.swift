/// Gathers a page's text into lines: blocks and `br` end a line, white space collapses.
struct WebLines {
  private struct Table {
    /// Of the current row; each cell has its lines.
    var cells: [[[UInt8]]] = []
  }

  private var lines: [[UInt8]] = []
  private var current: [UInt8] = []
  private var tables: [Table] = []
  /// Tables deeper than `tablesDeepMax`, which are read as plain blocks.
  private var tablesTooDeep = 0
  private var preDepth = 0
  private var gap = Gap.none

  private enum Gap { case none, space, newline }
  private static let tablesDeepMax = 32

  mutating func open(_ name: String) {
    switch name {
    case "br", "hr": endLine()
    case "table": openTable()
    case "tr": endRow()
    case "td", "th":
      endLine()
      if tablesTooDeep == 0, let last = tables.indices.last { tables[last].cells.append([]) }
    case "pre":
      endLine()
      preDepth += 1
    default: if Self.blocks.contains(name) { endLine() }
    }
  }

  mutating func close(_ name: String) {
    switch name {
    case "table": closeTable()
    case "tr": endRow()
    case "p", "td", "th": endLine()
    case "pre":
      endLine()
      preDepth = max(0, preDepth - 1)
    default: if Self.blocks.contains(name) { endLine() }
    }
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case 0x0A where preDepth > 0: endLine()
      case 0x0A, 0x0D: gap = .newline
      case 0x09, 0x0C, 0x20: if gap == .none { gap = .space }
      case UInt8(ascii: "&"):
        let (bytes, width) = WebEntity.decode(text[index...])
        put(bytes)
        index += width
        continue
      case 0xC2 where index + 1 < text.endIndex && text[index + 1] == 0xA0:
        put([0x20])
        index += 1
      default: put(CollectionOfOne(byte))
      }
      index += 1
    }
  }

  mutating func finished() -> [UInt8] {
    endLine()
    while !tables.isEmpty { closeTable() }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// A line break in the page's source between two Chinese characters is no space.
  private mutating func put(_ bytes: some Collection<UInt8>) {
    if gap != .none, let last = current.last, let first = bytes.first {
      let isBetweenChinese = last >= 0x80 && first >= 0x80
      if !(gap == .newline && isBetweenChinese) { current.append(0x20) }
    }
    gap = .none
    current.append(contentsOf: bytes)
  }

  private mutating func endLine() {
    gap = .none
    guard !current.isEmpty else { return }
    let line = Array(PlainLine.trim(String(decoding: current, as: UTF8.self)).utf8)
    current.removeAll(keepingCapacity: true)
    if !line.isEmpty { emit([line]) }
  }

  private mutating func emit(_ new: [[UInt8]]) {
    if let table = tables.lastIndex(where: { !$0.cells.isEmpty }) {
      tables[table].cells[tables[table].cells.count - 1] += new
    } else {
      lines += new
    }
  }

  private mutating func openTable() {
    endLine()
    if tables.count < Self.tablesDeepMax { tables.append(Table()) } else { tablesTooDeep += 1 }
  }

  private mutating func closeTable() {
    endRow()
    if tablesTooDeep > 0 { tablesTooDeep -= 1 } else { _ = tables.popLast() }
  }

  /// A row of short cells is one line, parted by tabs; a row that lays out a page is many.
  private mutating func endRow() {
    endLine()
    guard tablesTooDeep == 0, let last = tables.indices.last else { return }
    let cells = tables[last].cells
    tables[last].cells = []
    let isLayout = cells.count < 2 || cells.contains { $0.count > 4 || $0.joined().count > 600 }
    if isLayout { return emit(cells.flatMap { $0 }) }
    let row = cells.map { Array($0.joined(separator: [0x20])) }.joined(separator: [0x09])
    let text = PlainLine.trimEnd(String(decoding: Array(row), as: UTF8.self))
    if !text.isEmpty { emit([Array(text.utf8)]) }
  }

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "html", "li", "main", "ol", "p", "section", "tbody", "tfoot", "thead", "ul", "footer",
    "header", "nav", "option", "legend", "details", "summary",
  ]
}
