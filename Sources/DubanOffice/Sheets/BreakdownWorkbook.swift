public import DubanReport
import FoundationEssentials
import Glibc

/// A report broken down into tasks, as an xlsx file of two sheets (目标任务分解表):
/// 印发版 to be printed and 工作版 to be corrected by hand.
public struct BreakdownWorkbook: Sendable {
  let report: WorkReport
  let catalogue: DutyCatalogue
  let sourceSHA256: String
  /// Commitments for the year, as printed in the 印发版, by index.
  let issued: [Int]
  let paragraphs: [Int]

  /// Those that were laid on the report before; kept in a hidden sheet.
  let corrections: [Correction]

  /// - Parameters:
  ///   - sourceSHA256: of the source text, lower-case hex; kept in the 工作版.
  ///   - corrections: what has been laid on the report by hand, so that it is not lost.
  public init(
    _ report: WorkReport, catalogue: DutyCatalogue, sourceSHA256: String,
    corrections: [Correction] = []
  ) {
    self.corrections = corrections
    self.report = report
    paragraphs = report.paragraphNumbers
    self.catalogue = catalogue
    self.sourceSHA256 = sourceSHA256
    let all = report.commitments.indices
    let yearly = all.filter {
      !report.sentences[report.commitments[$0].sentence].horizon.isTerm
    }
    issued = yearly.isEmpty ? Array(all) : yearly
  }

  /// How many tasks the 印发版 prints: those of the year, not of the five years.
  public var issuedCount: Int { issued.count }
  /// How many the 工作版 has: all of them.
  public var count: Int { report.commitments.count }

  public func write(to path: String) throws(SheetError) {
    try workbook.write(to: path)
  }

  /// The file's bytes, for who sends it on.
  ///
  /// - Parameter marking: printed at the head of every page.
  public func bytes(marking: String? = nil) throws(SheetError) -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.path + "/duban-\(UUID().uuidString).xlsx"
    defer { unlink(path) }
    var workbook = workbook
    workbook.marking = marking
    try workbook.write(to: path)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .cannotRead(file: title, reason: "临时文件不见了")
    }
    return Array(bytes)
  }

  var workbook: Workbook {
    Workbook(
      title: title,
      sheets: [issuedSheet, workingSheet, unitSheet, baselineSheet]
        + [EarlierCorrections.sheet(corrections)].compactMap(\.self))
  }

  /// 湖滨区2021年政府工作报告目标任务分解表
  var title: String {
    let year = report.year.map { "\($0)年" } ?? ""
    return "\(report.place ?? "")\(year)政府工作报告目标任务分解表"
  }
}
