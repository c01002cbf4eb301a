extension StyleSheet {
  /// A report's text inside the workplace's frame: the rail takes its room, and no bar stands above.
  static let reportInFrame = """
    .main .heads { top: 0; } .main .stay { top: 44px; }
    .main .t a, .main .quotes a { color: inherit; text-decoration: none; }
    .noted {
      margin-left: 6px; padding: 0 4px; border: 1px solid var(--lake-line); color: var(--lake);
      font-size: 11.5px; white-space: nowrap;
    }
    .mend { margin-left: 6px; color: var(--lake); font: 12.5px var(--sans); white-space: nowrap; }
    .main .t .cm { color: var(--lake); }
    .main .index, .main .coverage, .main .spread { margin-top: 1.3rem; }
    .main .index, .main .coverage { padding: .8rem 1rem; background: var(--sheet); border: var(--hair); }
    @media screen and (min-width: 961px) { .main .row { grid-template-columns: 56% minmax(0, 1fr); } }
    @media screen and (max-width: 760px) {
      .main .spread, .main .index, .main .coverage { margin-left: -.9rem; margin-right: -.9rem; }
    }
    """
}
