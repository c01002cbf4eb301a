import DubanReport
import FoundationEssentials

/// Corrections that had been laid on the report when its workbook was written. The workbook carries
/// them in a hidden sheet, so that a second round of corrections keeps the first.
enum EarlierCorrections {
  static let sheetName = "已用修正"
  /// Characters of one cell, well below the most that a cell can hold.
  private static let cellMax = 16_000

  /// The hidden sheet; `nil` when there is nothing to keep.
  static func sheet(_ corrections: [Correction]) -> Sheet? {
    guard !corrections.isEmpty, let data = try? JSONEncoder().encode(corrections) else {
      return nil
    }
    var sheet = Sheet(name: sheetName, columns: [Sheet.Column(width: 12)])
    var rest = String(decoding: data, as: UTF8.self).unicodeScalars[...]
    while !rest.isEmpty {
      // Between marks, so that no program trims blanks at the ends.
      let cell = Cell("|\(String(rest.prefix(cellMax)))|", .desk)
      sheet.rows.append(Sheet.Row([cell], height: 15))
      rest = rest.dropFirst(cellMax)
    }
    sheet.isHidden = true
    return sheet
  }

  static func read(_ book: ReadWorkbook) -> [Correction]? {
    guard let sheet = book.sheet(named: sheetName) else { return nil }
    let text = sheet.rows.compactMap { $0.cells[0] }.map { $0.dropFirst().dropLast() }.joined()
    return try? JSONDecoder().decode([Correction].self, from: Data(text.utf8))
  }
}
