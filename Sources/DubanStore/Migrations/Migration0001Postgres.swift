extension Migration {
  /// Frozen. Instants are seconds UTC, days are `Day.number`, a body is UTF-8 JSON; unit 0 is none, and
  /// a matter without a due day has the last day of the year 9999.
  static let postgres0001 = #"""
    CREATE TABLE meta (
      key text COLLATE "C" NOT NULL PRIMARY KEY,
      value text COLLATE "C" NOT NULL
    );

    CREATE TABLE unit (
      division text COLLATE "C" NOT NULL CHECK (length(division) = 6),
      id bigint NOT NULL,
      name text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      parent bigint,
      body bytea NOT NULL,
      PRIMARY KEY (division, id),
      FOREIGN KEY (division, parent) REFERENCES unit (division, id)
    );

    CREATE TABLE post (
      division text COLLATE "C" NOT NULL,
      id bigint NOT NULL,
      unit bigint NOT NULL,
      function text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, id),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id)
    );
    CREATE INDEX post_unit ON post (division, unit);

    CREATE TABLE person (
      division text COLLATE "C" NOT NULL,
      id bigint NOT NULL,
      name text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, id)
    );

    CREATE TABLE holding (
      division text COLLATE "C" NOT NULL,
      post bigint NOT NULL,
      person bigint NOT NULL,
      since bigint NOT NULL,
      until bigint,
      PRIMARY KEY (division, post, person, since),
      FOREIGN KEY (division, post) REFERENCES post (division, id),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE INDEX holding_person ON holding (division, person);

    CREATE TABLE portfolio (
      division text COLLATE "C" NOT NULL,
      unit bigint NOT NULL,
      leader bigint NOT NULL,
      coordinator bigint,
      since bigint NOT NULL,
      until bigint,
      PRIMARY KEY (division, unit, since),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id),
      FOREIGN KEY (division, leader) REFERENCES post (division, id),
      FOREIGN KEY (division, coordinator) REFERENCES post (division, id)
    );

    CREATE TABLE serial (
      division text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      next bigint NOT NULL,
      PRIMARY KEY (division, name)
    );

    CREATE TABLE ledger (
      division text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      name text COLLATE "C" NOT NULL,
      source_text text COLLATE "C" NOT NULL,
      sha256 text COLLATE "C" NOT NULL,
      installed_at bigint NOT NULL,
      PRIMARY KEY (division, id, version)
    );

    CREATE TABLE calendar (
      division text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      body bytea NOT NULL,
      installed_at bigint NOT NULL,
      PRIMARY KEY (division, version)
    );

    CREATE TABLE matter (
      division text COLLATE "C" NOT NULL,
      id bigint NOT NULL,
      ledger text COLLATE "C" NOT NULL,
      definition bigint NOT NULL,
      version bigint NOT NULL,
      number text COLLATE "C" NOT NULL,
      title text COLLATE "C" NOT NULL,
      unit bigint,
      leader bigint,
      standing text COLLATE "C" NOT NULL,
      stage text COLLATE "C",
      year bigint NOT NULL,
      due bigint NOT NULL,
      is_open bigint NOT NULL CHECK (is_open IN (0, 1)),
      opened_at bigint NOT NULL,
      changed_at bigint NOT NULL,
      body bytea NOT NULL,
      head bytea NOT NULL,
      lights bytea NOT NULL,
      PRIMARY KEY (division, id),
      UNIQUE (division, ledger, number),
      FOREIGN KEY (division, ledger, definition) REFERENCES ledger (division, id, version),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id),
      FOREIGN KEY (division, leader) REFERENCES post (division, id)
    );
    CREATE INDEX matter_due ON matter (division, due, id) WHERE is_open = 1;
    CREATE INDEX matter_changed ON matter (division, changed_at, id) WHERE is_open = 1;
    CREATE INDEX matter_ledger_due ON matter (division, ledger, due, id) WHERE is_open = 1;
    CREATE INDEX matter_ledger_changed ON matter (division, ledger, changed_at, id)
      WHERE is_open = 1;
    CREATE INDEX matter_unit_due ON matter (division, unit, due, id) WHERE is_open = 1;
    CREATE INDEX matter_unit_changed ON matter (division, unit, changed_at, id) WHERE is_open = 1;
    CREATE INDEX matter_leader_due ON matter (division, leader, due, id) WHERE is_open = 1;

    CREATE TABLE matter_unit (
      division text COLLATE "C" NOT NULL,
      unit bigint NOT NULL,
      matter bigint NOT NULL,
      role text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, unit, matter, role),
      FOREIGN KEY (division, unit) REFERENCES unit (division, id),
      FOREIGN KEY (division, matter) REFERENCES matter (division, id)
    );
    CREATE INDEX matter_unit_matter ON matter_unit (division, matter);

    CREATE TABLE matter_link (
      division text COLLATE "C" NOT NULL,
      matter bigint NOT NULL,
      kind text COLLATE "C" NOT NULL,
      other bigint NOT NULL,
      PRIMARY KEY (division, matter, kind, other),
      FOREIGN KEY (division, matter) REFERENCES matter (division, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (division, other) REFERENCES matter (division, id)
        DEFERRABLE INITIALLY DEFERRED
    );
    CREATE INDEX matter_link_other ON matter_link (division, other);
    """# + postgres0001Journal
}
