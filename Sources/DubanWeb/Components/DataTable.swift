import DubanHTML

/// Rows of a ledger. On a phone each row becomes a slip.
struct DataTable: Sendable {
  /// What a column holds decides its alignment and its place on a slip.
  enum Content: String, Sendable {
    /// The light, first on a slip.
    case light = "c-light"
    /// What the row is about; the row's heading.
    case name = "c-name"
    case text = "c-text"
    /// Figures, set to the right.
    case number = "c-number"
    /// A date or what is left of a clock.
    case time = "c-time"
    /// The likely act.
    case act = "c-act"
    /// A box to tick for bulk acts.
    case tick = "c-tick"
    /// A serial number or code.
    case code = "c-code"
  }

  struct Sort: Sendable {
    enum Direction: String, Sendable {
      case none, ascending, descending
    }
    var link: Link
    var direction = Direction.none
  }

  struct Column: Sendable {
    var title: String
    var content: Content
    var sort: Sort?
    /// Whether a slip says the title before the value.
    var isNamedOnPhone: Bool

    init(
      _ title: String, _ content: Content = .text, sort: Sort? = nil, isNamedOnPhone: Bool = false
    ) {
      self.title = title
      self.content = content
      self.sort = sort
      self.isNamedOnPhone = isNamedOnPhone
    }
  }

  struct Row: Sendable {
    enum Tone: String, Sendable {
      case plain = "", late, locked, chosen, total
    }
    var id: String?
    var cells: [HTML]
    var tone: Tone
    /// The whole row, when it was written before; then it has no cells.
    var written: HTML?

    init(written: HTML) {
      self.init([])
      self.written = written
    }

    init(_ cells: [HTML], id: String? = nil, tone: Tone = .plain) {
      self.cells = cells
      self.id = id
      self.tone = tone
    }
  }

  /// Says what the table holds; read aloud, and shown where the page has no heading for it.
  var caption: String
  var isCaptionShown = false
  var columns: [Column]
  var rows: [Row]
  /// Shown instead of an empty table.
  var empty = EmptyState("没有符合条件的事项")

  var html: HTML {
    if rows.isEmpty { return empty.html }
    return table(.class("rows")) {
      DubanHTML.caption(.class(isCaptionShown ? "shown" : "unseen")) { HTML(spaced: caption) }
      thead { tr { for column in columns { head(column) } } }
      tbody { for row in rows { html(row) } }
    }
  }

  private func head(_ column: Column) -> HTML {
    var attributes: [Attribute] = [.class(column.content.rawValue), .scope("col")]
    guard let sort = column.sort else {
      return th(attributes) {
        if column.title.isEmpty {
          span(.class("unseen")) { column.content == .tick ? "选择" : "办理" }
        } else {
          column.title
        }
      }
    }
    if sort.direction != .none { attributes.append(.aria("sort", sort.direction.rawValue)) }
    return th(attributes) {
      a(.class("sort", sort.direction.rawValue), .href(sort.link)) { column.title }
    }
  }

  func html(_ row: Row) -> HTML {
    if let written = row.written { return written }
    var attributes: [Attribute] = row.tone == .plain ? [] : [.class(row.tone.rawValue)]
    if let id = row.id { attributes.append(.id(id)) }
    return tr(attributes) {
      for (column, cell) in zip(columns, row.cells) { self.cell(column, cell) }
    }
  }

  private func cell(_ column: Column, _ content: HTML) -> HTML {
    var attributes: [Attribute] = [.class(column.content.rawValue)]
    if column.isNamedOnPhone { attributes.append(.data("of", column.title)) }
    if column.content == .name { return th(attributes + [.scope("row")]) { content } }
    return td(attributes) { content }
  }
}

/// The cell that names a row: what it is, where it leads, and one line why.
struct RowName: Sendable {
  var name: String
  var link: Link?
  var why: String?

  init(_ name: String, _ link: Link? = nil, why: String? = nil) {
    self.name = name
    self.link = link
    self.why = why
  }

  var html: HTML {
    HTML {
      if let link { a(.href(link)) { HTML(spaced: name) } } else { HTML(spaced: name) }
      if let why { span(.class("why")) { HTML(spaced: why) } }
    }
  }
}
