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
