extension StyleSheet {
  /// On paper: no rail, no buttons.
  static let paperRules = """
    @page { size: A4; margin: 16mm 13mm 15mm; }
    @page sheet-a3 { size: A3 landscape; margin: 12mm; }
    @media print {
      * { -webkit-print-color-adjust: exact; }
      body { display: block; font-size: 9pt; }
      .rail, .thumb, .skip, .act, .filters, .pager, .tabs, form.stack { display: none; }
      .main { padding: 0; max-width: none; }
      .columns-2 { display: block; } .columns-2 > * + * { margin-top: 12px; }
      .panel { border-left: 0; border-right: 0; }
      .rows tr, .notice, .numerals, .pairs > div { break-inside: avoid; }
      .rows thead { display: table-header-group; }
      h2, h3, .panel-head { break-after: avoid; }
    }
    """
}
