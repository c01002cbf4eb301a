extension StyleSheet {
  /// Drawings: their lines, fills and words.
  static let charts = """
    .chart { display: block; width: 100%; height: auto; }
    figure .chart.for-phone { display: none; }
    .chart text { font: 12px var(--sans); fill: var(--ink-soft); }
    .chart .end { text-anchor: end; } .chart .mid { text-anchor: middle; }
    .chart .name { font-size: 13.5px; fill: var(--ink); }
    .chart a:hover .name { fill: var(--lake); text-decoration: underline; }
    .chart .group { font: 700 15px var(--serif); fill: var(--ink); }
    .chart .strong { fill: var(--ink); font-weight: 600; }
    .chart .t-lake { fill: var(--lake); }
    .chart .t-now, .chart .t-red { fill: var(--red); } .chart .t-yellow { fill: var(--amber); }
    .ax { stroke: var(--rule); } .ax.strong { stroke: var(--rule-strong); }
    .now { stroke: var(--red); stroke-width: 1.4; }
    .head-band { fill: var(--paper); }
    .band { fill: var(--amber-soft); stroke: var(--amber-line); stroke-dasharray: 1 3; }
    .plan-line { fill: none; stroke: var(--lake); stroke-width: 1.6; stroke-dasharray: 6 4; }
    .pace-line { fill: none; stroke: var(--ink-soft); }
    .real-line { fill: none; stroke: var(--ink); stroke-width: 2.6; } .real-dot { fill: var(--ink); }
    .ahead-line { stroke: var(--ink); stroke-dasharray: 2 4; }
    .gate { fill: var(--sheet); stroke: var(--ink-soft); stroke-width: 1.6; }
    .gate.reached { fill: var(--ink-soft); } .gate.missed { stroke: var(--red); stroke-width: 2.4; }
    .critical { stroke: var(--ink); stroke-width: 2; }
    .b-past { fill: var(--bar-past); } .b-onTrack { fill: var(--bar-track); }
    .b-ahead { fill: var(--bar-plan); } .b-slow, .b-yellow { fill: var(--bar-slow); }
    .b-late, .b-red { fill: var(--bar-late); } .b-rest { fill: var(--bar-rest); }
    .b-unrated, .b-done { fill: var(--bar-past); } .b-closed { fill: var(--bar-rest); }
    .f-ahead { fill: var(--lake); } .f-onTrack { fill: var(--track); }
    .f-yellow { fill: var(--amber); }
    .f-red { fill: var(--red); }
    .f-unrated { fill: none; stroke: var(--unrated); stroke-width: 2; }
    .f-done, .f-closed { fill: none; stroke: var(--ink-soft); stroke-width: 2; }
    .plan-mark { fill: var(--ink); }
    .curve { padding: .6rem 1rem .3rem; }
    .warnings { padding: .6rem 1rem .3rem; } .warnings .chart { max-width: 28rem; }
    .warnings a:hover .mid { fill: var(--lake); }
    figcaption { font-size: .93rem; color: var(--ink-soft); }
    .warnings figcaption a { margin-left: .6em; white-space: nowrap; }
    .as-table { padding: .3rem 0; font-size: .93rem; }
    .as-table summary { color: var(--lake); } .as-table summary:hover { text-decoration: underline; }
    .as-table[open] summary { padding-bottom: .3rem; }
    .scroll { overflow-x: auto; }
    .wall-chart figcaption { padding: .6rem 1rem 0; }
    .wall-chart .as-table { padding: .2rem 1rem .6rem; }
    .keys { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; }
    .keys li { display: flex; align-items: center; gap: .45em; }
    .keys svg { height: .8em; }
    .totals .c-bar { width: 34%; }
    .totals-bar { display: block; width: 100%; height: 14px; margin-top: 4px; }
    .totals-bar rect { stroke: var(--sheet); }
    .totals thead .light { display: flex; justify-content: flex-end; line-height: 1; }
    .totals .sum { font-weight: 600; }
    .totals thead th { vertical-align: bottom; }
    .faint { color: var(--ink-faint); }
    .progress p { display: flex; align-items: baseline; gap: .6em; }
    .progress b { font: 700 1.45rem/1.2 var(--serif); } .progress small { margin-left: auto; }
    .progress-bar { display: block; width: 100%; height: 12px; }
    .work progress {
      -webkit-appearance: none; width: 100%; height: .5rem; border: 0; background: var(--bar-rest);
    }
    .work ::-webkit-progress-bar { background: var(--bar-rest); }
    .work ::-webkit-progress-value { background: var(--bar-plan); }
    .work small { display: block; text-align: right; }
    """
}
