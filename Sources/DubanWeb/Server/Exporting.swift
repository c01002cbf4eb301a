internal import Duban
internal import DubanOffice
internal import DubanStore

/// What leaves the house as a file (导出): every one is made here, so that what holds a work secret
/// bears its mark in its name and on each sheet.
struct Export: Sendable {
  enum Content: Sendable {
    case papers([OfficialPaper], OfficialPaper.Sheet = .upright)
    /// Heads first.
    case table(named: String, [[String]])
    case csv([[String]])
    /// A workbook that marks itself.
    case workbook(@Sendable (_ marking: String?) throws -> [UInt8])
  }

  /// Without its ending.
  var name: String
  var content: Content
  /// 工作秘密, when any matter in it is one.
  var marking: String?

  func reply() throws -> Reply {
    .file(
      try bytes, type: type.media,
      name: [marking, name].compactMap(\.self).joined(separator: "-") + type.ending)
  }

  private var bytes: [UInt8] {
    get throws {
      switch content {
      case .papers(let papers, let sheet):
        OfficialPaper.docx(of: papers, on: sheet, marking: marking)
      case .table(let name, let rows):
        try PlainSheet.workbook(named: name, rows, marking: marking)
      case .csv(let rows): CSVText.file((marking.map { [[$0]] } ?? []) + rows)
      case .workbook(let make): try make(marking)
      }
    }
  }

  private var type: (media: String, ending: String) {
    switch content {
    case .papers: (OfficeFile.docx, ".docx")
    case .table, .workbook: (EvidenceType.xlsx.mediaType, ".xlsx")
    case .csv: ("text/csv; charset=utf-8", ".csv")
    }
  }
}

extension Matter {
  var marking: String? { circle?.isWorkSecret == true ? Withheld.workSecret : nil }
}

extension Sequence<Matter> {
  var marking: String? { lazy.compactMap(\.marking).first }
}

extension Sequence<MatterLine> {
  var marking: String? { lazy.compactMap(\.marking).first }
}
