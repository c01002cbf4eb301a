extension Migration {
  /// Frozen. What is told: messages to persons (消息), the outbox of entries not yet told outside, and what
  /// is on its way (投递) to webhooks (推送) and by mail.
  static let postgres0005 = #"""
    CREATE TABLE message (
      division text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      id text COLLATE "C" NOT NULL,
      at bigint NOT NULL,
      title text COLLATE "C" NOT NULL,
      body bytea NOT NULL,
      is_urgent bigint NOT NULL,
      is_read bigint NOT NULL,
      PRIMARY KEY (division, person, id),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE INDEX message_at ON message (division, person, at, id);
    CREATE INDEX message_unread ON message (division, person) WHERE is_read = 0;

    CREATE TABLE message_choice (
      division text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      mail bytea,
      by_robot bigint NOT NULL,
      PRIMARY KEY (division, person),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );

    CREATE TABLE outbox (
      division text COLLATE "C" NOT NULL,
      matter bigint NOT NULL,
      number bigint NOT NULL,
      at bigint NOT NULL,
      PRIMARY KEY (division, matter, number),
      FOREIGN KEY (division, matter, number) REFERENCES entry (division, matter, number)
    );
    CREATE INDEX outbox_at ON outbox (division, at, matter, number);

    CREATE TABLE webhook (
      division text COLLATE "C" NOT NULL,
      id bigint NOT NULL,
      name text COLLATE "C" NOT NULL,
      address text COLLATE "C" NOT NULL,
      format text COLLATE "C" NOT NULL,
      topics text COLLATE "C" NOT NULL,
      secret bytea NOT NULL,
      is_on bigint NOT NULL,
      delivered bigint NOT NULL,
      last_at bigint,
      PRIMARY KEY (division, id)
    );

    CREATE TABLE delivery (
      division text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      way text COLLATE "C" NOT NULL,
      receiver bigint NOT NULL,
      body bytea NOT NULL,
      made_at bigint NOT NULL,
      due_at bigint NOT NULL,
      tries bigint NOT NULL,
      is_dead bigint NOT NULL,
      fault text COLLATE "C",
      PRIMARY KEY (division, id)
    );
    CREATE INDEX delivery_due ON delivery (division, due_at, id) WHERE is_dead = 0;
    """#
}
