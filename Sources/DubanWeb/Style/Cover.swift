extension StyleSheet {
  /// Head, facts, the strip and its legend.
  static let cover = """
    .cover { padding: 26px 0 0; }
    .cover .origin { margin: 6px 0 18px; color: var(--ink-soft); }
    .cover .dot { margin: 0 8px; color: var(--rule-strong); }
    .facts {
      display: grid; grid-template-columns: repeat(6, 1fr) 1.5fr;
      border-top: 2px solid var(--ink); border-bottom: var(--hair);
    }
    .facts div { padding: 12px 16px 11px; border-left: var(--hair); }
    .facts div:first-child { border-left: 0; padding-left: 0; }
    .facts dt { color: var(--ink-soft); font-size: 13px; }
    .facts dd { font: 700 30px/1.2 var(--serif); }
    .facts dd.soft { font: 12.5px/1.5 var(--sans); }
    .facts .contradiction dd:not(.soft) { color: var(--red); }
    .facts .explain dd:not(.soft) { color: var(--amber); }
    .facts .zero dd:not(.soft) { color: var(--ink-faint); font-weight: 400; }

    .strip { padding: 14px 0 10px; }
    .strip > svg { display: block; width: 100%; height: 50px; overflow: visible; }
    .ground { fill: var(--sheet); stroke: var(--rule); }
    .k-achievement { fill: var(--achievement); } .k-target { fill: var(--target); }
    .k-task { fill: var(--task); } .k-mechanism { fill: var(--mechanism); }
    .k-problem { fill: var(--problem); }
    .post { fill: var(--rule-strong); }
    .tick.contradiction { fill: var(--red); } .tick.explain { fill: var(--amber); }
    .tick.note { fill: var(--rule-strong); }
    .strip text { fill: var(--ink-soft); font: 12.5px var(--sans); }
    .strip .short { display: none; }
    .legend { display: flex; flex-wrap: wrap; gap: 2px 22px; padding-top: 6px; font-size: 13px; }
    .legend .s, .legend .q { font: 15px/1.8 var(--serif); }
    .legend .q { margin-right: 4px; }
    """
}
