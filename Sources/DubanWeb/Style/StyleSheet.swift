/// The style of a page: the files of this folder in their fixed order, which does the layering.
enum StyleSheet {
  static let annotatedReport = [
    tokens, darkTokens, base, cover, ledger, reader, margin, narrow, print,
  ].joined(separator: "\n")
}
