extension StyleSheet {
  /// On paper: no rail, no buttons.
  static let paperRules = """
    @page {
      size: A4; margin: 16mm 13mm 15mm;
      @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 8pt; }
    }
    @page sheet-a3 { size: A3 landscape; margin: 12mm; }
    @page sheet-a0 { size: 1189mm 841mm; margin: 20mm; }
    @media print {
      * { -webkit-print-color-adjust: exact; }
      body { display: block; font-size: 9pt; }
      .marking { position: fixed; top: -10mm; left: 0; }
      .on-a3 { page: sheet-a3; } .on-a0 { page: sheet-a0; }
      .wall-sheet + .wall-sheet { break-before: page; }
      .on-a0 .wall-chart { column-gap: 14mm; }
      .on-a0 .of-2 .wall-chart { column-count: 2; } .on-a0 .of-3 .wall-chart { column-count: 3; }
      .foot { display: block; padding-top: 10px; font-size: 8pt; }
      .rail, .thumb, .skip, .as-table, .forward, .warnings figcaption a, .more { display: none; }
      .act, .filters, .pager, .tabs, .bulk, .upload, .rows .c-tick { display: none; }
      details:not([open]) { display: none; }
      form.stack > .field, form.stack > .acts { display: none; }
      .panel-head h2.unseen { position: static; width: auto; height: auto; clip-path: none; }
      .main { padding: 0; max-width: none; }
      .columns-2 { display: block; } .columns-2 > * + * { margin-top: 12px; }
      .panel { border-left: 0; border-right: 0; }
      figure .chart { break-inside: avoid; }
      .rows tr, .notice, .numerals, .pairs > div { break-inside: avoid; }
      .rows thead { display: table-header-group; }
      h2, h3, .panel-head { break-after: avoid; }
    }
    """
}
