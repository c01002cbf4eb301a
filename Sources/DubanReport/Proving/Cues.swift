/// What the words right before a figure say of it.
struct Cues: OptionSet, Sendable, Hashable {
  var rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(_ bit: UInt64) { rawValue = 1 << bit }

  /// 年均, 平均每年.
  static let annual = Cues(0)
  /// 同比, 比上年.
  static let overLastYear = Cues(1)
  /// 累计, 五年, 总.
  static let overall = Cues(2)
  static let rise = Cues(3)
  static let fall = Cues(4)
  /// 到, 至, 为: a level is reached.
  static let reaches = Cues(5)
  /// 新增: things added, not the increase of a level.
  static let fresh = Cues(6)
  /// 占: a share.
  static let share = Cues(7)
  /// 其中, 包括: a part of something before.
  static let part = Cues(8)
  /// 分别为, 分为, 包括: parts that make up the whole.
  static let exhaustive = Cues(9)
  /// 总投资: the size of a project, not what was spent.
  static let projectSize = Cues(10)
  /// 人均, 每: per head or per unit.
  static let perUnit = Cues(11)
  /// 总数, 累计达: a stock, not a flow.
  static let stock = Cues(12)
  /// 近, 约, 基本.
  static let nearly = Cues(13)
  /// 可比口径, 同口径, 剔除: another basis of comparison.
  static let comparable = Cues(14)
  /// 可比价, 不变价, 实际增长.
  static let constantPrices = Cues(15)
  /// 比计划, 比预算, 比全市: compared with something else than the past.
  static let otherBase = Cues(16)
  /// 贡献率, 拉动.
  static let contribution = Cues(17)
  /// 超额, 增长目标.
  static let target = Cues(18)
  /// 两年平均.
  static let twoYears = Cues(19)
  /// 以上项目: a class bound that makes parts overlap.
  static let bound = Cues(20)
  /// 是, 相当于, 为 before a multiple.
  static let equals = Cues(21)
  /// 比, 较, 相比: a comparison.
  static let compares = Cues(22)
  /// Whose figure it is: 全国, 全省, 全市, 全区.
  static let nation = Cues(23)
  static let province = Cues(24)
  static let city = Cues(25)
  static let district = Cues(26)
  /// 一季度, 上半年, 1-11月: part of a year.
  static let partOfYear = Cues(27)
  /// 翻一番, 翻两番.
  static let doubling = Cues(28)
  /// 完成, 实现: of a flow over several years it may mean their sum.
  static let achieves = Cues(29)
  /// 开发区, 集团: a part of the place has figures of its own.
  static let otherSubject = Cues(30)
  /// Words that hold a cue and mean something else: 增加值, 提升工程.
  static let neutral = Cues(31)
  static let areas: Cues = [.nation, .province, .city, .district]

  private static let words: [(Cues, String)] = [
    (.annual, "年均 年平均 平均每年 每年平均 年递增 每年 逐年"),
    (.overLastYear, "同比 比上年 比去年 较上年 较去年 上年同期 去年同期 与上年相比 与去年相比 比前年 上年 去年 比上一年 当年 环比"),
    (.overall, "累计 累积 五年 五年来 期间 时期 三年 四年"),
    (.rise, "增长 增加 提高 提升 上升 净增 扩大 上涨 增幅 增速 递增 攀升 增收 涨 增 增长了 增加了 提高了 回升"),
    (.fall, "下降 降低 减少 下滑 回落 压减 缩减 降幅 收窄 压缩 削减 缩短 递减 缩小 减 降 精简 下降了 降低了 减少了 负增长"),
    (.reaches, "到 至 达 达到 为 完成 实现 突破 超 超过"),
    (
      [.reaches, .rise],
      "增长到 增加到 提高到 提升到 上升到 扩大到 增至 升至 增加至 提高至 提升至 扩大至 攀升至 攀升到 跃升至 跃升到 上升至 增长至 升到 提至 涨到 增到"
    ),
    (
      [.reaches, .fall],
      "下降到 降低到 减少到 降至 减至 下降至 降低至 减少至 压缩到 压缩至 缩短到 缩短至 压减到 压减至 缩减到 缩减至 降到 减到 缩小到 缩小至 精简到"
    ),
    (.reaches, "调整为 调整到 调整至"),
    (.fresh, "新增 新建 新增加 新发展 新引进 净增加"),
    (.share, "占 占比 比重 占比达 比重达"),
    (.part, "其中 包括 包含 含"),
    (.exhaustive, "包括 分别为 分为 即"),
    (.projectSize, "总投资 投资总额 计划投资 概算 总投资额 合同"),
    (.perUnit, "人均 户均 每 平均 单位 亩均 均"),
    (.stock, "总数 累计达 累计 总数达 总量 余额 保有量 达到"),
    ([.stock, .overall], "累计达 累计达到"),
    (.nearly, "近 约 接近 基本 将近 超过 超 逾 突破 实现近 左右"),
    (.comparable, "可比口径 按可比口径 同口径 按同口径 剔除 口径 可比因素 不可比 自然口径 可比增长 可比下降"),
    (.constantPrices, "可比价 按可比价 可比价格 按可比价格 按不变价 不变价 不变价格 实际增长 扣除价格 扣除物价 扣除价格因素"),
    (
      .otherBase,
      """
      比计划 比预算 比目标 比全市 比全国 比全省 高于全市 高于全省 高于全国 高出全市 超额 超目标
      超计划 快于 比预期 比年初 较年初 高于 高出 低于 平均水平 比市 比省 全国平均 全省平均
      全市平均
      """
    ),
    (.contribution, "贡献率 拉动 贡献 完成率 占 利用率 兑现率"),
    (.target, "目标 任务 计划 预期"),
    (.twoYears, "两年平均 两年均 两年年均"),
    (.bound, "以上"),
    (.equals, "是 相当于 为 达到 达 即"),
    (.compares, "比 较 相比 对比"),
    (.nation, "全国 我国 世界 全球"),
    (.province, "全省 省内 全自治区 我省"),
    (.city, "全市 我市 市区"),
    (.district, "全区 全县 全旗 我区 我县 区本级 县本级"),
    (.partOfYear, "季度 上半年 下半年 月 月份 月底 月末 日均 每月 每天"),
    (.doubling, "翻 番"),
    (.achieves, "完成 实现"),
    (
      .neutral,
      """
      增加值 增强 增进 增设 增效 增绿 增殖 减税 降费 减排 降碳 减灾 扩大内需 提升工程 提升行动
      改造提升 提升改造 至少 为民 为主 达标 高标准 占地 含量 增收致富 超市 超限 超载 近年 近期
      计划生育 总投资额 升级 降解 番茄 翻新 约谈 预约 节约 制约 集约 合约 签约 公约 一半 每个
      高新技术 企业增值 附近 邻近 靠近 比例 比赛 对比度 较好 较大 比较 计划投资 成为 作为 行为
      认为 到位 到期 月子 岁月 到会 减量
      """
    ),
    (.otherSubject, "开发区 园区 经开区 高新区 集团 公司 基地 工业园 产业园 企业 银行 该项目 港区 片区 新区 乡镇 街道"),
  ]

  static let lexicon: Lexicon = {
    var rows: [(Role, String)] = []
    for (cue, list) in words { rows.append((Role(rawValue: cue.rawValue), list)) }
    return Lexicon(rows)
  }()
}

extension Lexicon {
  /// All cues in a stretch of text; words do not overlap.
  func cues(in text: NormalText, _ range: Range<Int>) -> Cues {
    readCues(in: text, range).all
  }

  /// All cues, and whether a word of change stands right before the end of the stretch.
  func readCues(in text: NormalText, _ range: Range<Int>) -> (all: Cues, isMoved: Bool) {
    var found: Cues = []
    var moved = -1
    var index = range.lowerBound
    while index < range.upperBound {
      let (length, roles) = longest(in: text, at: index)
      if length > 0, index + length <= range.upperBound {
        let cues = Cues(rawValue: roles.rawValue)
        found.formUnion(cues)
        index += length
        if !cues.isDisjoint(with: [.rise, .fall]) { moved = cues.contains(.reaches) ? -1 : index }
      } else {
        index += 1
      }
    }
    return (found, moved >= 0 && (moved..<range.upperBound).allSatisfy { isFiller(text[$0]) })
  }

  private func isFiller(_ code: Code) -> Bool {
    switch code {
    case "了", "约", "近", "超", "过", "逾": true
    default: false
    }
  }
}
