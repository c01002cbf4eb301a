import CXlsxWriter
import Glibc

extension Workbook {
  /// Writes an xlsx file; one that stood there is replaced only when the new one is whole.
  func write(to path: String) throws(SheetError) {
    let draft = try DraftFile(for: path)
    let writer = try WorkbookWriter(path: draft.path)
    writer.add(self)
    if let reason = writer.close() {
      draft.abandon()
      throw .cannotWrite(file: path, reason: reason)
    }
    try draft.arrive()
  }
}

/// The only place that talks to libxlsxwriter.
private final class WorkbookWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  /// The first thing that went wrong, for `close()` to report.
  private var trouble: String?

  init(path: String) throws(SheetError) {
    guard let book = workbook_new(path) else {
      throw .cannotWrite(file: path, reason: "内存不足，无法建立工作簿")
    }
    self.book = book
    setStandardFont()
  }

  /// Column widths count digits of the standard font; Calibri, the library's, is missing on
  /// machines with WPS or LibreOffice, which would then scale the page down.
  private func setStandardFont() {
    guard let standard = book.pointee.formats?.pointee.stqh_first else { return }
    format_set_font_name(standard, CellStyle.Font.song.rawValue)
    format_set_font_size(standard, 11)
  }

  func add(_ workbook: Workbook) {
    withText(workbook.title) { title in
      var properties = lxw_doc_properties()
      properties.title = title
      note(workbook_set_properties(book, &properties), "标题")
    }
    for sheet in workbook.sheets { add(sheet, marking: workbook.marking) }
  }

  /// Writes the file. Returns what went wrong, `nil` when nothing did.
  func close() -> String? {
    let error = workbook_close(book)
    if let trouble { return trouble }
    return error == LXW_NO_ERROR ? nil : WorkbookWriter.reason(error)
  }

  private func add(_ sheet: Sheet, marking: String?) {
    guard let page = workbook_add_worksheet(book, sheet.name) else {
      trouble = trouble ?? "工作表名称“\(sheet.name)”不合规定"
      return
    }
    for (index, column) in sheet.columns.enumerated() {
      var options = lxw_row_col_options(hidden: column.isHidden ? 1 : 0, level: 0, collapsed: 0)
      let at = UInt16(index)
      note(
        worksheet_set_column_opt(page, at, at, column.width, nil, &options), "列宽", in: sheet)
    }
    // Before the cells, which would be blanked by it.
    for range in sheet.merges { merge(range, of: sheet, on: page) }
    for (index, row) in sheet.rows.enumerated() { add(row, at: index, of: sheet, to: page) }
    for choice in sheet.choices { add(choice, of: sheet, to: page) }
    arrange(sheet, page)
    layOut(sheet, page)
    if let marking {
      note(worksheet_set_header(page, "&L&\"黑体,常规\"&14\(marking)"), "页眉", in: sheet)
    }
  }

  private func merge(
    _ range: CellRange, of sheet: Sheet, on page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let error = worksheet_merge_range(
      page, UInt32(range.rows.lowerBound - 1), UInt16(range.columns.lowerBound),
      UInt32(range.rows.upperBound - 1), UInt16(range.columns.upperBound), "", format(.head))
    note(error, "合并", in: sheet)
  }

  private func add(
    _ row: Sheet.Row, at index: Int, of sheet: Sheet, to page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let at = UInt32(index)
    let height = row.height ?? RowHeight.of(row, in: sheet.columns)
    note(worksheet_set_row(page, at, height, nil), "第\(index + 1)行行高", in: sheet)
    if row.spansAll, let style = row.cells.first?.style, sheet.columns.count > 1 {
      let last = UInt16((sheet.columns.lastIndex { !$0.isHidden } ?? 0))
      note(worksheet_merge_range(page, at, 0, at, last, "", format(style)), "合并", in: sheet)
    }
    for (column, cell) in row.cells.enumerated() {
      let error = write(cell, row: at, column: UInt16(column), to: page)
      note(error, "第\(index + 1)行第\(column + 1)列", in: sheet)
      if let text = cell.note { add(note: text, row: at, column: UInt16(column), to: page) }
    }
  }

  private func write(
    _ cell: Cell, row: UInt32, column: UInt16, to page: UnsafeMutablePointer<lxw_worksheet>
  ) -> lxw_error {
    let look = format(cell.style)
    switch cell.content {
    case .blank: return worksheet_write_blank(page, row, column, look)
    case .number(let number): return worksheet_write_number(page, row, column, number, look)
    case .text(let text):
      return worksheet_write_string(page, row, column, CellText.fit(text), look)
    case .date(let year, let month, let day):
      var date = lxw_datetime(
        year: Int32(clamping: year), month: Int32(clamping: month), day: Int32(clamping: day),
        hour: 0, min: 0, sec: 0)
      return worksheet_write_datetime(page, row, column, &date, look)
    case .marked(let before, let mark, let after):
      return write([before, mark, after], row: row, column: column, style: cell.style, to: page)
    }
  }

  /// Three stretches, the middle one bold; empty ones are left out as the format demands.
  private func write(
    _ stretches: [String], row: UInt32, column: UInt16, style: CellStyle,
    to page: UnsafeMutablePointer<lxw_worksheet>
  ) -> lxw_error {
    let filled = stretches.indices.filter { !stretches[$0].isEmpty }
    guard filled.count > 1 else {
      return worksheet_write_string(
        page, row, column, CellText.fit(stretches.joined()), format(style))
    }
    var bold = style
    bold.isBold = true
    let texts = filled.map { strdup(CellText.fit(stretches[$0])) }
    defer { texts.forEach { free($0) } }
    var tuples = zip(filled, texts).map { index, text in
      lxw_rich_string_tuple(format: format(index == 1 ? bold : style), string: text)
    }
    return tuples.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_rich_string_tuple>?] = []
      guard let base = buffer.baseAddress else { return LXW_ERROR_NULL_PARAMETER_IGNORED }
      for index in buffer.indices { pointers.append(base + index) }
      pointers.append(nil)
      return worksheet_write_rich_string(page, row, column, &pointers, format(style))
    }
  }

  private func add(
    note text: String, row: UInt32, column: UInt16, to page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    var options = lxw_comment_options()
    options.width = 260
    options.height = UInt16(28 + 18 * min(12, TextLines.count(text, room: 36)))
    options.font_size = 9
    withText("宋体") { font in
      options.font_name = font
      _ = worksheet_write_comment_opt(page, row, column, CellText.fit(text), &options)
    }
  }

  private func add(
    _ choice: Sheet.Choice, of sheet: Sheet, to page: UnsafeMutablePointer<lxw_worksheet>
  ) {
    var validation = lxw_data_validation()
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    // A list to choose from, not a fence: several units or other words may be typed.
    validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
    let (first, last) = (UInt32(choice.rows.lowerBound), UInt32(choice.rows.upperBound))
    let column = UInt16(choice.column)
    switch choice.source {
    case .range(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      withText(range) { text in
        validation.value_formula = text
        let error = worksheet_data_validation_range(
          page, first, column, last, column, &validation)
        note(error, "下拉列表", in: sheet)
      }
    case .words(let words):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      var list = words.map { strdup($0) } + [nil]
      defer { list.forEach { free($0) } }
      list.withUnsafeMutableBufferPointer { buffer in
        validation.value_list = buffer.baseAddress
        let error = worksheet_data_validation_range(
          page, first, column, last, column, &validation)
        note(error, "下拉列表", in: sheet)
      }
    }
  }

  private func arrange(_ sheet: Sheet, _ page: UnsafeMutablePointer<lxw_worksheet>) {
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(page, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    if let rows = sheet.filteredRows {
      let last = UInt16(sheet.columns.count - 1)
      let (top, bottom) = (UInt32(rows.lowerBound), UInt32(rows.upperBound))
      note(worksheet_autofilter(page, top, 0, bottom, last), "筛选", in: sheet)
    }
    if sheet.isHidden { worksheet_hide(page) }
  }

  /// Across, one page wide, the head repeated, page numbers at the foot.
  private func layOut(_ sheet: Sheet, _ page: UnsafeMutablePointer<lxw_worksheet>) {
    worksheet_set_paper(page, sheet.paper.rawValue)
    worksheet_set_landscape(page)
    worksheet_fit_to_pages(page, 1, 0)
    worksheet_center_horizontally(page)
    worksheet_set_margins(page, 0.59, 0.59, 0.71, 0.71)
    note(worksheet_set_footer(page, "&C&\"宋体,常规\"&10第 &P 页 共 &N 页"), "页脚", in: sheet)
    if let count = sheet.printedColumns, count > 0, !sheet.rows.isEmpty {
      let last = (row: UInt32(sheet.rows.count - 1), column: UInt16(count - 1))
      note(worksheet_print_area(page, 0, 0, last.row, last.column), "打印区域", in: sheet)
    }
    if let rows = sheet.repeatedRows {
      let error = worksheet_repeat_rows(page, UInt32(rows.lowerBound), UInt32(rows.upperBound))
      note(error, "表头重复", in: sheet)
    }
    var breaks = sheet.rows.indices.filter { sheet.rows[$0].breaksPage }.map { UInt32($0) }
    if !breaks.isEmpty {
      breaks.append(0)
      note(worksheet_set_h_pagebreaks(page, &breaks), "分页", in: sheet)
    }
  }

  private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_name(format, style.font.rawValue)
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    if style.wraps { format_set_text_wrap(format) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    format_set_align(format, WorkbookWriter.code(style.horizontal))
    format_set_align(format, WorkbookWriter.code(style.vertical))
    if style.indent > 0 { format_set_indent(format, style.indent) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    if let number = style.number { format_set_num_format(format, number) }
    formats[style] = format
    return format
  }

  private static func code(_ align: CellStyle.Horizontal) -> UInt8 {
    switch align {
    case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
    case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
    case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
    }
  }

  private static func code(_ align: CellStyle.Vertical) -> UInt8 {
    switch align {
    case .top: UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)
    case .center: UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)
    }
  }

  private func note(_ error: lxw_error, _ what: String, in sheet: Sheet? = nil) {
    guard error != LXW_NO_ERROR, trouble == nil else { return }
    let place = sheet.map { "“\($0.name)”" } ?? ""
    trouble = "\(place)\(what)：\(WorkbookWriter.reason(error))"
  }

  private static func reason(_ error: lxw_error) -> String {
    switch error {
    case LXW_ERROR_CREATING_XLSX_FILE: "不能在该位置建立文件，请检查文件夹是否存在、是否可写"
    case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE: "临时文件夹不可用或磁盘已满"
    case LXW_ERROR_MEMORY_MALLOC_FAILED: "内存不足"
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED: "文字超过单元格上限32767字"
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: "超出工作表的行数或列数上限"
    default: "写表出错（\(String(cString: lxw_strerror(error)))）"
    }
  }

  private func withText(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) -> Void) {
    let copy = strdup(text)
    defer { free(copy) }
    body(copy)
  }
}
