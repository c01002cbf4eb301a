extension Migration {
  /// Frozen. The telephone of a post (办公电话): of the post, so that it outlives who holds it.
  static let sqlite0010 = #"""
    ALTER TABLE post ADD COLUMN telephone TEXT;
    """#

  static let postgres0010 = #"""
    ALTER TABLE post ADD COLUMN telephone text COLLATE "C";
    """#
}
