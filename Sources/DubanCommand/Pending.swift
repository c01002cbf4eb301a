// Stand-ins for what is being written elsewhere; each goes away when the real one arrives.
import DubanOffice
import DubanReport

extension WorkReport {
  func compare(withLast last: WorkReport) -> [Finding] { [] }
  func compare(withDraft earlier: WorkReport) -> [Finding] { [] }
  func compare(withPlan plan: WorkReport, budget: WorkReport) -> [Finding] { [] }
}

struct CorrectionSheet {
  var corrections: Corrections
  var problems: [String] = []
  var hints: [String] = []

  static func read(
    _ bytes: [UInt8], file: String, fresh: BreakdownWorkbook? = nil
  ) throws(SheetError) -> CorrectionSheet {
    throw .cannotRead(file: file, reason: "")
  }
}

enum CorrectionsFile {
  static func encode(_ corrections: Corrections) throws(SheetError) -> [UInt8] { [] }

  static func decode(_ bytes: [UInt8], file: String) throws(SheetError) -> Corrections {
    throw .cannotRead(file: file, reason: "")
  }
}
