extension StyleSheet {
  /// A light: shape, colour and word. The clocks beside it.
  static let lights = """
    .light {
      display: inline-flex; align-items: center; padding: 0 .5em 0 .4em; border-radius: 2px;
      font-size: .9rem; line-height: 1.5rem; white-space: nowrap; color: var(--unrated);
      background: var(--unrated-soft);
    }
    .light::before {
      content: ""; flex: none; width: .72em; height: .72em; margin-right: .42em;
      background: currentColor;
    }
    .light b { font-weight: inherit; margin-right: .3em; }
    .l-ahead { color: var(--lake); background: var(--lake-soft); }
    .l-ahead::before { clip-path: polygon(50% 0, 100% 100%, 0 100%); }
    .l-onTrack { color: var(--track); background: var(--track-soft); }
    .l-onTrack::before { border-radius: 50%; }
    .l-yellow { color: var(--amber); background: var(--amber-soft); }
    .l-yellow::before { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); width: .86em; height: .86em; }
    .l-red { color: var(--red); background: var(--red-soft); font-weight: 600; }
    .l-unrated::before { background: none; border: 2px solid; border-radius: 50%; }
    .l-done { color: var(--ink-soft); background: none; border: 1px dashed var(--edge); }
    .l-done, .l-closed { line-height: calc(1.5rem - 2px); }
    .l-done::before, .l-closed::before {
      background: none; border: solid; border-width: 0 0 2px 2px; width: .8em; height: .42em;
      transform: rotate(-45deg); margin-top: -.2em;
    }
    .l-closed { color: var(--ink-soft); background: none; border: 1px solid var(--rule-strong); }
    .light.alone { padding: 0; background: none; border: 0; } .light.alone::before { margin: 0; }

    .left { white-space: nowrap; }
    .left b { font: 700 1.2rem/1 var(--serif); }
    .left small { display: block; line-height: 1.35; }
    .left.late b { color: var(--red); } .left.near b { color: var(--amber); }
    """
}
