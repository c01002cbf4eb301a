extension StyleSheet {
  /// Single purposes, after everything they must win over.
  static let utilities = """
    .soft { color: var(--ink-soft); } .serif { font-family: var(--serif); }
    .right { text-align: right; } .nowrap { white-space: nowrap; }
    .for-phone, .foot { display: none; }
    """
}
