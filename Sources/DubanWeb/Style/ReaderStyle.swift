extension StyleSheet {
  /// The left page: the text set as a document.
  static let reader = """
    .spread { margin-top: 30px; background: var(--sheet); border: 1px solid var(--rule-strong); }
    .row { display: grid; grid-template-columns: 660px minmax(0, 1fr); }
    .t { padding: 0 34px 7px; border-right: 3px double var(--lake-line); }
    .t { font: 16px/2 var(--serif); text-align: justify; overflow-wrap: break-word; }
    .body p, .body { text-indent: 2em; }
    .stay { position: sticky; top: 84px; }
    .call { padding-top: 14px; }
    .front p { text-align: center; font-size: 17px; }
    .front .title { font-size: 24px; font-weight: 700; letter-spacing: .06em; }
    .row:nth-child(2) .t { padding-top: 22px; }
    .t h2 { padding: 24px 0 12px; font-size: 21px; text-align: center; }
    .t h3 { padding: 14px 0 2px; font-size: 17px; }
    .t h4 { padding: 6px 0 0; font-size: 16px; }
    .t h5 { font-size: 16px; }
    .t .runin { display: inline; padding: 0; font-size: 16px; line-height: 2; }
    .theme { font-weight: 700; }

    .s { background-repeat: no-repeat; }
    .achievement { --tint: var(--achievement); } .target { --tint: var(--target); }
    .task { --tint: var(--task); } .mechanism { --tint: var(--mechanism); }
    .problem { --tint: var(--problem); }
    .s[class*=" "] { background: linear-gradient(transparent 64%, var(--tint) 64%); }
    .s.rhetoric { background: none; }
    .s[data-k]::before {
      content: attr(data-k); display: inline-block; padding: 1px 2px; margin: 0 4px 0 1px;
      border: 1px solid var(--rule-strong); border-radius: 2px; background: var(--sheet);
      font: 10px/1 var(--sans); color: var(--ink-soft); text-indent: 0; vertical-align: 2px;
    }
    .s.lit { background: var(--tint); }
    .s:target { background: var(--tint, var(--lake-soft)); }
    .pc { font-variant-east-asian: full-width; } .pr { margin-right: .4em; }
    .dl { margin-left: .12em; } .dr { margin-right: .12em; }
    .q { border-bottom: 2px solid var(--lake); padding-bottom: 1px; }
    .fq { background: var(--red-soft); }
    .fq.explain { background: var(--amber-soft); } .fq.note { background: none; }
    .q.contradiction { border-color: var(--red); } .q.explain { border-color: var(--amber); }
    .q.note { border-bottom-style: dashed; }
    .term { border-bottom: 1px dotted var(--ink-soft); }
    .fm::before, .fn {
      display: inline-block; min-width: 17px; padding: 0 3px; border: 1px solid var(--ink-soft);
      border-radius: 2px; font: 11px/15px var(--sans); text-align: center; text-indent: 0;
      color: var(--ink-soft);
    }
    .fm::before { content: "\\2060" attr(data-n); margin: 0 2px; vertical-align: 4px; }
    .fm.contradiction::before, .fn.contradiction {
      background: var(--red); border-color: var(--red); color: var(--on-red);
    }
    .fm.explain::before, .fn.explain { border-color: var(--amber); color: var(--amber); }
    .fm.note::before, .fn.note { border-style: dashed; }
    .fm:target::before { outline: 2px solid var(--lake); }
    .cm::before {
      content: "\\2060" attr(data-n); font: 11px/1 var(--sans); color: var(--lake);
      margin: 0 2px;
      vertical-align: 5px; white-space: nowrap;
    }
    .cm:hover::before { text-decoration: underline; }

    .notes { column-count: 2; column-gap: 40px; border-right: 0; border-top: var(--hair); }
    .notes { padding-top: 16px; padding-bottom: 20px; font-size: 14px; line-height: 1.75; }
    .notes details { break-inside: avoid; margin-bottom: 8px; }
    .notes summary { font-weight: 700; }
    .notes p { text-indent: 0; }
    .notes :target summary { color: var(--lake); }
    """
}
