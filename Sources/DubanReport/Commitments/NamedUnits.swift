/// Units that the report itself names in brackets: （牵头单位:…;责任单位:…）, （区住建局牵头,区财政局配合）.
struct NamedUnits {
  var lead: [UnitSuggestion]
  var support: [UnitSuggestion]
}

extension Reader {
  /// For each sentence with units named in it, or in a bracket at the end of its paragraph.
  func namedUnits() -> [Int: NamedUnits] {
    var found: [Int: NamedUnits] = [:]
    for index in ranges.indices {
      guard let units = bracketUnits(in: ranges[index]) else { continue }
      if !report.sentences[index].commitments.isEmpty {
        found[index] = units
      } else {
        for other in paragraph(of: index) where !report.sentences[other].commitments.isEmpty {
          found[other] = found[other] ?? units
        }
      }
    }
    return found
  }

  /// The sentences before one in the same line.
  private func paragraph(of index: Int) -> Range<Int> {
    var start = index
    // No paragraph is longer than this.
    while start > 0, index - start < 60,
      report.sentences[start - 1].line == report.sentences[index].line
    { start -= 1 }
    return start..<index
  }

  private func bracketUnits(in range: Range<Int>) -> NamedUnits? {
    var units = NamedUnits(lead: [], support: [])
    for index in scan.text.signs.places(.bracket, in: range)
    where scan.text[index] == "(" || scan.text[index] == "[" {
      let near = index..<min(index + 400, range.upperBound)
      guard let close = scan.first(.bracket, in: near, where: { $0 == ")" || $0 == "]" }) else {
        continue
      }
      for piece in scan.split((index + 1)..<close, where: { $0 == ";" || $0 == "," || $0 == "。" }) {
        read(piece, into: &units)
      }
    }
    return units.lead.isEmpty ? nil : units
  }

  private func read(_ piece: Range<Int>, into units: inout NamedUnits) {
    for (label, isLead) in Self.labels {
      guard scan.text.has(label, at: piece.lowerBound), piece.count > label.count + 1 else {
        continue
      }
      let names = (piece.lowerBound + label.count + 1)..<piece.upperBound
      // 责任单位 alone is the lead; behind 牵头单位 it supports.
      add(names, isLead: isLead || units.lead.isEmpty, &units)
      return
    }
    for (ending, isLead) in Self.endings where piece.count > ending.count + 2 {
      guard scan.text.has(ending, at: piece.upperBound - ending.count) else { continue }
      add(piece.lowerBound..<(piece.upperBound - ending.count), isLead: isLead, &units)
      return
    }
  }

  private func add(_ names: Range<Int>, isLead: Bool, _ units: inout NamedUnits) {
    for name in scan.split(names, at: [.joiner, .clauseEnd], where: { $0 == "、" || $0 == "," }) {
      let suggestion = UnitSuggestion(
        unit: options.matcher.official(sourceText(name)), reason: isLead ? "报告写明牵头单位" : "报告写明责任单位")
      if isLead { units.lead.append(suggestion) } else { units.support.append(suggestion) }
    }
  }

  private static let labels: [([Code], Bool)] = [
    ("牵头单位".codes, true), ("牵头部门".codes, true), ("牵头".codes, true), ("责任单位".codes, false),
    ("配合单位".codes, false), ("责任部门".codes, false), ("配合".codes, false),
  ]
  private static let endings: [([Code], Bool)] = [
    ("牵头负责".codes, true), ("牵头".codes, true), ("分别负责".codes, true), ("按职责分工负责".codes, true),
    ("配合".codes, false), ("负责".codes, true),
  ]
}
