extension StyleSheet {
  /// The browser's own looks taken away.
  static let reset = """
    *, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; }
    html { font-size: var(--base); -webkit-text-size-adjust: 100%; }
    ul, ol { list-style: none; }
    table { border-collapse: collapse; }
    fieldset { border: 0; min-width: 0; }
    input, select, textarea, button { font: inherit; color: inherit; }
    summary { cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    img, svg { display: block; max-width: 100%; }
    a { color: inherit; text-decoration: none; }
    """
}
