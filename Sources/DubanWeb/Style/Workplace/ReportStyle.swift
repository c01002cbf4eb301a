extension StyleSheet {
  /// A report's breakdown, beside the workplace's sheet: the form of one commitment, and the table as
  /// it is printed.
  static let breakdown = """
    .source mark {
      padding: .1em 0; background: var(--lake-soft); color: inherit;
      border-bottom: 2px solid var(--lake);
    }
    .names summary { color: var(--lake); } .names p { padding-top: .4rem; }
    .beside { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1rem; max-width: 42rem; }
    form.stack > .beside, form.stack > .measures, form.stack > .beside + .field { margin-top: 1rem; }
    form.stack > .measures + .field { margin-top: 1rem; }
    .measures { max-width: 42rem; padding: 0; border: 0; }
    .measure-line {
      display: grid; gap: .2rem .5rem; padding-bottom: .5rem;
      grid-template-columns: minmax(0, 2fr) 7rem minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr);
    }
    .measure-line .field-label { padding: 0; font-size: .86rem; font-weight: 400; color: var(--ink-soft); }
    .measure-line ~ .measure-line .field-label {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: polygon(0 0, 0 0, 0 0);
    }
    .breakdown-sheet h2 { padding: 1.1rem 1rem .2rem; font-size: 1.5rem; text-align: center; }
    .breakdown-sheet > p { padding-bottom: .7rem; text-align: center; }
    .main > .acts + .breakdown-sheet { margin-top: 1.1rem; }
    .rows.breakdown thead th { border: var(--hair); text-align: center; }
    .rows.breakdown .person { text-align: center; white-space: nowrap; }
    .rows.breakdown td, .rows.breakdown tbody th { border: var(--hair); }
    .rows.breakdown .group th { font: 700 1.06rem/1.5 var(--serif); background: var(--locked); }
    .rows.breakdown .c-name { width: 30%; } .rows.breakdown .void { min-width: 4em; }
    @media screen and (max-width: 760px) {
      .beside { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
      .measure-line { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .measure-line .field:first-child { grid-column: 1 / -1; }
      .rows.breakdown tbody { border-top: 1px solid var(--rule-strong); }
      .rows.breakdown td, .rows.breakdown tbody th { border: 0; }
      .rows.breakdown .void { display: none; } .rows.breakdown .c-name { width: auto; flex: 1; }
      .rows.breakdown .group th { width: 100%; padding: .4rem .6rem; }
      .rows.breakdown .c-text { width: 100%; text-align: left; }
    }
    @page sheet-wide { size: A4 landscape; margin: 12mm 12mm 14mm; }
    @media print {
      .on-a4-wide { page: sheet-wide; } .breakdown-sheet { border: 0; } .on-a4-wide > .acts { display: none; }
    }
    """
}
