/// What the words of a claim say of how far a thing has come.
enum ClaimWords {
  private static let done = words(
    """
    完成 建成 竣工 投入使用 投入运营 投用 通车 投产 开园 运营 试运行 达到 实现 成立 出台 印发
    制定 开通 交付 落地 挂牌
    搬迁 拆除 荣获 获评 通过 解决 启用 开放 开业 入驻 实施了 完工 封顶 组建 新建 改造 新增
    建设了 整治 培训 发放 举办 超额
    """)
  /// On the way, although a word such as 完成 stands beside it.
  private static let stage = words(
    """
    主体完工 主体工程完工 主体施工 主体封顶 主体完成 完成征地 前期手续 前期工作 框架初步形成
    进展顺利 顺利推进 有序推进 加紧建设
    加快推进 加快建设 启动实施 正在 开工建设 稳步推进 全面展开 设备安装 正在建设 建设中 完成投资
    序时进度 核准程序 主体工程建设 部分试 扎实推进 持续推进 抓紧
    """)
  private static let underway = words(
    """
    推进 加快 启动 开工 有序 正在 进展 稳步 着手 筹备 前期 谋划 扎实 持续 加强 深入 拟 有望 即将
    动工 进场 主体施工
    """)
  private static let starting = words(
    "启动 开工 推进 谋划 加快 前期 申报 争取 探索 研究 编制 规划 筹备")
  private static let open = words(
    """
    加强 深化 强化 提升 提高 优化 完善 推动 做好 发展 严格 落实 坚持 巩固 扩大 促进 支持 深入
    健全 建立健全 弘扬 营造
    引导 鼓励 统筹 规范 增强 打击 防范 保障 维护 推行 加大 创新 探索 接受 搞好 抓好 服务 倡导
    壮大 培育 拓展 畅通 激发
    """)
  private static let unmet = words(
    "未完成 尚未 未能 没有完成 暂缓 推迟 未达 延期 调整至 未如期 仍未 没有达到 未开工 未启动")

  private static func words(_ list: String) -> [[Code]] {
    list.split { $0 == " " || $0 == "\n" }.map { String($0).codes }
  }

  enum Progress { case done, underway, unmet, plain }

  /// How far the stretch says that the thing has come.
  static func progress(_ text: NormalText, _ range: Range<Int>) -> Progress {
    if finds(unmet, text, range) { return .unmet }
    if finds(stage, text, range) { return .underway }
    if finds(done, text, range) { return .done }
    return finds(underway, text, range) ? .underway : .plain
  }

  /// Whether a promise is only to begin, to push something on or to keep at it.
  static func onlyStarts(_ text: NormalText, _ range: Range<Int>) -> Bool {
    let opening = range.lowerBound..<min(range.upperBound, range.lowerBound + 8)
    if finds(open, text, opening) { return true }
    return finds(starting, text, range) && !finds(done, text, range)
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
