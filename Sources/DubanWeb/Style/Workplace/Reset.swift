extension StyleSheet {
  /// The browser's own looks taken away.
  static let reset = """
    *, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; }
    html { font-size: var(--base); -webkit-text-size-adjust: 100%; }
    ul, ol { list-style: none; }
    table { border-collapse: collapse; }
    fieldset { border: 0; min-width: 0; }
    input, select, textarea, button { font: inherit; color: inherit; }
    summary { cursor: pointer; list-style: none; color: var(--lake); padding: .2rem 0; }
    summary::-webkit-details-marker { display: none; }
    summary::before { content: "＋"; margin-right: .25em; }
    [open] > summary::before { content: "－"; }
    img, svg { display: block; max-width: 100%; }
    a { color: inherit; text-decoration: none; }
    """
}
