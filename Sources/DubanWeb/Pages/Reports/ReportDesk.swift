package import Duban
package import DubanOffice
package import DubanReport

/// Reads reports and opens their commitments: composed where files can be read.
package protocol ReportDesk: Sendable {
  /// The ledger that commitments are opened in.
  var ledger: String { get }
  /// - Throws: an `UnreadableReport` when the file is none that can be read.
  func read(_ bytes: [UInt8], name: String) async throws -> ReadReport
  /// What would be opened, in the order of the report; with an actor it is opened.
  func adopt(_ report: ReadReport, by actor: Actor?, at instant: Instant) async throws
    -> [AdoptedLine]
  /// 任务分解表 as it is printed.
  func table(_ report: ReadReport) throws -> BreakdownTable
  /// 任务分解表 as an xlsx file, to be corrected by hand.
  ///
  /// - Parameter marking: printed at the head of every page.
  func breakdown(_ report: ReadReport, marking: String?) throws -> [UInt8]
  /// What was changed in a workbook that came from `breakdown`.
  ///
  /// - Throws: an `UnreadableReport` when it is none, or of another report.
  func changes(_ workbook: [UInt8], name: String, of report: ReadReport) throws -> SheetChanges
}

package struct ReadReport: Sendable {
  package var report: WorkReport
  package var findings: [Finding]
  package var name: String
  package var origin: ReportOrigin
  /// What became of the corrections that were laid on it.
  package var corrected: [CorrectionOutcome] = []

  package init(report: WorkReport, findings: [Finding], name: String, origin: ReportOrigin) {
    self.report = report
    self.findings = findings
    self.name = name
    self.origin = origin
  }
}

/// What a corrected workbook says.
package struct SheetChanges: Sendable {
  package var changes: [Correction]
  /// What could not be understood, each with its row and column; the rest is taken over.
  package var problems: [String]
  package var hints: [String]

  package init(changes: [Correction], problems: [String], hints: [String]) {
    self.changes = changes
    self.problems = problems
    self.hints = hints
  }
}

/// Why a file is no report; the sentence is for the person.
package struct UnreadableReport: Error {
  package var sentence: String

  package init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// One commitment on its way into a ledger.
package struct AdoptedLine: Codable, Sendable {
  package var commitment: String
  package var title: String
  package var lead: [String]
  package var due: String?
  /// Its number, once it is open.
  package var number: String?
  package var isKnown: Bool
  package var refusal: String?
  /// The number of a matter of the year that is called the same, and came from another text.
  package var twin: String?
  /// A matter of the year or another commitment of the report that is called nearly the same.
  package var near: String?
  /// What it is by now, where it is open: its matter, and the state of that.
  package var matter: Int64?
  package var standing: String?

  package init(
    commitment: String, title: String, lead: [String], due: String?, number: String?,
    isKnown: Bool, refusal: String?
  ) {
    self.commitment = commitment
    self.title = title
    self.lead = lead
    self.due = due
    self.number = number
    self.isKnown = isKnown
    self.refusal = refusal
  }
}
