import DubanReport
import FoundationEssentials

@testable import DubanOffice

/// The sample's 工作版 as a person changes it, written to a file and read back.
struct EditedWorkbook {
  var book: Workbook

  init(_ breakdown: BreakdownWorkbook = Sample.breakdown) {
    book = breakdown.workbook
  }

  private var index: Int { book.sheets.firstIndex { $0.name == "工作版" } ?? 0 }
  var working: Sheet {
    get { book.sheets[index] }
    set { book.sheets[index] = newValue }
  }

  /// Types text into a cell of a commitment.
  mutating func type(_ text: String, _ column: WorkingColumn, of id: String) {
    working.rows[row(of: id)].cells[column.rawValue] = Cell(text, .desk)
  }

  mutating func delete(_ id: String) {
    working.rows.remove(at: row(of: id))
  }

  mutating func addRow(_ values: [WorkingColumn: String]) {
    working.rows.append(
      Sheet.Row(WorkingColumn.allCases.map { Cell(values[$0] ?? "", .desk) }))
  }

  func row(of id: String) -> Int {
    working.rows.firstIndex { $0.cells[WorkingColumn.id.rawValue].text == id } ?? 0
  }

  func read(fresh: BreakdownWorkbook? = nil) throws -> CorrectionSheet {
    try CorrectionSheet.read(try book.bytes(), file: "分解表.xlsx", fresh: fresh)
  }
}

extension Workbook {
  /// The file's bytes.
  func bytes() throws -> [UInt8] {
    let path = Files.temporary("xlsx")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(to: path)
    return Array(try Data(contentsOf: URL(filePath: path)))
  }
}

enum Files {
  static func temporary(_ kind: String) -> String {
    FileManager.default.temporaryDirectory.path + "/duban-\(UUID().uuidString).\(kind)"
  }
}
