/// What the words of a claim say of how far a thing has come.
enum ClaimWords {
  private static let done = words(
    """
    完成 建成 竣工 投入使用 投入运营 投用 通车 投产 开园 运营 试运行 达到 实现 成立 出台 印发 制定 开通 交付 落地 挂牌
    搬迁 拆除 荣获 获评 通过 解决 启用 开放 开业 入驻 实施了 完工 封顶 组建 新建 改造 新增 建设了 整治 培训 发放 举办 超额
    """)
  private static let underway = words(
    """
    推进 加快 启动 开工 有序 正在 进展 稳步 着手 筹备 前期 谋划 扎实 持续 加强 深入 拟 有望 即将 动工 进场 主体施工
    """)
  private static let starting = words("启动 开工 推进 谋划 加快 前期 申报 争取 探索 研究 编制 规划 筹备")
  private static let unmet = words(
    "未完成 尚未 未能 没有完成 暂缓 推迟 未达 延期 调整至 未如期 仍未 没有达到 未开工 未启动")

  private static func words(_ list: String) -> [[Code]] {
    list.split { $0 == " " || $0 == "\n" }.map { String($0).codes }
  }

  enum Progress { case done, underway, unmet, plain }

  /// How far the stretch says that the thing has come; the last word of a stretch weighs most.
  static func progress(_ text: NormalText, _ range: Range<Int>) -> Progress {
    if finds(unmet, text, range) { return .unmet }
    if finds(done, text, range) { return .done }
    return finds(underway, text, range) ? .underway : .plain
  }

  /// Whether a promise is only to begin or to push something on.
  static func onlyStarts(_ text: NormalText, _ range: Range<Int>) -> Bool {
    finds(starting, text, range) && !finds(done, text, range)
  }

  private static func finds(_ words: [[Code]], _ text: NormalText, _ range: Range<Int>) -> Bool {
    for index in range {
      for word in words
      where word[0] == text[index] && index + word.count <= range.upperBound
        && text.has(word, at: index)
      {
        return true
      }
    }
    return false
  }
}
