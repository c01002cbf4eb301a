extension StyleSheet {
  /// Between desk and phone the right page moves below its paragraph.
  static let narrow = """
    @media screen and (min-width: 1500px) { .row { grid-template-columns: 720px minmax(0, 1fr); } }
    @media screen and (max-width: 1240px) { .row { grid-template-columns: 54% minmax(0, 1fr); } }
    @media screen and (max-width: 960px) {
      html { scroll-padding-top: 52px; }
      .strip .long { display: none; } .strip .short { display: inline; }
      main, .colophon { padding-left: 16px; padding-right: 16px; }
      .bar { padding: 0 16px; }
      .row { display: block; } .row.heads { display: none; } .stay { position: static; }
      .t { border-right: 0; padding: 0 16px 8px; }
      .side { margin: 0 16px 14px; padding: 0 0 0 12px; border-left: 3px double var(--lake-line); }
      .notes, .coverage ol { column-count: 1; }
      .facts { grid-template-columns: repeat(3, 1fr); border-bottom: 0; }
      .facts div { padding: 8px 10px; border-bottom: var(--hair); }
      .facts div:nth-child(3n + 1) { border-left: 0; padding-left: 0; }
      .facts div:last-child { grid-column: 1 / -1; }
      .facts dd { font-size: 24px; }
      .columns { grid-template-columns: 30px minmax(0, 1fr) 64px; }
      .who { grid-column: 2 / -1; color: var(--ink-soft); font-size: 12.5px; }
      .who .none { display: none; }
      .entry dl { padding-left: 40px; } .entry > .no { width: 30px; }
    }
    @media screen and (max-width: 620px) {
      main, .colophon { padding-left: 12px; padding-right: 12px; }
      .bar { padding: 0 12px; } .bar a { max-width: 9em; margin-right: 16px; }
      h1 { font-size: 22px; } .cover { padding-top: 16px; }
      .legend { gap: 0 14px; }
      .spread { margin-left: -12px; margin-right: -12px; border-left: 0; border-right: 0; }
      .ledger, .ledger tbody { display: block; } .ledger thead { display: none; }
      .ledger tr { display: block; padding: 10px 0; border-bottom: var(--hair); }
      .ledger td { display: block; padding: 0 0 4px; border: 0; }
      .ledger .n, .ledger .label { display: inline-block; width: auto; margin-right: 8px; }
      .ledger td:last-child { width: auto; }
    }
    """
}
