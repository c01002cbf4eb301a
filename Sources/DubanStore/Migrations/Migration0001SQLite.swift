extension Migration {
  /// Frozen. Instants are seconds UTC, days are `Day.number`, a body is UTF-8 JSON; unit 0 is none, and
  /// a matter without a due day has the last day of the year 9999.
  static let sqlite0001 = #"""
    CREATE TABLE meta (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unit (
      division TEXT NOT NULL CHECK (length(division) = 6),
      id INTEGER NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      parent INTEGER,
      body BLOB NOT NULL,
      PRIMARY KEY (division, id),
      FOREIGN KEY (division, parent) REFERENCES unit (division, id)
    ) STRICT;

    CREATE TABLE post (
      division TEXT NOT NULL,
      id INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      function TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (division, id),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX post_unit ON post (division, unit);

    CREATE TABLE person (
      division TEXT NOT NULL,
      id INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE holding (
      division TEXT NOT NULL,
      post INTEGER NOT NULL,
      person INTEGER NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER,
      PRIMARY KEY (division, post, person, since),
      FOREIGN KEY (division, post) REFERENCES post (division, id),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX holding_person ON holding (division, person);

    CREATE TABLE portfolio (
      division TEXT NOT NULL,
      unit INTEGER NOT NULL,
      leader INTEGER NOT NULL,
      coordinator INTEGER,
      since INTEGER NOT NULL,
      until INTEGER,
      PRIMARY KEY (division, unit, since),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id),
      FOREIGN KEY (division, leader) REFERENCES post (division, id),
      FOREIGN KEY (division, coordinator) REFERENCES post (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE serial (
      division TEXT NOT NULL,
      name TEXT NOT NULL,
      next INTEGER NOT NULL,
      PRIMARY KEY (division, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger (
      division TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      name TEXT NOT NULL,
      source_text TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      installed_at INTEGER NOT NULL,
      PRIMARY KEY (division, id, version)
    ) STRICT;

    CREATE TABLE calendar (
      division TEXT NOT NULL,
      version INTEGER NOT NULL,
      body BLOB NOT NULL,
      installed_at INTEGER NOT NULL,
      PRIMARY KEY (division, version)
    ) STRICT;

    CREATE TABLE matter (
      division TEXT NOT NULL,
      id INTEGER NOT NULL,
      ledger TEXT NOT NULL,
      definition INTEGER NOT NULL,
      version INTEGER NOT NULL,
      number TEXT NOT NULL,
      title TEXT NOT NULL,
      unit INTEGER,
      leader INTEGER,
      standing TEXT NOT NULL,
      stage TEXT,
      year INTEGER NOT NULL,
      due INTEGER NOT NULL,
      is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
      opened_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      body BLOB NOT NULL,
      head BLOB NOT NULL,
      lights BLOB NOT NULL,
      PRIMARY KEY (division, id),
      UNIQUE (division, ledger, number),
      FOREIGN KEY (division, ledger, definition) REFERENCES ledger (division, id, version),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id),
      FOREIGN KEY (division, leader) REFERENCES post (division, id)
    ) STRICT;
    CREATE INDEX matter_due ON matter (division, due, id) WHERE is_open = 1;
    CREATE INDEX matter_changed ON matter (division, changed_at, id, unit, ledger, leader)
      WHERE is_open = 1;
    CREATE INDEX matter_ledger_due ON matter (division, ledger, due, id) WHERE is_open = 1;
    CREATE INDEX matter_unit_due ON matter (division, unit, due, id) WHERE is_open = 1;
    CREATE INDEX matter_leader_due ON matter (division, leader, due, id) WHERE is_open = 1;

    CREATE TABLE matter_unit (
      division TEXT NOT NULL,
      unit INTEGER NOT NULL,
      matter INTEGER NOT NULL,
      role TEXT NOT NULL,
      PRIMARY KEY (division, unit, matter, role),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id),
      FOREIGN KEY (division, matter) REFERENCES matter (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matter_unit_matter ON matter_unit (division, matter);

    CREATE TABLE matter_link (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      kind TEXT NOT NULL,
      other INTEGER NOT NULL,
      PRIMARY KEY (division, matter, kind, other),
      FOREIGN KEY (division, matter) REFERENCES matter (division, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (division, other) REFERENCES matter (division, id)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matter_link_other ON matter_link (division, other);
    """# + sqlite0001Journal
}
