import DubanReport

extension BreakdownWorkbook {
  private static let widths: [Double] = [5, 41, 9, 12, 17, 9, 25, 12]
  private static let centred: Set = [2, 3, 4, 5]

  /// 印发版: as the district prints it, grouped by responsible leader.
  var issuedSheet: Sheet {
    let table = table
    let heads = BreakdownTable.columns.map { $0.replacing("区政府办", with: "区政府办\n") }
    var sheet = Sheet(
      name: Self.issuedName, columns: Self.widths.map { Sheet.Column(width: $0) })
    sheet.rows.append(Sheet.Row([Cell(table.title, .title)], height: 48, spansAll: true))
    sheet.rows.append(
      Sheet.Row([Cell(table.extent, Self.extentStyle)], height: 24, spansAll: true))
    sheet.rows.append(Sheet.Row(heads.map { Cell($0, .head) }, height: 36))
    sheet.frozenRows = 3
    sheet.repeatedRows = 2...2
    for group in table.groups {
      sheet.rows.append(Sheet.Row([Cell(group.heading, .group)], height: 26, spansAll: true))
      sheet.rows += group.rows.map(Self.row)
    }
    return sheet
  }

  private static let extentStyle = CellStyle(horizontal: .center, hasBorder: false)

  private static func row(_ cells: [String]) -> Sheet.Row {
    Sheet.Row(
      cells.enumerated().map { place, text in
        if place == 0 { return Cell(.number(Double(text) ?? 0), .bodyCentered) }
        return Cell(text, centred.contains(place) ? .bodyCentered : .body)
      })
  }
}

/// 一, 二, … 十一, … for headings.
enum ChineseNumber {
  private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  static func of(_ number: Int) -> String {
    guard number > 0, number < 100 else { return "\(number)" }
    let (tens, ones) = (number / 10, number % 10)
    if tens == 0 { return digits[ones] }
    return (tens == 1 ? "" : digits[tens]) + "十" + digits[ones]
  }
}
