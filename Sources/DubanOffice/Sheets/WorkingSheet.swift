import DubanReport

extension BreakdownWorkbook {
  static let issuedName = "印发版"
  static let workingName = "工作版"
  static let unitsName = "单位名录"
  static let baselineName = "读取原值"
  static let baselineSchema = "duban.breakdown/1"

  /// 工作版: every commitment with all columns, ready to be corrected by hand.
  var workingSheet: Sheet {
    let columns = WorkingColumn.allCases
    var sheet = Sheet(
      name: Self.workingName,
      columns: columns.map { Sheet.Column(width: $0.width, isHidden: $0.isHidden) })
    sheet.rows.append(
      Sheet.Row(columns.map { Cell($0.head, .deskHead, note: $0.advice) }, height: 32))
    for (index, commitment) in report.commitments.enumerated() {
      let row = WorkingRow(commitment, number: index + 1, of: self)
      sheet.rows.append(Sheet.Row(columns.map { row.cell($0) }, height: row.height))
    }
    sheet.frozenRows = 1
    sheet.frozenColumns = WorkingColumn.type.rawValue
    sheet.repeatedRows = 0...0
    sheet.filteredRows = 0...max(1, report.commitments.count)
    sheet.choices = choices
    // What is settled before the work begins; the rest is for the screen.
    sheet.paper = .a3
    sheet.printedColumns = WorkingColumn.first.rawValue
    return sheet
  }

  /// The catalogue's units, for the lists to choose from.
  var unitSheet: Sheet {
    var sheet = Sheet(name: Self.unitsName, columns: [Sheet.Column(width: 30)])
    sheet.rows = catalogue.units.map { Sheet.Row([Cell($0.name, .desk)], height: 15) }
    sheet.isHidden = true
    return sheet
  }

  /// The values as read, beside which the corrected sheet is laid.
  var baselineSheet: Sheet {
    let columns = WorkingColumn.allCases
    var sheet = Sheet(
      name: Self.baselineName, columns: columns.map { _ in Sheet.Column(width: 12) })
    let head = [Self.baselineSchema, sourceSHA256, title]
    sheet.rows.append(Sheet.Row(head.map { Cell($0, .desk) }, height: 15))
    sheet.rows.append(Sheet.Row(columns.map { Cell($0.head, .desk) }, height: 15))
    for (index, commitment) in report.commitments.enumerated() {
      let row = WorkingRow(commitment, number: index + 1, of: self)
      var cells = columns.map { Cell(row.text($0), .desk) }
      cells.append(Cell(report.text(commitment.spanAsRead), .desk))
      sheet.rows.append(Sheet.Row(cells, height: 15))
    }
    sheet.columns.append(Sheet.Column(width: 12))
    sheet.isHidden = true
    return sheet
  }

  private var choices: [Sheet.Choice] {
    // Some rows below the last one may be added by hand.
    let rows = 1...(report.commitments.count + 200)
    var lists = WorkingColumn.choices
    lists.append((.type, CommitmentType.allCases.map(\.rawValue)))
    var choices = lists.map { column, words in
      Sheet.Choice(column: column.rawValue, rows: rows, source: .words(words))
    }
    if !catalogue.units.isEmpty {
      let range = "=\(Self.unitsName)!$A$1:$A$\(catalogue.units.count)"
      for column in [WorkingColumn.lead, .support, .assessor] {
        choices.append(
          Sheet.Choice(column: column.rawValue, rows: rows, source: .range(range)))
      }
    }
    return choices
  }
}

/// The cells of one commitment in the 工作版.
struct WorkingRow {
  private let commitment: Commitment
  private let number: Int
  private let book: BreakdownWorkbook
  private let responsibility: Responsibility
  private let words: CommitmentWords

  init(_ commitment: Commitment, number: Int, of book: BreakdownWorkbook) {
    self.commitment = commitment
    self.number = number
    self.book = book
    responsibility = Responsibility(of: commitment, in: book.report, by: book.catalogue)
    words = CommitmentWords(of: commitment, in: book.report)
  }

  func cell(_ column: WorkingColumn) -> Cell {
    switch column {
    case .number: return Cell(.number(Double(number)), .desk)
    case .deadline:
      let said = commitment.deadline.text
      let note = said.isEmpty ? nil : "报告原文：\(said)"
      guard let date = commitment.deadline.date, !commitment.isStanding else {
        return Cell(text(column), .desk, note: note)
      }
      let content = Cell.Content.date(year: date.year, month: date.month, day: date.day)
      return Cell(content, .desk.numbered("yyyy-mm-dd"), note: note)
    default: return Cell(text(column), .desk)
    }
  }

  /// Rows stay low on the screen: a long sentence does not stretch them without end.
  var height: Double {
    let heights = WorkingColumn.allCases.filter { !$0.isHidden }.map { column in
      let height = RowHeight.height(of: text(column), style: .desk, width: column.width)
      switch column {
      case .origin: return min(height, 34)
      case .original: return min(height, 64)
      default: return height
      }
    }
    return min(RowHeight.highest, heights.max() ?? 0)
  }

  func text(_ column: WorkingColumn) -> String {
    switch column {
    case .number: return "\(number)"
    case .handling: return ""
    case .task: return words.task
    case .type: return words.type.rawValue
    case .measure: return words.measure
    case .lead: return words.lead.joined(separator: "、")
    case .support: return words.support.joined(separator: "、")
    case .reason: return reasons
    case .deadline: return words.deadline
    case .leader: return responsibility.leader
    case .coordinator: return responsibility.coordinator
    case .responsible: return responsibility.responsible.joined(separator: "、")
    case .assessor: return responsibility.assessor ?? ""
    case .origin: return origin
    case .original: return words.sentence
    case .id: return commitment.id
    case .check: return "\(book.sourceSHA256):\(Correction.fingerprint(of: words.sentence))"
    default: return commitment.corrected?.filled[column.head] ?? ""
    }
  }

  private var reasons: String {
    (commitment.lead.map { "\($0.unit)（牵头，\($0.reason)）" }
      + commitment.support.map { "\($0.unit)（配合，\($0.reason)）" })
      .joined(separator: "\n")
  }

  private var origin: String {
    let report = book.report
    let sentence = report.sentences[commitment.sentence]
    let place = PlaceWords(sentence: commitment.sentence, in: report, book.paragraphs).full
    let year = report.year.map { "\($0)年报告" } ?? ""
    let theme = sentence.theme.map { report.themes[$0].title } ?? ""
    return [year, theme, place].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension WorkingColumn {
  /// A note on the column's head that tells how it is filled in.
  var advice: String? {
    switch self {
    case .handling:
      """
      留空或“沿用”：照此采用。
      删除：不作为任务。
      拆分为：甲；乙 ——拆成几项，用分号隔开。
      合并到：序号 ——并入该序号的任务。
      整行删除等同于“删除”；新增任务请插入一行，“原文”填报告中的原句。
      """
    case .lead, .support: "可从下拉列表选择；多个单位用顿号“、”隔开。"
    case .deadline: "填日期（如2021-06-30），或写“6月底”“年底”“长期坚持”。"
    case .original: "报告原文，用于定位，请勿改动；文字修改请写在“目标任务”一栏。"
    default: nil
    }
  }
}
