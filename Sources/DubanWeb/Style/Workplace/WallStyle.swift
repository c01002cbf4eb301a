extension StyleSheet {
  /// What a wall screen leaves out.
  static let wallRules = """
    @media screen {
      .wall body { display: block; }
      .wall .main { max-width: none; padding: 1.4rem 2rem; }
      .wall .act, .wall .filters, .wall .pager, .wall .bulk, .wall .as-table { display: none; }
    }
    @media screen and (max-width: 760px) { .wall .main { padding: .9rem; } }
    """
}
