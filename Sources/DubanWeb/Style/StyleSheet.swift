/// The style of a page: the files of this folder in their fixed order, which does the layering.
enum StyleSheet {
  static let annotatedReport = [
    tokens, darkTokens, base, cover, ledger, reader, margin, narrow, print,
  ].joined(separator: "\n")

  /// The one sheet of the workplace.
  static let workplace = sent([
    reset, workplaceTokens, ground, shell, lights, panels, tables, forms, charts, matters,
    officials, utilities, phone, wallRules, paperRules,
  ])

  /// Its name as a file.
  static var workplaceName: String { StaticFile.workplace.name }

  /// What the workplace's sheet lacks for a page that shows a report's text.
  static let report = sent([cover, ledger, reader, margin, narrow, print, reportInFrame])

  /// What is indented for us is not sent to each browser.
  static func sent(_ parts: [String]) -> String {
    parts.flatMap { $0.split(separator: "\n") }
      .map { $0.drop { $0 == " " } }
      .joined(separator: "\n")
  }
}
