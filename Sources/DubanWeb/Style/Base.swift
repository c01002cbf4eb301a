extension StyleSheet {
  static let base = """
    *, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; }
    html { scroll-padding-top: 84px; -webkit-text-size-adjust: 100%; }
    body {
      background: var(--paper); color: var(--ink);
      font: 14px/1.65 var(--sans); font-variant-numeric: tabular-nums;
    }
    h1, h2, h3, h4, h5 { font-family: var(--serif); font-weight: 700; line-height: 1.4; }
    h1 { font-size: 28px; letter-spacing: .02em; }
    h2 { font-size: 19px; }
    h2 small { font: 400 13px/1.5 var(--sans); color: var(--ink-soft); margin-left: 8px; }
    small, .soft { font-size: 12.5px; color: var(--ink-soft); }
    a { color: inherit; text-decoration: none; }
    ul, ol { list-style: none; }
    table { border-collapse: collapse; }
    summary { cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    a:focus-visible, summary:focus-visible { outline: 2px solid var(--lake); outline-offset: 1px; }
    main, .colophon { max-width: 1480px; margin: 0 auto; padding: 0 24px; }

    .bar {
      position: sticky; top: 0; z-index: 2; display: flex; align-items: center; height: 40px;
      padding: 0 max(24px, calc(50% - 716px)); overflow-x: auto; white-space: nowrap;
      background: var(--paper); border-bottom: 1px solid var(--rule-strong);
    }
    .bar .name {
      font: 700 17px/1 var(--serif); color: var(--lake); letter-spacing: .14em; margin-right: 22px;
    }
    .bar a {
      flex: none; padding: 8px 0; margin-right: 22px; color: var(--ink-soft); font-size: 13px;
      overflow: hidden; text-overflow: ellipsis;
    }
    .bar a:hover { color: var(--lake); }
    .colophon { padding: 18px 24px 40px; color: var(--ink-soft); font-size: 12.5px; }
    """
}
