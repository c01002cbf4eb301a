extension StyleSheet {
  /// Acts, fields and what became of an act.
  static let forms = """
    .act {
      display: inline-block; padding: .1rem .85rem; border: 1px solid var(--lake); border-radius: 2px;
      background: var(--sheet); color: var(--lake); font-size: .93rem; line-height: 1.6rem;
      text-align: center; white-space: nowrap; cursor: pointer;
    }
    .act:hover { background: var(--lake-soft); text-decoration: none; }
    .act.main { background: var(--lake); color: var(--on-lake); }
    .act.main:hover { text-decoration: underline; }
    .act.grave { border-color: var(--red); color: var(--red); }
    .act.grave:hover { background: var(--red-soft); }
    .act.quiet { padding: .1rem .3rem; border-color: transparent; background: none; }
    .act.quiet:hover { text-decoration: underline; }
    .act.off {
      border-color: var(--rule-strong); color: var(--ink-faint); background: var(--locked);
      cursor: default;
    }
    .refused-act { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0 .6rem; }
    form.inline { display: inline; }
    .acts > small { color: var(--ink-soft); }

    .field { max-width: 42rem; }
    form.stack > .field + .field, form.stack > .acts { margin-top: 1rem; }
    .field-label { display: block; padding: 0 0 .2rem; font-weight: 600; }
    .must { margin-left: .5em; font-size: .86rem; font-weight: 400; color: var(--ink-soft); }
    input, select, textarea {
      width: 100%; padding: .18rem .55rem; border: 1px solid var(--edge); border-radius: 2px;
      background: var(--field); line-height: 1.6rem;
    }
    select { height: calc(1.96rem + 2px); }
    textarea { display: block; line-height: 1.6; resize: vertical; }
    [type="checkbox"], [type="radio"] {
      -webkit-appearance: none; position: relative; flex: none; width: 1.14rem; height: 1.14rem;
      padding: 0; margin: .2em 0 0; vertical-align: -.2em;
    }
    [type="radio"] { border-radius: 50%; }
    [type="checkbox"]:checked { background: var(--lake); border-color: var(--lake); }
    [type="checkbox"]:checked::before {
      content: ""; position: absolute; left: 17%; top: 22%; width: 66%; height: 34%;
      border: solid var(--on-lake); border-width: 0 0 2px 2px; transform: rotate(-45deg);
    }
    [type="radio"]:checked { border-color: var(--lake); }
    [type="radio"]:checked::before {
      content: ""; position: absolute; left: 22%; top: 22%; width: 56%; height: 56%;
      border-radius: 50%; background: var(--lake);
    }
    :disabled:checked { background: var(--edge); border-color: var(--edge); }
    ::-webkit-file-upload-button {
      padding: .1rem .85rem; margin-right: .7rem; border: 1px solid var(--lake); border-radius: 2px;
      background: var(--sheet); color: var(--lake); font: inherit; cursor: pointer;
    }
    [type="file"] { padding: .3rem; border-style: dashed; background: none; }
    [type="number"] { text-align: right; } [type="number"], [type="date"] { max-width: 11rem; }
    input:hover, select:hover, textarea:hover { border-color: var(--lake); }
    input:focus, select:focus, textarea:focus { outline: 2px solid var(--lake); outline-offset: -1px; }
    [type="date"]:focus-within { outline: 2px solid var(--lake); outline-offset: -1px; }
    [readonly], :disabled { background: var(--locked); color: var(--ink-soft); border-color: var(--rule); }
    .with-unit { display: flex; align-items: center; gap: .5rem; }
    .choices { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; }
    .choices label, .tick-field label { display: flex; gap: .5em; align-items: flex-start; }
    .hint { padding-top: .2rem; font-size: .9rem; color: var(--ink-soft); }
    .error { padding-top: .2rem; font-size: .93rem; color: var(--red); font-weight: 600; }
    .error::before { content: "请改："; }
    .wrong { padding-left: .8rem; border-left: 3px solid var(--red); }
    .wrong input, .wrong select, .wrong textarea { border-color: var(--red); }

    .qr-code { display: block; width: 13rem; height: 13rem; margin: .6rem 0 1rem; background: white; }
    .qr-code path { fill: black; }

    .notice {
      display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: .5rem 1rem;
      margin-bottom: 1.1rem; border: 1px solid var(--lake-line); border-left-width: 3px;
      border-radius: 2px; background: var(--lake-soft);
    }
    .notice > div { min-width: 0; max-width: 60rem; } .notice .acts { margin-left: auto; }
    .notice strong { font-family: var(--serif); color: var(--lake); white-space: nowrap; }
    .notice .advice { color: var(--ink-soft); }
    .notice.done { border-color: var(--track-line); background: var(--track-soft); }
    .notice.done strong { color: var(--track); }
    .notice.refused { border-color: var(--amber-line); background: var(--amber-soft); }
    .notice.refused strong { color: var(--amber); }
    .notice.failed { border-color: var(--red-line); background: var(--red-soft); }
    .notice.failed strong { color: var(--red); }
    """
}
