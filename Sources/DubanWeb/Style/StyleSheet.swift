/// The style of a page: the files of this folder in their fixed order, which does the layering.
enum StyleSheet {
  static let annotatedReport = [
    tokens, darkTokens, base, cover, ledger, reader, margin, narrow, print,
  ].joined(separator: "\n")

  /// The one sheet of the workplace.
  static let workplace = [
    reset, workplaceTokens, ground, shell, lights, panels, tables, forms, charts, matters,
    utilities, phone, wallRules, paperRules,
  ].joined(separator: "\n")

  /// Its name as a file changes with its content, so that a browser may keep it for ever.
  static let workplaceName = "duban-\(fingerprint(of: workplace)).css"
}

/// FNV-1a in 64 bits: tells versions of our own files apart, and guards against nobody.
func fingerprint(of text: String) -> String {
  let sum = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { sum, byte in
    (sum ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  return String(sum, radix: 36)
}
