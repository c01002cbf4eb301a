extension StyleSheet {
  /// The index of findings and the list of what became no commitment.
  static let ledger = """
    .index, .coverage { margin-top: 26px; }
    .index h2, .coverage h2 { padding-bottom: 8px; border-bottom: 2px solid var(--ink); }
    .nothing { padding: 12px 0; color: var(--ink-soft); }
    .ledger { width: 100%; }
    .ledger th {
      text-align: left; font-weight: 500; font-size: 12.5px; color: var(--ink-soft);
      padding: 6px 12px 6px 0; border-bottom: 1px solid var(--rule-strong); white-space: nowrap;
    }
    .ledger td { padding: 9px 16px 9px 0; border-bottom: var(--hair); vertical-align: top; }
    .ledger td:last-child { padding-right: 0; width: 36%; }
    .ledger .n { width: 40px; } .ledger .label { width: 96px; white-space: nowrap; }
    .contradiction .label { color: var(--red); font-weight: 600; }
    .explain .label { color: var(--amber); }
    .quotes { color: var(--ink-soft); font: 13px/1.7 var(--serif); }
    .quotes a:hover { color: var(--lake); }
    code { display: block; font: 12.5px/1.65 var(--mono); color: var(--ink-soft); }
    code { white-space: pre-wrap; overflow-wrap: anywhere; }

    .coverage details { border-bottom: var(--hair); }
    .coverage summary { padding: 8px 0; }
    .coverage summary::before { content: "＋"; color: var(--lake); margin-right: 8px; }
    .coverage [open] > summary::before { content: "－"; }
    .coverage ol { padding: 0 0 10px 26px; column-count: 2; column-gap: 40px; }
    .coverage li { padding: 3px 0; font-family: var(--serif); break-inside: avoid; }
    .coverage li a:hover { color: var(--lake); }
    """
}
