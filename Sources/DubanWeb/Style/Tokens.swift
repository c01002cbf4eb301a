extension StyleSheet {
  /// Paper, ink, lake and vermilion. Every colour has its name here and nowhere else.
  static let tokens = """
    :root {
      color-scheme: light dark;
      --paper: #f6f3ec; --sheet: #fffdf8; --rule: #e2dccf; --rule-strong: #b8ae9b;
      --ink: #1f2a33; --ink-soft: #56636d; --ink-faint: #636c73;
      --lake: #155a73; --lake-soft: #e6f0f3; --lake-line: #9dbfcb;
      --red: #b3321f; --red-soft: #fae6e0; --red-line: #dfa497; --on-red: #fff;
      --amber: #8f5a00; --amber-soft: #faf0d6; --amber-line: #dcc48a;
      --achievement: #efe5cc; --target: #d6e9d3; --task: #d3e7ef;
      --mechanism: #e3dcee; --problem: #e4e1db;
      --serif: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif;
      --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
        sans-serif;
      --mono: ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace;
      --hair: 1px solid var(--rule);
    }
    """

  static let darkTokens = """
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #14191d; --sheet: #1a2126; --rule: #303a41; --rule-strong: #56636d;
        --ink: #e6e1d6; --ink-soft: #a9b2b8; --ink-faint: #929ca3;
        --lake: #7fbdd2; --lake-soft: #1d333c; --lake-line: #3f6b7b;
        --red: #f0917f; --red-soft: #43231d; --red-line: #7d4035; --on-red: #1a2126;
        --amber: #dfb35a; --amber-soft: #3a2f17; --amber-line: #6d5a2b;
        --achievement: #3d3624; --target: #25402a; --task: #1f3f4c;
        --mechanism: #372f47; --problem: #383a3b;
      }
    }
    """
}
