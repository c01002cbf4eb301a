extension Migration {
  /// Frozen. What is told: messages to persons (消息), the outbox of entries not yet told outside, and what
  /// is on its way (投递) to webhooks (推送) and by mail.
  static let sqlite0005 = #"""
    CREATE TABLE message (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      id TEXT NOT NULL,
      at INTEGER NOT NULL,
      title TEXT NOT NULL,
      body BLOB NOT NULL,
      is_urgent INTEGER NOT NULL,
      is_read INTEGER NOT NULL,
      PRIMARY KEY (division, person, id),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX message_at ON message (division, person, at, id);
    CREATE INDEX message_unread ON message (division, person) WHERE is_read = 0;

    CREATE TABLE message_choice (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      mail BLOB,
      by_robot INTEGER NOT NULL,
      PRIMARY KEY (division, person),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outbox (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (division, matter, number),
      FOREIGN KEY (division, matter, number) REFERENCES entry (division, matter, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outbox_at ON outbox (division, at, matter, number);

    CREATE TABLE webhook (
      division TEXT NOT NULL,
      id INTEGER NOT NULL,
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      format TEXT NOT NULL,
      topics TEXT NOT NULL,
      secret BLOB NOT NULL,
      is_on INTEGER NOT NULL,
      delivered INTEGER NOT NULL,
      last_at INTEGER,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE delivery (
      division TEXT NOT NULL,
      id TEXT NOT NULL,
      way TEXT NOT NULL,
      receiver INTEGER NOT NULL,
      body BLOB NOT NULL,
      made_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      is_dead INTEGER NOT NULL,
      fault TEXT,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivery_due ON delivery (division, due_at, id) WHERE is_dead = 0;
    """#
}
