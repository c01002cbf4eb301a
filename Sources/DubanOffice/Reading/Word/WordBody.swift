/// Reads the paragraphs, tables and notes of one part of a docx, event by event.
///
/// Everything nested is on stacks of its own, so that no file can be too deep.
struct WordBody {
  var lines: [String] = []
  /// The texts of notes by id, when the part is one of notes.
  var notes: [String: String] = [:]
  /// The notes whose marks the text holds, in order.
  var noteMarks: [WordNote] = []

  var numbering: WordNumbering
  var paragraphs: [WordParagraph] = []
  var tables: [WordTable] = []
  var fields: [WordField] = []
  /// How many of the fields hide what is inside of them.
  var hidingFields = 0
  /// Text of a paragraph whose end mark was deleted; it goes on in the next.
  var carried = ""
  var noteID: String?
  var runIsHidden = false
  /// The element whose characters are wanted: `t` or `instrText`.
  var collecting: String?
  /// The property elements that we are inside of.
  private var properties: [String] = []

  init(numbering: WordNumbering) { self.numbering = numbering }

  mutating func read(_ part: [UInt8]) throws(XMLPull.Damage) {
    var pull = try XMLPull(part)
    var skippedDepth: Int?
    while let event = try pull.next() {
      switch event {
      case .start(let name, let isEmpty) where skippedDepth == nil:
        if properties.isEmpty && Self.skipped.contains(name) {
          skippedDepth = isEmpty ? nil : pull.depth
        } else {
          start(name, pull)
          if isEmpty { end(name) }
        }
      case .end(let name) where skippedDepth == nil: end(name)
      case .end where skippedDepth == pull.depth: skippedDepth = nil
      case .text(let text) where skippedDepth == nil: collect(text)
      default: break
      }
    }
    emitCarried()
  }

  /// Deleted and moved-away text, the second copy of a drawing, phonetic guides.
  private static let skipped: Set<String> = ["del", "moveFrom", "Fallback", "rt"]
  private static let propertyElements: Set<String> = [
    "pPr", "rPr", "trPr", "tcPr", "tblPr", "sectPr", "pPrChange", "rPrChange", "trPrChange",
  ]

  private mutating func start(_ name: String, _ pull: borrowing XMLPull) {
    if Self.propertyElements.contains(name) {
      properties.append(name)
    } else if properties.isEmpty {
      startContent(name, pull)
    } else {
      startProperty(name, pull)
    }
  }

  private mutating func end(_ name: String) {
    if properties.last == name {
      properties.removeLast()
    } else if properties.isEmpty {
      endContent(name)
    }
  }

  private mutating func startProperty(_ name: String, _ pull: borrowing XMLPull) {
    switch (properties, name) {
    case (["pPr"], "pStyle"): changeParagraph { $0.style = pull.attribute("val") }
    case (["pPr"], "numId"): changeParagraph { $0.numberID = pull.attribute("val") }
    case (["pPr"], "ilvl"):
      changeParagraph { $0.level = pull.attribute("val").flatMap { Int($0) } }
    case (["pPr", "rPr"], "del"), (["pPr", "rPr"], "moveFrom"):
      changeParagraph { $0.joinsNext = true }
    case (["rPr"], "vanish"): runIsHidden = WordValue.isOn(pull.attribute("val"))
    case (["trPr"], "del"): if let last = tables.indices.last { tables[last].rowIsDeleted = true }
    default: break
    }
  }

  private mutating func changeParagraph(_ change: (inout WordParagraph) -> Void) {
    guard let last = paragraphs.indices.last else { return }
    change(&paragraphs[last])
  }
}

struct WordParagraph {
  var text = ""
  var style: String?
  var numberID: String?
  var level: Int?
  /// Its end mark was deleted in a tracked change.
  var joinsNext = false
}

struct WordTable {
  /// Of the current row; each cell has its lines.
  var cells: [[String]] = []
  var inCell = false
  var rowIsDeleted = false
}

/// A field: its code (`PAGE`, `TOC \o "1-3"`) is hidden, its result is shown.
struct WordField {
  var code = ""
  var inResult = false
  var hides = true
  /// A table of contents only repeats headings.
  var isContents: Bool { code.split(separator: " ").first?.uppercased() == "TOC" }
}

enum WordValue {
  /// Whether an on/off property is on; without a value it is.
  static func isOn(_ value: String?) -> Bool {
    !["0", "false", "off"].contains(value ?? "1")
  }
}
