extension Migration {
  /// Frozen. Rights of the role that were taken from an account, by their names with blanks between.
  static let sqlite0015 = #"""
    ALTER TABLE account ADD COLUMN withheld TEXT;
    """#

  static let postgres0015 = #"""
    ALTER TABLE account ADD COLUMN withheld text;
    """#
}
