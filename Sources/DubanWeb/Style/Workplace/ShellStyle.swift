extension StyleSheet {
  /// Rail, heading, the phone's bar at the thumb.
  static let shell = """
    body { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); min-height: 100vh; }
    .rail {
      position: sticky; top: 0; height: 100vh; display: flex; flex-direction: column;
      background: var(--sheet); border-right: var(--hair); overflow-y: auto;
    }
    .house {
      padding: 1.3rem 1.4rem 1rem; font: 700 1.45rem/1.2 var(--serif); color: var(--lake);
      letter-spacing: .14em;
    }
    .house small { display: block; padding-top: .2rem; letter-spacing: 0; font: .86rem/1.5 var(--sans); }
    .rail a { color: inherit; }
    .rail li a {
      display: flex; justify-content: space-between; padding: .5rem 1.2rem .5rem 1.4rem;
      border-left: 3px solid transparent;
    }
    .rail li a:hover { background: var(--lake-soft); }
    .rail li b { font-weight: 400; color: var(--ink-soft); }
    .rail [aria-current] {
      border-left-color: var(--lake); background: var(--lake-soft); color: var(--lake); font-weight: 600;
    }
    .rail .close { display: none; }
    .personal {
      margin-top: auto; padding: .9rem 1.4rem 1.1rem; border-top: var(--hair); font-size: .9rem;
      color: var(--ink-soft);
    }
    .personal form, .personal ul { padding-top: .2rem; }
    .personal .act.quiet { padding-left: 0; border-left: 0; }
    .personal > a { margin-right: 1rem; white-space: nowrap; } .personal > a:hover { color: var(--lake); }
    .thumb { display: none; }
    .main { padding: 1rem 1.7rem 3.5rem; max-width: 124rem; min-width: 0; }
    .headline-1 {
      display: flex; align-items: baseline; flex-wrap: wrap; gap: 2px 1rem; padding-bottom: .55rem;
      margin-bottom: 1.1rem; border-bottom: 2px solid var(--ink);
    }
    .marking { font-weight: 700; letter-spacing: .2em; color: var(--ink); padding-bottom: .3rem; }
    .headline-1.again { margin-top: 2.6rem; }
    .headline-1 .light { align-self: center; }
    .today { margin-left: auto; color: var(--ink-soft); }
    .trail { margin-bottom: .3rem; font-size: .9rem; color: var(--ink-soft); }
    .trail a:hover { color: var(--lake); }
    .trail a:not(:last-child)::after { content: "/"; margin: 0 .5em; color: var(--rule-strong); }
    .gate { grid-column: 1 / -1; width: 100%; max-width: 32rem; margin: 8vh auto; padding: 0 1.2rem; }
    .gate .house { padding: 0 0 2rem; }
    .gate h1 { padding-bottom: .5rem; margin-bottom: 1.2rem; border-bottom: 2px solid var(--ink); }
    .gate .lead { margin: -.6rem 0 1.2rem; color: var(--ink-soft); }
    .columns-2 {
      display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 1.3rem; align-items: start;
    }
    .stack > * + * { margin-top: 1.2rem; }
    .stack > [type="hidden"] + *, form.stack > .rows, form.stack > .padded { margin-top: 0; }
    """
}
