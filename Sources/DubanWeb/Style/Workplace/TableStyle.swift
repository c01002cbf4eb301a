extension StyleSheet {
  /// Ledgers and what narrows and turns them.
  static let tables = """
    .rows { width: 100%; }
    .rows caption.shown {
      padding: .5rem .8rem; text-align: left; font: 700 1.06rem/1.35 var(--serif);
    }
    .rows thead th {
      padding: .3rem .6rem; font-weight: 500; font-size: .9rem; color: var(--ink-soft);
      text-align: left; white-space: nowrap; border-bottom: 1px solid var(--rule-strong);
    }
    .rows tbody th { font-weight: 400; text-align: left; }
    .rows td, .rows tbody th {
      padding: .3rem .6rem; vertical-align: top; border-bottom: var(--hair); line-height: 1.4;
    }
    .rows tbody tr:last-child > * { border-bottom: 0; }
    .rows tr > :first-child { padding-left: 1rem; } .rows tr > :last-child { padding-right: 1rem; }
    .rows tbody tr:hover > * { background: var(--lake-soft); }
    .rows .c-number, .rows thead .c-number { text-align: right; white-space: nowrap; }
    .rows .c-act, .rows thead .c-act { text-align: right; white-space: nowrap; }
    .rows .c-time, .rows .c-light, .rows .c-code { white-space: nowrap; }
    .rows .c-code { color: var(--ink-soft); font-size: .93rem; }
    .rows .c-tick { width: 1px; padding-right: 0; }
    .rows .why {
      display: block; color: var(--ink-soft); font-size: .9rem; line-height: 1.35;
    }
    .rows tr.late > :first-child { border-left: 3px solid var(--red); padding-left: calc(1rem - 3px); }
    .rows tr.locked > * { background: var(--locked); color: var(--ink-soft); }
    .rows tr.chosen > * { background: var(--lake-soft); }
    .rows tr.total > * { border-top: 1px solid var(--rule-strong); font-weight: 600; }
    .sort { padding-right: 1.1em; position: relative; }
    .sort:hover { color: var(--lake); }
    .sort::after { position: absolute; right: 0; content: "↕"; color: var(--rule-strong); }
    .sort.ascending, .sort.descending { color: var(--lake); font-weight: 600; }
    .sort.ascending::after { content: "↑"; color: var(--lake); }
    .sort.descending::after { content: "↓"; color: var(--lake); }

    .tabs { display: flex; flex-wrap: wrap; gap: 0 1.6rem; margin-bottom: 1.1rem; border-bottom: var(--hair); }
    .tabs a { padding: .3rem 0 .45rem; margin-bottom: -1px; border-bottom: 3px solid transparent; }
    .tabs a:hover { color: var(--lake); }
    .tabs b { margin-left: .35em; font-weight: 400; color: var(--ink-soft); }
    .panel-head .tabs { margin: 0 0 calc(-.5rem - 1px); border: 0; }
    .panel-head .tabs a { padding: .1rem 0 .5rem; margin: 0; font-family: var(--serif); }
    .tabs [aria-current] { color: var(--lake); font-weight: 600; border-color: var(--lake); }

    .filters {
      display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; padding: .55rem 1rem;
      border-bottom: var(--hair);
    }
    .filters .field { display: flex; align-items: center; gap: .4rem; }
    .filters .field-label { padding: 0; font-weight: 400; color: var(--ink-soft); white-space: nowrap; }
    .filters input, .filters select { width: auto; max-width: 12em; }
    .filters > .acts { margin-left: auto; }
    .pager {
      display: flex; align-items: center; gap: .6rem; padding: .6rem 1rem; border-top: var(--hair);
    }
    .pager > span:first-child { margin-right: auto; color: var(--ink-soft); }
    .panel + .panel, .panel + .columns-2, .columns-2 + .panel, .columns-2 + .columns-2,
    .numerals + .columns-2, .panel + .numerals, .confirm + .panel { margin-top: 1.2rem; }
    .main > .filters { padding: 0 0 .8rem; border: 0; }
    .main > .pager { padding: .7rem 0; border: 0; }
    .empty { padding: 1.8rem 1rem 2rem; text-align: center; }
    .empty p:first-child { font: 1.14rem/1.5 var(--serif); }
    .empty .advice { color: var(--ink-soft); }
    .empty .acts { justify-content: center; padding-top: .8rem; }

    .bulk { padding: .55rem 1rem; border-top: 1px solid var(--rule-strong); background: var(--paper); }
    form.stack > .bulk { margin: 0; }
    .grid td, .grid tbody th { padding: .25rem .5rem; }
    .grid .c-name { min-width: 15em; }
    .grid textarea { resize: none; } .grid [type="number"] { text-align: left; }
    .grid .locked-cell { background: var(--locked); color: var(--ink-soft); }
    .grid .open-cell { padding: .15rem .2rem; min-width: 8em; }
    .grid .open-cell input, .grid .open-cell textarea { border-color: transparent; }
    .grid .open-cell input:hover, .grid .open-cell textarea:hover { border-color: var(--edge); }
    .grid .wrong-row > :first-child { border-left: 3px solid var(--red); }
    .grid .error { display: block; }
    .plan-rows td, .plan-rows .open-cell { min-width: 0; padding: .15rem .2rem; }
    .plan-rows .open-cell input { border-color: var(--edge); }
    .plan-rows .node-name { min-width: 11em; } .plan-rows .node-limit { min-width: 7.5em; }
    .plan-rows .node-share, .plan-rows .node-weight, .plan-rows .node-after { min-width: 4.6em; }
    .plan-rows .node-gate { text-align: center; }
    .tiles {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr));
      border-left: var(--hair); border-top: var(--hair);
    }
    .tiles li { padding: .45rem .8rem .5rem; border-right: var(--hair); border-bottom: var(--hair); }
    .tiles li p:first-child a { color: inherit; text-decoration: none; }
    .tiles b { font-family: var(--serif); margin-right: .5em; }
    .tiles b::before { content: "✓ "; }
    .tiles .reported b { color: var(--track); }
    .tiles .missing { background: var(--red-soft); } .tiles .missing b { color: var(--red); }
    .tiles .missing b::before { content: "■ "; }
    .tiles .returned { background: var(--amber-soft); } .tiles .returned b { color: var(--amber); }
    .tiles .returned b::before { content: "↩ "; }
    .tiles .late b { color: var(--ink-soft); }
    """
}
