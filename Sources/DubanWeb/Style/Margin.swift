extension StyleSheet {
  /// The right page: slips of findings and the ledger of commitments.
  static let margin = """
    .side { padding: 4px 18px 8px 16px; font-size: 13px; line-height: 1.55; }
    .heads { position: sticky; top: 40px; z-index: 1; background: var(--paper); }
    .heads { border-bottom: 1px solid var(--rule-strong); font-size: 12.5px; }
    .headline { padding: 5px 34px; color: var(--ink-soft); }
    .headline.columns { padding: 5px 18px 5px 16px; }
    .columns {
      display: grid; grid-template-columns: 34px minmax(0, 1fr) 68px minmax(0, 38%);
      column-gap: 10px;
    }
    .entry { position: relative; border-bottom: var(--hair); }
    .entry > .no { position: absolute; left: 0; top: 4px; width: 34px; }
    .entry summary { padding: 4px 0; }
    .entry summary:hover, .entry.lit { background: var(--lake-soft); }
    .entry:target { background: var(--lake-soft); }
    .no { color: var(--lake); text-align: right; font-size: 12.5px; }
    .no:hover { text-decoration: underline; }
    .what b { font-weight: 600; }
    .measure { color: var(--lake); margin-left: 6px; white-space: nowrap; }
    .when { font-weight: 500; } .when.implied { color: var(--ink-faint); font-weight: 400; }
    .who small { font-size: 12px; margin-left: 7px; }
    .who .none { color: var(--ink-faint); }
    .entry dl {
      display: grid; grid-template-columns: 34px minmax(0, 1fr); column-gap: 10px;
      padding: 2px 0 8px 44px; font-size: 12.5px; color: var(--ink-soft);
    }
    .entry dd a { color: var(--lake); }

    .finding {
      margin: 6px 0 8px; padding: 7px 12px 8px; border: 1px solid var(--red-line);
      border-left-width: 3px; border-radius: 2px; background: var(--red-soft);
    }
    .finding.explain { border-color: var(--amber-line); background: var(--amber-soft); }
    .finding.note { border-color: var(--rule-strong); background: none; }
    .verdict { display: flex; align-items: center; gap: 7px; }
    .contradiction .verdict strong { color: var(--red); }
    .explain .verdict strong { color: var(--amber); }
    .verdict strong { font-weight: 600; }
    .places { margin-left: auto; color: var(--ink-soft); font-size: 12.5px; }
    .places a { color: var(--lake); padding: 0 3px; }
    .finding:target { outline: 2px solid var(--lake); }
    .reference { padding: 4px 0; color: var(--ink-soft); }
    .reference .fn { margin-right: 7px; }
    """
}
