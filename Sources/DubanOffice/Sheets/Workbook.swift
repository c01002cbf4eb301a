/// A workbook as plain values; `write(to:)` in `WorkbookWriter.swift` makes the file of it.
struct Workbook: Sendable {
  var title = ""
  /// Printed at the head of every page of every sheet.
  var marking: String?
  var sheets: [Sheet] = []
}

/// One sheet: columns, rows from the top, and how it is shown and printed.
struct Sheet: Sendable {
  /// A list to choose from, on the cells of one column below the header.
  struct Choice: Sendable {
    enum Source: Sendable {
      case words([String])
      /// Such as `=单位名录!$A$1:$A$40`.
      case range(String)
    }

    var column: Int
    var rows: ClosedRange<Int>
    var source: Source
  }

  enum Paper: UInt8, Sendable {
    case a3 = 8
    case a4 = 9
  }

  struct Column: Sendable {
    /// In characters of the standard digit, as Excel counts.
    var width: Double
    var isHidden = false
  }

  struct Row: Sendable {
    var cells: [Cell]
    /// In points; `nil` fits the wrapped text.
    var height: Double?
    /// The first cell reaches over all visible columns.
    var spansAll = false
    /// A new page begins above this row.
    var breaksPage = false

    init(_ cells: [Cell], height: Double? = nil, spansAll: Bool = false) {
      self.cells = cells
      self.height = height
      self.spansAll = spansAll
    }
  }

  var name: String
  var columns: [Column]
  var rows: [Row] = []
  /// Rows above and columns left of the split that stay in sight.
  var frozenRows = 0
  var frozenColumns = 0
  /// Rows printed at the head of each page.
  var repeatedRows: ClosedRange<Int>?
  /// Rows under an automatic filter, header first.
  var filteredRows: ClosedRange<Int>?
  var choices: [Choice] = []
  /// Cells joined into one; the first of them says what it says.
  var merges: [CellRange] = []
  var isHidden = false
  var paper = Paper.a4
  /// How many columns from the left are printed; `nil` for all.
  var printedColumns: Int?

  init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// The index that the next row will have.
  var nextRow: Int { rows.count }
}

/// One cell: what it holds, how it looks, and a note on it.
struct Cell: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case blank
    case text(String)
    /// Text of which one stretch, counted in characters, is set bold.
    case marked(before: String, mark: String, after: String)
    case number(Double)
    case date(year: Int, month: Int, day: Int)
  }

  var content: Content
  var style: CellStyle
  /// Shown when the pointer rests on the cell (批注).
  var note: String?

  init(_ content: Content, _ style: CellStyle, note: String? = nil) {
    self.content = content
    self.style = style
    self.note = note
  }

  /// A text cell; the empty text makes a blank one.
  init(_ text: String, _ style: CellStyle, note: String? = nil) {
    self.init(text.isEmpty ? .blank : .text(text), style, note: note)
  }

  /// What is seen, for measuring.
  var text: String {
    switch content {
    case .blank: ""
    case .text(let text): text
    case .marked(let before, let mark, let after): before + mark + after
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .date: "2021-12-31"
    }
  }
}
