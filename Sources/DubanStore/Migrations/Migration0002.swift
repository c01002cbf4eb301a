extension Migration {
  /// Frozen. The search index by entry: a document for each entry that says something, and number 0 for
  /// the title. Nothing but the index keeps their texts, which stand in the journal. The index is
  /// built anew after this step, since its version goes up with it.
  static let sqlite0002 = #"""
    DROP TABLE document;
    DROP TABLE unindexed;
    INSERT INTO search (search) VALUES ('delete-all');
    CREATE TABLE unindexed (
      key INTEGER NOT NULL,
      is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1)),
      rights TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    """#

  static let postgres0002 = #"""
    DROP TABLE document;
    DROP TABLE search;
    CREATE TABLE search (
      division text COLLATE "C" NOT NULL,
      matter bigint NOT NULL,
      number bigint NOT NULL,
      tokens tsvector NOT NULL,
      PRIMARY KEY (division, matter, number)
    );
    CREATE INDEX search_tokens ON search USING gin (tokens) WITH (gin_pending_list_limit = 512);
    """#
}
