extension StyleSheet {
  /// Rows become slips, the rail becomes the bar at the thumb.
  static let phone = """
    @media screen and (max-width: 1100px) {
      .columns-2 { grid-template-columns: minmax(0, 1fr); }
      .panel { overflow-x: auto; }
    }
    @media screen and (max-width: 760px) {
      .for-phone, figure .chart.for-phone { display: block; }
      .for-desk, figure .chart.for-desk { display: none; }
      body { display: block; padding-bottom: 3.6rem; }
      .rail { display: none; }
      .rail:target {
        display: flex; position: fixed; left: 0; right: 0; top: 0; bottom: 0; z-index: 5;
        height: auto; border: 0;
      }
      .rail li a { padding: .8rem 1.4rem; border-bottom: var(--hair); font-size: 1.14rem; }
      .rail .close { display: block; padding: .9rem 1.4rem; color: var(--lake); }
      .thumb {
        position: fixed; left: 0; right: 0; bottom: 0; z-index: 4; display: flex; height: 3.6rem;
        background: var(--sheet); border-top: 1px solid var(--rule-strong);
      }
      .thumb a {
        flex: 1; display: flex; flex-direction: column; justify-content: center; text-align: center;
        border-top: 3px solid transparent;
      }
      .thumb b { font: 700 .86rem/1 var(--serif); color: var(--ink-soft); order: -1; }
      .thumb [aria-current] { color: var(--lake); border-color: var(--lake); font-weight: 600; }
      .main { padding: .9rem .9rem 2rem; }
      .today { width: 100%; margin: 0; font-size: .93rem; }
      .panel, .numerals, .notice {
        margin-left: -.9rem; margin-right: -.9rem; border-left: 0; border-right: 0;
        border-radius: 0;
      }
      .numerals { grid-template-columns: repeat(2, 1fr); }
      .rows, .rows tbody { display: block; }
      .rows thead {
        position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: polygon(0 0, 0 0, 0 0);
      }
      .rows tr {
        display: flex; flex-wrap: wrap; align-items: center; gap: .15rem .8rem; padding: .7rem .9rem;
        border-bottom: 1px solid var(--rule-strong);
      }
      .rows tr:last-child { border-bottom: 0; }
      .rows td, .rows tbody th, .rows tr > :first-child, .rows tr > :last-child {
        display: block; padding: 0; border: 0;
      }
      .rows .c-tick { order: 0; width: auto; } .rows .c-light { order: 1; } .rows .c-code { order: 2; }
      .rows .c-time { order: 3; margin-left: auto; text-align: right; }
      .rows tbody .c-name { order: 4; width: 100%; font-size: 1.1rem; }
      .rows .c-text { order: 5; color: var(--ink-soft); } .rows .c-number { order: 6; }
      .rows .c-act { order: 7; margin-left: auto; }
      .rows [data-of]::before { content: attr(data-of) " "; color: var(--ink-soft); }
      .left small { display: inline; padding-left: .4em; }
      .act { padding: .35rem 1rem; } .tabs { gap: 0 1.3rem; flex-wrap: nowrap; overflow-x: auto; }
      .tabs a { white-space: nowrap; padding: .6rem 0 .7rem; }
      input, select, textarea { font-size: 16px; padding: .4rem .6rem; }
      select { height: 3rem; } [type="checkbox"], [type="radio"] { padding: 0; }
      .rows tr.locked { background: var(--locked); } .rows tr.chosen { background: var(--lake-soft); }
      .rows tr.late { border-left: 3px solid var(--red); padding-left: calc(.9rem - 3px); }
      .rows tr.late > :first-child { border: 0; padding: 0; }
      .rows tbody tr.late > *, .rows tbody tr.locked > *, .rows tbody tr:hover > * { background: none; }
      .totals .c-bar { order: 5; width: 100%; }
      .rows.workflow tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .rows.workflow tr > td:first-child { padding: 0; }
      .rows.workflow tbody tr > th { grid-column: 1 / -1; border: 0; }
      .gate { margin-top: 5vh; }
      .rows.grid tr > td { order: 8; } .rows.grid tr > .c-light { order: 1; }
      .grid .open-cell { width: 100%; padding: .3rem 0; }
      .rows.grid .locked-cell { flex: 1 1 auto; padding: .2rem .5rem; }
      .plan-rows .open-cell { width: calc(50% - .4rem); }
      .plan-rows .node-name, .plan-rows .node-gate { width: 100%; text-align: left; }
      .plan-rows .open-cell [type="date"] { max-width: none; }
      .grid .open-cell input, .grid .open-cell textarea { border-color: var(--edge); }
      .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .filters { gap: .5rem; } .filters .field { flex: 1 0 46%; }
      .filters input, .filters select { flex: 1; max-width: none; min-width: 0; }
    }
    """
}
