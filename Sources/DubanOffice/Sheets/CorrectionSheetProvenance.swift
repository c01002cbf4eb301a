import DubanReport

/// Whether a corrected sheet and the values it is laid beside are of one report.
///
/// Without this, the sheet of another report would come out as a thousand changes.
struct Provenance {
  private let working: WorkingSheet
  private let baseline: Baseline
  private let fresh: BreakdownWorkbook?

  init(_ working: WorkingSheet, _ baseline: Baseline, fresh: BreakdownWorkbook?) {
    self.working = working
    self.baseline = baseline
    self.fresh = fresh
  }

  func check(file: String) throws(SheetError) {
    if let fresh, fresh.sourceSHA256 != baseline.sourceSHA256 {
      throw .lacks(
        file: file, what: "不是由这份报告做出的（文本校验值不同），没有收回修正",
        remedy: Self.remedy)
    }
    let (rows, own) = counts
    if rows > 0, own * 2 < rows {
      throw .lacks(
        file: file,
        what: "的“\(working.name)”与所依据的报告不符：\(rows) 行中只有 \(own) 行出自该报告，没有收回修正",
        remedy: Self.remedy)
    }
  }

  private static let remedy =
    "请核对工作簿和报告是否一套；报告改过稿的，在做表时的那一稿上收回，新稿另行导出任务分解表"

  /// Rows that name a commitment, and those of them that are of this report.
  private var counts: (rows: Int, own: Int) {
    let rows = working.rows.filter { !$0[.id].isEmpty }
    let own = rows.filter { row in
      guard let old = baseline.byID[row[.id]] else { return false }
      if !row[.check].isEmpty { return row[.check] == old[.check] }
      guard working.columns.contains(.original) else { return true }
      return row[.original] == CellText.plain(old[.original])
    }
    return (rows.count, own.count)
  }
}
