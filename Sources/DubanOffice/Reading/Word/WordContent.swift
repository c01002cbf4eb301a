extension WordBody {
  mutating func startContent(_ name: String, _ pull: borrowing XMLPull) {
    switch name {
    case "p": startParagraph()
    case "r": runIsHidden = false
    case "t", "instrText": collecting = name
    case "tab", "ptab": append("\t")
    case "br", "cr": append("\n")
    case "noBreakHyphen": append("-")
    case "fldChar": turnField(pull.attribute("fldCharType"))
    case "footnoteReference": mark(.foot, pull.attribute("id"))
    case "endnoteReference": mark(.end, pull.attribute("id"))
    case "tbl": tables.append(WordTable())
    case "tr": startRow()
    case "tc":
      changeTable { table in
        table.cells.append([])
        table.inCell = true
      }
    case "footnote", "endnote": startNote(pull)
    default: break
    }
  }

  mutating func endContent(_ name: String) {
    switch name {
    case "p": endParagraph()
    case "t", "instrText": collecting = nil
    case "tc": changeTable { $0.inCell = false }
    case "tr": endRow()
    case "tbl": _ = tables.popLast()
    case "footnote", "endnote": endNote()
    default: break
    }
  }

  mutating func collect(_ text: String) {
    switch collecting {
    case "t": append(text)
    case "instrText": if let last = fields.indices.last { fields[last].code += text }
    default: break
    }
  }

  private mutating func append(_ text: String) {
    guard !runIsHidden, hidingFields == 0 else { return }
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].text += text
  }

  private mutating func turnField(_ type: String?) {
    switch type {
    case "begin":
      fields.append(WordField())
      hidingFields += 1
    case "separate": showResult()
    case "end": endField()
    default: break
    }
  }

  private mutating func showResult() {
    guard let last = fields.indices.last, !fields[last].inResult else { return }
    fields[last].inResult = true
    guard !fields[last].isContents else { return }
    fields[last].hides = false
    hidingFields -= 1
  }

  private mutating func endField() {
    if let field = fields.popLast(), field.hides { hidingFields -= 1 }
  }

  private mutating func mark(_ kind: WordNote.Kind, _ id: String?) {
    guard let id, !runIsHidden, hidingFields == 0, !paragraphs.isEmpty else { return }
    noteMarks.append(WordNote(kind: kind, id: id))
    append("[\(noteMarks.count)]")
  }

  private mutating func startParagraph() {
    paragraphs.append(WordParagraph(text: paragraphs.isEmpty ? carried : ""))
    if paragraphs.count == 1 { carried = "" }
  }

  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if paragraphs.isEmpty {
      // A code never runs on into the next paragraph; a broken one must not hide the rest.
      while let field = fields.last, !field.inResult { endField() }
      if paragraph.joinsNext {
        carried = paragraph.text
        return
      }
    }
    emit(paragraph.text, after: numbering.label(for: paragraph))
  }

  /// What a deleted end mark at the very end has left over.
  mutating func emitCarried() {
    emit(carried, after: "")
    carried = ""
  }

  private mutating func emit(_ text: String, after label: String) {
    let broken = text.split(separator: "\n").map { PlainLine.trim(String($0)) }
    let texts = broken.filter { !$0.isEmpty }
    guard let first = texts.first else { return }
    emit([label + first] + texts.dropFirst())
  }

  private mutating func emit(_ texts: [String]) {
    if let table = tables.lastIndex(where: { $0.inCell && !$0.cells.isEmpty }) {
      tables[table].cells[tables[table].cells.count - 1] += texts
    } else {
      lines += texts
    }
  }

  /// A row inside a cell, without a table of its own, ends the row around it.
  private mutating func startRow() {
    endRow()
    changeTable { $0.rowIsDeleted = false }
  }

  /// A row is one line, its cells joined by tabs; a row of one cell is mere layout.
  private mutating func endRow() {
    guard let last = tables.indices.last else { return }
    let cells = tables[last].cells
    (tables[last].cells, tables[last].inCell) = ([], false)
    guard !tables[last].rowIsDeleted else { return }
    if cells.count == 1 { return emit(cells[0]) }
    let row = cells.map { $0.joined(separator: " ") }.joined(separator: "\t")
    let text = PlainLine.trimEnd(row)
    if !text.isEmpty { emit([text]) }
  }

  private mutating func changeTable(_ change: (inout WordTable) -> Void) {
    guard let last = tables.indices.last else { return }
    change(&tables[last])
  }

  private mutating func startNote(_ pull: borrowing XMLPull) {
    let isText = ["normal", nil].contains(pull.attribute("type"))
    noteID = isText ? pull.attribute("id") : nil
    lines = []
  }

  private mutating func endNote() {
    if let noteID { notes[noteID] = lines.joined(separator: " ") }
    noteID = nil
    lines = []
  }
}
