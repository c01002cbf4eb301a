extension StyleSheet {
  /// Sheets, facts in big numerals, names and values.
  static let panels = """
    .panel { background: var(--sheet); border: var(--hair); border-radius: 2px; }
    .panel > :last-child { border-bottom: 0; }
    .panel-head {
      display: flex; align-items: baseline; flex-wrap: wrap; gap: 0 .7rem; padding: .6rem 1rem .5rem;
      border-bottom: 1px solid var(--rule-strong);
    }
    .panel-head small, .panel-head .acts { margin-left: auto; }
    .padded { padding: .8rem 1rem 1rem; }
    .panel-foot { padding: .7rem 1rem .9rem; } .panel-foot > .soft { margin-bottom: .5rem; }
    .main > .panel + .acts, .main > .confirm + .panel { margin-top: 1.1rem; }
    .padded h3 { margin: .9rem 0 .25rem; } .padded h3:first-child { margin-top: 0; }
    .padded summary { padding-top: .5rem; color: var(--lake); }
    .padded summary:hover { text-decoration: underline; }
    .padded ul:not([class]) li { padding-left: 1em; text-indent: -1em; }
    .padded ul:not([class]) li::before { content: "— "; color: var(--ink-soft); }
    .padded > .curve, .padded > .warnings, .padded > .story { padding-left: 0; padding-right: 0; }
    .padded > .story { padding-left: .4rem; } .padded > .source { margin: 0; }
    .padded > * + .pairs, .padded > .pairs + * { margin-top: .6rem; }
    .plain > li + li { margin-top: .45rem; }
    .acts { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; }

    .numerals {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
      background: var(--sheet); border: var(--hair); border-radius: 2px; margin-bottom: 1.2rem;
    }
    .numerals > div { padding: .65rem 1rem; border-left: var(--hair); margin-left: -1px; }
    .numerals dt { color: var(--ink-soft); font-size: .93rem; }
    .numerals b { font: 700 1.95rem/1.2 var(--serif); }
    .numerals dd span { margin-left: .25em; } .numerals small { display: block; }
    .numerals dd a { color: inherit; }
    .numerals .red b { color: var(--red); } .numerals .amber b { color: var(--amber); }
    .numerals .faint b { color: var(--ink-faint); font-weight: 400; }

    .pairs > div {
      display: grid; grid-template-columns: 6em minmax(0, 1fr); gap: 0 1rem; padding: .36rem 0;
      border-bottom: var(--hair);
    }
    .pairs > div:last-child { border-bottom: 0; }
    .pairs dt { color: var(--ink-soft); }
    """
}
