extension Migration {
  /// Frozen. What somebody did, the latest first (已办). The clock's own entries have no person.
  static let sqlite0014 = #"""
    CREATE INDEX entry_person ON entry (division, person, at)
      WHERE person IS NOT NULL;
    """#

  static let postgres0014 = #"""
    CREATE INDEX entry_person ON entry (division, person, at)
      WHERE person IS NOT NULL;
    """#
}
