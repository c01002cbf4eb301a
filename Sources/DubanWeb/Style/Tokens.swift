extension StyleSheet {
  /// Paper, ink, lake and vermilion. Every colour has its name here and nowhere else.
  static let tokens = """
    :root {
      color-scheme: light dark;
      --serif: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", STZhongsong,
        SimSun, serif;
      --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
        sans-serif;
      --mono: ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace;
    \(lightColours)
    }
    """

  static let darkTokens = """
    @media screen and (prefers-color-scheme: dark) {
      :root {
    \(darkColours)
      }
    }
    """

  /// The sets of the workplace: as the device asks, and as a class of the page asks.
  static let workplaceTokens = """
    \(tokens)
    :root { --base: 14px; }
    @media screen and (prefers-color-scheme: dark) {
      :root {
    \(darkColours)
      }
    }
    @media print {
      :root {
    \(paperColours)
        --base: 12px;
      }
    }
    @media screen {
      .day {
        color-scheme: light;
    \(lightColours)
      }
      .night {
        color-scheme: dark;
    \(darkColours)
      }
      .paper {
        color-scheme: light;
    \(paperColours)
      }
      .wall {
        color-scheme: dark;
    \(darkColours)
    \(wallColours)
        --base: 24px;
      }
    }
    """

  static let lightColours = """
        --paper: #f6f3ec; --sheet: #fffdf8; --rule: #e2dccf; --rule-strong: #b8ae9b;
        --ink: #1f2a33; --ink-soft: #56636d; --ink-faint: #636c73;
        --lake: #155a73; --lake-soft: #e6f0f3; --lake-line: #9dbfcb; --on-lake: #fff;
        --red: #b3321f; --red-soft: #fae6e0; --red-line: #dfa497; --on-red: #fff;
        --amber: #8f5a00; --amber-soft: #faf0d6; --amber-line: #dcc48a;
        --track: #2a6b4a; --track-soft: #e3efe6; --track-line: #a9cbb5;
        --unrated: #665f54; --unrated-soft: #ece8df;
        --edge: #857c6c; --field: #fffefb; --locked: #f0ece3;
        --bar-past: #8fb3c0; --bar-plan: #155a73; --bar-late: #b3321f; --bar-slow: #c98a1c;
        --bar-track: #3f8a63; --bar-rest: #e4ddcf;
        --achievement: #efe5cc; --target: #d6e9d3; --task: #d3e7ef;
        --mechanism: #e3dcee; --problem: #e4e1db;
        --hair: 1px solid var(--rule);
    """

  static let darkColours = """
        --paper: #14191d; --sheet: #1a2126; --rule: #303a41; --rule-strong: #56636d;
        --ink: #e6e1d6; --ink-soft: #a9b2b8; --ink-faint: #929ca3;
        --lake: #7fbdd2; --lake-soft: #1d333c; --lake-line: #3f6b7b; --on-lake: #11181c;
        --red: #f0917f; --red-soft: #43231d; --red-line: #7d4035; --on-red: #1a2126;
        --amber: #dfb35a; --amber-soft: #3a2f17; --amber-line: #6d5a2b;
        --track: #86c6a1; --track-soft: #1d3427; --track-line: #3d6a50;
        --unrated: #b1a998; --unrated-soft: #2c3034;
        --edge: #7d8a93; --field: #11171a; --locked: #262d32;
        --bar-past: #4d7684; --bar-plan: #7fbdd2; --bar-late: #e0705b; --bar-slow: #cf9d3c;
        --bar-track: #5da67d; --bar-rest: #38434a;
        --achievement: #3d3624; --target: #25402a; --task: #1f3f4c;
        --mechanism: #372f47; --problem: #383a3b;
        --hair: 1px solid var(--rule);
    """

  /// Read from across a room: darker paper, brighter ink.
  static let wallColours = """
        --paper: #0d1215; --sheet: #12191d; --rule: #35424a; --rule-strong: #687883;
        --ink: #f4efe3; --ink-soft: #c3cbd0; --ink-faint: #a9b3ba;
    """

  /// On white paper, and in grey: the shapes and words say what the colours say.
  static let paperColours = """
        --paper: #fff; --sheet: #fff; --rule: #c4c4c4; --rule-strong: #777;
        --ink: #000; --ink-soft: #333; --ink-faint: #4a4a4a;
        --lake: #0d4a60; --lake-soft: #eef4f6; --lake-line: #8fb0bb; --on-lake: #fff;
        --red: #a4260f; --red-soft: #fbefec; --red-line: #d09a8d; --on-red: #fff;
        --amber: #7a4c00; --amber-soft: #fbf5e6; --amber-line: #cbb27a;
        --track: #1f5a3c; --track-soft: #eef6f0; --track-line: #9dbfa9;
        --unrated: #4f4a42; --unrated-soft: #f1efea;
        --edge: #777; --field: #fff; --locked: #f1f1f1;
        --bar-past: #9dbac4; --bar-plan: #155a73; --bar-late: #b3321f; --bar-slow: #c98a1c;
        --bar-track: #3f8a63; --bar-rest: #dedede;
        --hair: 1px solid var(--rule);
    """
}
