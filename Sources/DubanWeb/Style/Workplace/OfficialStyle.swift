extension StyleSheet {
  /// Papers as GB/T 9704 lays them out, colours of slips, sheets for leaders.
  static let officials = """
    .paper-sheet {
      padding: 2.4rem 3rem 2.6rem; border: var(--hair); background: var(--sheet);
      font: 1.14rem/1.9 var(--serif);
    }
    .paper-sheet > * { overflow-wrap: anywhere; }
    .paper-mark {
      color: var(--red); font-size: 1.9rem; font-weight: 700; line-height: 1.4; text-align: center;
      letter-spacing: .06em;
    }
    .paper-number {
      padding: .5rem 0 .45rem; border-bottom: 2px solid var(--red); text-align: center;
    }
    .paper-sheet h2 {
      padding: 1.4rem 0 1.1rem; font-size: 1.5rem; line-height: 1.5; text-align: center;
    }
    .paper-text, .paper-heading { text-indent: 2em; } .paper-heading { font-weight: 700; }
    .paper-office, .paper-date { text-align: right; padding-right: 2em; }
    .paper-office { padding-top: 1.2rem; }
    .slip-colour {
      display: inline-block; margin-left: .6em; padding: 0 .6em; border: 1px solid currentColor;
      border-left-width: .6em; font-size: .9rem; line-height: 1.5rem; white-space: nowrap;
    }
    .slip-colour.blue { color: var(--lake); } .slip-colour.red { color: var(--red); }
    .slip-colour.orange, .slip-colour.yellow { color: var(--amber); }
    .paper-steps { display: grid; gap: .35rem; }
    .paper-steps li { padding-left: .8rem; border-left: 3px solid var(--rule-strong); }
    .paper-steps li.done { border-color: var(--track); }
    .paper-steps small { color: var(--ink-soft); }
    .leader-sheet + .leader-sheet, .acts + .leader-sheet { margin-top: 1.2rem; }
    .main > .acts + .panel, .main > .acts + .numerals, .main > .inline + .panel { margin-top: 1.1rem; }
    .padded > .acts + form { margin-top: .8rem; } .rows td form.stack { min-width: 17rem; }
    .paper-aside .why { display: block; color: var(--ink-soft); font-size: .9rem; }
    .paper-aside .act { margin: .2rem 0; }
    .grid .open-cell textarea { min-width: 17em; } .grid .locked-cell { min-width: 4em; }
    .bulk .field { display: flex; align-items: center; gap: .4rem; }
    .bulk .field-label { padding: 0; font-weight: 400; white-space: nowrap; }
    .bulk .field select { width: auto; }
    @media (max-width: 720px) { .paper-sheet { padding: 1.3rem 1rem; } .paper-mark { font-size: 1.4rem; } }
    @media print {
      .paper-sheet { border: 0; padding: 0; font-size: 14pt; } .paper-mark { font-size: 26pt; }
      .leader-sheet + .leader-sheet { break-before: page; }
      .paper-sheet ~ .panel, .paper-aside { display: none; }
    }
    """
}
