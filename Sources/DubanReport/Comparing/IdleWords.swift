/// Words of the genre that say how or whether, but not what (扎实推进, 全面完成, 重点工作).
enum IdleWords {
  private static let table = PhraseTable(
    """
    全面 深入 持续 大力 积极 扎实 进一步 严格 认真 切实 着力 全力 加快 加速 推进 推动 落实 开展
    做好 抓好 加强 强化 提升 提高
    完善 促进 实施 完成 建成 新增 新建 达到 达 发展 确保 力争 争取 实现 继续 不断 有序 稳步 顺利
    组织 投入使用 建设 改造 工程
    项目 工作 任务 全区 全县 全市 全年 年内 以上 重点 主要 建立 健全 深化 优化 强力 有效 努力
    充分 启动 开工 竣工 投入 投资
    总投资 支持 鼓励 引导 打造 创新 体系 水平 能力 质量 我区 我县 我市 今年 去年 目标 保持 巩固
    扩大 增强 突出 坚持 围绕
    统筹 逐步 尽快 尽早 谋划 规范 保障 维护 解决 问题 机制 制度 管理 行动 一批 各类 各项 方面
    力度 步伐 成效 显著 明显 进展
    取得 成功 圆满 超额 正式 主体 平稳 健康 快速 良好 基本 共 新 高 以 把 将 使 让 要 个 年 月
    日 底 前 全 一 二 三 四 五
    企业达到 产量达到 突破 增长 下降 增加 减少 累计 培育 服务 经济 社会 群众 事业 环境 设施 基础
    基础设施 现代 生产 产业
    综合 特色 市级 省级 国家级 市级以上 省级以上 大道路 主干道路 用地 坚决 做到 主动 适应 责任
    责任制 动摇 放松 自觉 接受 专项 专项整治 整治 治理 依法 自治区 国家 全省 全国 战略 区委 市委
    发挥 优势 关注 办理 举办 发放 政策 资金 行为 情况 区域 地区 中心城区
    """)

  /// For each character whether it belongs to such a word.
  static func mask(_ text: [Code]) -> [Bool] {
    var mask = Array(repeating: false, count: text.count)
    var index = 0
    while index < text.count {
      let length = table.longest(text, at: index, before: text.count)
      for offset in 0..<length { mask[index + offset] = true }
      index += max(1, length)
    }
    return mask
  }
}
