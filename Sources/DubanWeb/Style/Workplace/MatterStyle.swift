extension StyleSheet {
  /// A matter: its story, source, card, evidence, workflow.
  static let matters = """
    .story { padding: .6rem 1rem .4rem 1.5rem; }
    .story li {
      position: relative; padding: .22rem 0 .5rem 1.1rem; border-left: 1px solid var(--rule-strong);
    }
    .story li::before {
      content: ""; position: absolute; left: -4.5px; top: .6rem; width: 8px; height: 8px;
      border-radius: 50%; border: 1.5px solid var(--lake); background: var(--sheet);
    }
    .story li:last-child { border-left-color: transparent; }
    .story .step::before { background: var(--lake); }
    .story .grave::before { border-color: var(--red); background: var(--red); border-radius: 0; }
    .story .system::before { border-color: var(--rule-strong); }
    .story .withdrawn > p:first-child { color: var(--ink-soft); }
    .withdrawn .said { text-decoration: line-through; }
    .story time { margin-right: .7em; color: var(--ink-soft); }
    .story b { font-weight: 600; margin-right: .5em; } .story .soft { font-size: .93rem; }
    .more { padding: 0 1rem .7rem 2.6rem; } .more a { color: var(--lake); }
    .source { margin: .8rem 1rem 1rem; padding-left: 1rem; border-left: 3px double var(--lake-line); }
    .source blockquote { font: 1.14rem/1.9 var(--serif); text-align: justify; }
    .source figcaption a { color: var(--lake); }
    .pc { font-variant-east-asian: full-width; } .pr { margin-right: .4em; }
    .dl { margin-left: .12em; } .dr { margin-right: .12em; }

    .card {
      max-width: 30rem; padding: 1rem 1.2rem; background: var(--sheet);
      border: 1px solid var(--rule-strong); border-top: 3px solid var(--lake);
    }
    .card h2 { padding: .1rem 0 .4rem; } .card .left small { display: inline; padding-left: .4em; }
    .card > * + * { margin-top: .7rem; } .card .source { margin: .7rem 0 0; }
    .card .acts { justify-content: space-between; padding-bottom: .2rem; }
    .card .pairs > div { grid-template-columns: 4em minmax(0, 1fr); }
    * + .card { margin-top: 1.2rem; }
    @media screen and (min-width: 1101px) {
      .main > .card {
        display: inline-block; vertical-align: top; width: calc(50% - 1rem); max-width: none;
        margin: 1.2rem .8rem 0 0;
      }
    }
    .forward summary { color: var(--lake); }
    .forward-text { padding: .6rem; white-space: pre-line; background: var(--locked); }

    .seal {
      display: inline-block; padding: .3rem .45rem; border: 2px solid var(--red); border-radius: 2px;
      color: var(--red); font: 700 1.06rem/1.1 var(--serif); letter-spacing: .1em;
      transform: rotate(-3deg);
    }
    .foot { color: var(--ink-soft); } .foot b { color: var(--red); font-family: var(--serif); }

    .confirm {
      max-width: 46rem; padding: 1rem 1.3rem 1.2rem; background: var(--sheet);
      border: 1px solid var(--red-line); border-top: 3px solid var(--red);
    }
    .confirm ul { padding: .5rem 0 .9rem; } .confirm li { padding-left: 1em; text-indent: -1em; }
    .confirm li::before { content: "— "; color: var(--ink-soft); }

    .upload { padding: 1rem; border: 1px dashed var(--edge); background: var(--field); }
    .upload .rules { padding: .6rem 0 .8rem; font-size: .93rem; color: var(--ink-soft); }
    .rules .grave { color: var(--red); }
    .evidence { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem; }
    .evidence li { min-width: 0; font-size: .93rem; line-height: 1.4; }
    .face {
      display: flex; align-items: center; justify-content: center; height: 6.4rem; padding: .4rem;
      margin-bottom: .3rem; border: var(--hair); background: var(--locked); overflow: hidden;
      text-align: center; color: var(--ink-soft);
    }
    .face img { width: 100%; height: 100%; object-fit: cover; } .face .kind { font: 1.14rem var(--serif); }
    .evidence a:hover .face { border-color: var(--lake); }
    .hash { font: .86rem var(--mono); color: var(--ink-soft); }
    .workflow [rowspan] { font-weight: 600; vertical-align: top; } .workflow th small { display: block; }
    .rows.workflow tr > td:first-child { padding-left: .6rem; }
    .deny { color: var(--red); font-weight: 600; }
    .workflow tbody th[rowspan] { border-right: var(--hair); }
    """
}
