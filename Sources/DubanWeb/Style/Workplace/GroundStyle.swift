extension StyleSheet {
  /// Body, headings, words, focus.
  static let ground = """
    body {
      background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans);
      font-variant-numeric: tabular-nums; overflow-wrap: break-word;
    }
    h1, h2, h3, h4 { font-family: var(--serif); font-weight: 700; line-height: 1.35; }
    h1 { font-size: 1.72rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1.06rem; }
    h4 { font-size: 1rem; }
    h1 small, h2 small { font: 400 .9rem/1.5 var(--sans); }
    small { font-size: .9rem; color: var(--ink-soft); }
    p a, dd a, .why a, figcaption a {
      color: var(--lake); text-decoration: underline; text-decoration-color: var(--lake-line);
    }
    .acts a, .trail a, .more a, a.act { text-decoration: none; }
    p a:hover, dd a:hover, td a:hover, th a:hover {
      color: var(--lake); text-decoration: underline;
    }
    .act:hover { text-decoration: none; }
    :focus-visible { outline: 2px solid var(--lake); outline-offset: 1px; }
    main:focus, :target:focus { outline: 0; }
    .skip { position: absolute; left: -999px; }
    .skip:focus {
      left: 8px; top: 8px; z-index: 9; padding: 6px 12px; background: var(--lake);
      color: var(--on-lake);
    }
    .unseen {
      position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap;
      clip-path: polygon(0 0, 0 0, 0 0);
    }
    .xl { margin-left: .16em; } .xr { margin-right: .16em; } .xx { margin: 0 .16em; }
    code { font: .9rem/1.65 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
    """
}
