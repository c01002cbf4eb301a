/// Gives every sentence its kind: the part of the report decides first, then what the sentence shows.
struct KindReader {
  let scan: Scan
  /// The plan year.
  let year: Int?

  /// What earlier sentences of the same stretch say of the next one.
  struct Context {
    /// The paragraph has turned to problems (面临的问题和短板不容忽视).
    var inProblems = false
    /// A lead-in such as 主要预期目标为: opened a list of targets.
    var inTargets = false
    /// A sentence of the paragraph set the goals of several years (到2030年,奋斗目标是…).
    var inGoals = false
    var line = -1
    /// The kind of the sentence before in the same paragraph.
    var before: Kind?
  }

  /// How the sentence stands in its paragraph.
  struct Place {
    var role: LineRole
    var horizon: Horizon
    var line: Int
    var isFirst: Bool
    var isLast: Bool
    /// Title words of the theme it stands under.
    var isSelfGovern: Bool
  }

  func kind(_ signs: SentenceSigns, _ place: Place, _ context: inout Context) -> Kind {
    if context.line != place.line { turn(signs, place, &context) }
    let kind = decide(signs, place, &context)
    context.before = kind
    context.line = place.line
    return kind
  }

  /// A new paragraph ends the problems unless it goes on with 二是…, and the targets unless it has any.
  private func turn(_ signs: SentenceSigns, _ place: Place, _ context: inout Context) {
    context.before = nil
    context.inGoals = false
    let start = signs.range.lowerBound
    let goesOn = Numerals.isNumeral(scan.text.at(start)) && scan.text.at(start + 1) == "是"
    context.inProblems = context.inProblems && goesOn
    if signs.quantities.isEmpty { context.inTargets = false }
  }

  private func decide(_ signs: SentenceSigns, _ place: Place, _ context: inout Context) -> Kind {
    guard place.role == .body || place.horizon.direction != .none && isAct(signs, place) else {
      return .rhetoric
    }
    if signs.has(.thanks) && !signs.hasAmount { return .rhetoric }
    switch place.horizon.direction {
    case .none: return .rhetoric
    case .review: return reviewed(signs, place, &context)
    case .plan: return planned(signs, place, &context)
    }
  }

  /// A numbered line that is set like a heading may still be a task (（3）完成…).
  private func isAct(_ signs: SentenceSigns, _ place: Place) -> Bool {
    guard case .heading = place.role else { return false }
    return signs.hasAmount
  }

  // MARK: Review

  private func reviewed(_ signs: SentenceSigns, _ place: Place, _ context: inout Context) -> Kind {
    if opensProblems(signs) {
      context.inProblems = true
    } else if signs.hasAmount, signs.has(.done), !signs.has(.problem) {
      context.inProblems = false
    }
    if context.inProblems { return .problem }
    if isYearIs(signs) { return .rhetoric }
    if signs.endsWithColon && !signs.hasAmount { return .rhetoric }
    if signs.hasAmount { return .achievement }
    if signs.exclaims && !signs.has(.finish) { return .rhetoric }
    if isTone(signs) { return .rhetoric }
    let isOpening = place.isFirst && !place.isLast && signs.isHeading(max: 20)
    if isOpening || signs.isHeading(max: 10) {
      return signs.has(.finish) && signs.bare.count > 6 && !place.isFirst ? .achievement : .rhetoric
    }
    return signs.has(.done) || !signs.has([.phrase, .attitude]) ? .achievement : .rhetoric
  }

  private func opensProblems(_ signs: SentenceSigns) -> Bool {
    guard !signs.hasAmount else { return false }
    let told = Turn(rawValue: Turn.lexicon.everyRole(in: scan.text, signs.range).rawValue)
    if told.contains(.mends) { return false }
    return told.contains(.opens) || !signs.has(.finish) && told.isSuperset(of: [.wants, .admits])
  }

  /// Words that turn a paragraph to its problems or away from them, wherever they stand.
  private struct Turn: OptionSet {
    var rawValue: UInt64
    static let opens = Turn(rawValue: 1)
    /// 解决企业困难和问题 is an achievement.
    static let mends = Turn(rawValue: 2)
    static let wants = Turn(rawValue: 4)
    static let admits = Turn(rawValue: 8)

    static let lexicon = Lexicon([
      (
        Role(rawValue: opens.rawValue),
        """
        清醒地看到 清醒地认识到 清醒认识到 清醒看到 问题和不足 不容忽视 存在的问题 存在一些问题 困难和问题
        问题和短板 问题和困难 存在不少 存在许多 不少困难和 也应清醒 主要是经济 差距和不足 短板和不足 深知在
        """
      ),
      (Role(rawValue: mends.rawValue), "解决 破解 化解 克服 整改"),
      (Role(rawValue: wants.rawValue), "问题 不足 短板 困难 差距 矛盾"),
      (Role(rawValue: admits.rawValue), "正视 清醒 看到 认识到 面临 仍然 还存在 依然 深知"),
    ])
  }

  /// 实践证明 …, …是全面建成小康社会决胜阶段。
  private func isTone(_ signs: SentenceSigns) -> Bool {
    guard signs.has(.phrase), let mark = scan.marks.first(.phrase, in: signs.range) else {
      return false
    }
    let finishes = Self.fulfilled.contains { scan.contains($0, in: signs.range) }
    return !finishes && (Int(mark.start) - signs.range.lowerBound < 40 || !signs.has(.finish))
  }

  private static let fulfilled = ["完成了", "实现了", "取得了", "圆满完成", "较好完成", "全面完成"].map(\.codes)

  // MARK: Plan

  private func planned(_ signs: SentenceSigns, _ place: Place, _ context: inout Context) -> Kind {
    if opensTone(signs) || isGuiding(signs) { return .rhetoric }
    if isTarget(signs, place, &context) { return .target }
    if signs.endsWithColon && !signs.hasAmount { return .rhetoric }
    if signs.hasAmount { return .task }
    if isYearIs(signs) || isStatement(signs) { return .rhetoric }
    if signs.exclaims || isSalutation(signs) { return .rhetoric }
    if isTone(signs) && !signs.has([.deadline, .mechanism]) || isAttitude(signs) {
      return .rhetoric
    }
    if isHeading(signs, place) { return .rhetoric }
    if !signs.promises { return .rhetoric }
    return isMechanism(signs, place) ? .mechanism : .task
  }

  private func isSalutation(_ signs: SentenceSigns) -> Bool {
    scan.text.has(Self.deputies, at: signs.range.lowerBound) && signs.bare.count < 8
  }

  /// Headline indicators under 预期目标 or 奋斗目标, or levels for a year to come.
  private func isTarget(_ signs: SentenceSigns, _ place: Place, _ context: inout Context) -> Bool {
    if signs.has(.goal), let goal = scan.marks.first(.goal, in: signs.range) {
      let isLate = Int(goal.start) - signs.range.lowerBound > 40
      if signs.endsWithColon { context.inTargets = true }
      context.inGoals = context.inGoals || place.horizon.isTerm && !isLate
      if signs.hasAmount && !isLate { return true }
      if signs.endsWithColon || isLate { return false }
      if scan.text.at(goal.end) == "是" || scan.text.at(goal.end) == ":"
        || scan.text.at(goal.end) == "为"
      {
        return true
      }
    }
    if context.inTargets, place.isFirst, signs.bare.count <= 80, !signs.quantities.isEmpty {
      return true
    }
    guard signs.hasAmount else { return false }
    if context.before == .target, signs.has(.headline) { return true }
    if context.inGoals, !Self.means.contains(where: { scan.contains($0, in: signs.range) }) {
      return true
    }
    return isLevelList(signs)
  }

  /// 2016年蔬菜面积发展到16.2万亩,奶牛存栏4.7万头,…: a year to come with levels and no act.
  private func isLevelList(_ signs: SentenceSigns) -> Bool {
    let start =
      scan.text.at(signs.bare.lowerBound) == "到" ? signs.bare.lowerBound + 1 : signs.bare.lowerBound
    guard signs.quantities.count >= 2, let year, let named = scan.year(at: start)?.year,
      named >= year
    else { return false }
    let acts = scan.marks.every(.finish, in: signs.range).count
    return acts * 2 < signs.quantities.count
  }

  private func isMechanism(_ signs: SentenceSigns, _ place: Place) -> Bool {
    let counts = signs.clauseCounts()
    if counts.mechanism == 0 { return place.isSelfGovern && counts.thing == 0 }
    if counts.all >= 4, counts.mechanism * 3 < counts.all {
      return place.isSelfGovern && counts.thing == 0
    }
    if counts.thing == 0 { return true }
    if signs.has(.deadline) { return false }
    let opens = signs.clauses.first.map { scan.has(.mechanism, in: $0) } ?? false
    return counts.mechanism * 2 > counts.all || opens && counts.thing <= counts.mechanism
  }

  /// Words that turn from goals to measures.
  private static let means = ["重点任务", "战略重点", "要抓好", "重点抓好", "主要任务", "为实现"].map(\.codes)
  private static let deputies = "各位".codes
}

extension Reader {
  mutating func readKinds() {
    let reader = KindReader(scan: scan, year: report.year)
    var context = KindReader.Context()
    let selfGovern = report.themes.map { Lexicon.standard.has(.selfGovern, in: $0.title.codes) }
    let partSelfGovern = report.parts.map {
      Lexicon.standard.has(.selfGovern, in: $0.title.codes)
    }
    for index in ranges.indices {
      let (part, theme) = (report.sentences[index].part, report.sentences[index].theme)
      let line = report.sentences[index].line
      let place = KindReader.Place(
        role: roles[index], horizon: report.sentences[index].horizon, line: line,
        isFirst: index == 0 || report.sentences[index - 1].line != line,
        isLast: index + 1 == ranges.count || report.sentences[index + 1].line != line,
        isSelfGovern: theme.map { isUnder($0, selfGovern) } ?? part.map { partSelfGovern[$0] }
          ?? false)
      let signs = SentenceSigns(scan, ranges[index], report.sentences[index].quantities)
      report.sentences[index].kind = reader.kind(signs, place, &context)
    }
  }

  /// Whether a theme or one above it is marked.
  private func isUnder(_ theme: Int, _ marked: [Bool]) -> Bool {
    var open: Int? = theme
    while let index = open {
      if marked[index] { return true }
      open = report.themes[index].parent
    }
    return false
  }
}
