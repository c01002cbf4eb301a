extension StyleSheet {
  /// A4: no bar, smaller slips, kinds told by their letters, details as they stand.
  static let print = """
    @page { size: A4; margin: 16mm 13mm 15mm; }
    @media print {
      html, body { background: #fff; }
      * { -webkit-print-color-adjust: exact; }
      body { font-size: 9pt; }
      main, .colophon { max-width: none; padding: 0; }
      .bar { display: none; }
      h1 { font-size: 20pt; } .cover { padding-top: 0; }
      .facts dd { font-size: 17pt; } .facts dd.soft, .facts dt, .legend { font-size: 8pt; }
      .facts div { padding: 6px 8px; }
      .facts { grid-template-columns: repeat(6, 1fr) 1.5fr; }
      .spread { border: 0; border-top: 2px solid var(--ink); background: none; }
      .row { display: block; } .row.heads { display: none; }
      .row.fresh { clear: both; } .spread::after { content: ""; display: block; clear: both; }
      .t {
        float: left; clear: left; width: 60%; padding: 0 12px 4px 0;
        border-right: 1px solid var(--lake-line);
      }
      .t { font-size: 10pt; line-height: 1.75; }
      .t.notes { float: none; clear: both; border-right: 0; width: auto; column-count: 2; }
      .t.notes { font-size: 8.5pt; line-height: 1.6; }
      .t h2 { font-size: 14pt; } .t h3, .t h4, .t h5, .t .runin { font-size: 10pt; }
      .t .runin { line-height: 1.75; } .stay { position: static; }
      .t h2, .t h3, .t h4 { break-after: avoid; }
      .side { float: right; clear: right; width: 40%; margin: 0; padding: 2px 0 6px 10px; }
      .side { font-size: 8pt; line-height: 1.45; }
      .columns { grid-template-columns: 22px minmax(0, 1fr) 52px; column-gap: 6px; }
      .who { grid-column: 2 / -1; color: var(--ink-soft); font-size: 7.5pt; }
      .who .none { display: none; }
      .who small { margin-left: 6px; font-size: 7.5pt; }
      .no { font-size: 7.5pt; } .entry > .no { top: 2px; width: 22px; } .entry summary { padding: 2px 0; }
      .entry dl { display: none; }
      .entry, .finding, .ledger tr { break-inside: avoid; }
      .ledger td { padding: 5px 10px 5px 0; font-size: 8.5pt; }
      code { font-size: 8pt; } .quotes { font-size: 8.5pt; }
      .coverage ol { column-count: 2; }
    }
    """
}
