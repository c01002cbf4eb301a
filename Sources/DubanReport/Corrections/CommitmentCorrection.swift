/// What people changed on a commitment by hand, beyond the fields it has as read.
///
/// Units and deadlines that were changed stand in the commitment's own fields, with the reason 人工修正.
public struct CommitmentCorrection: Hashable, Sendable {
  /// How the commitment came about.
  public enum Origin: Hashable, Sendable {
    case asRead
    /// One of several made of the commitment with this id.
    case split(String)
    case added
  }

  public static let reason = "人工修正"

  public var origin: Origin
  /// The reader's own cut, where a person set another.
  public var cut: Span?
  /// 目标任务 where it was reworded.
  public var task: String?
  public var type: CommitmentType?
  /// 指标 where it was reworded.
  public var measure: String?
  /// Ids of commitments that were merged into this one.
  public var merged: [String]
  /// What was filled in by hand in the other columns, by the column's head.
  public var filled: [String: String]

  public init(origin: Origin = .asRead) {
    self.origin = origin
    self.cut = nil
    self.task = nil
    self.type = nil
    self.measure = nil
    self.merged = []
    self.filled = [:]
  }
}

/// What sort of work a commitment is (类型).
public enum CommitmentType: String, Hashable, Sendable, CaseIterable {
  case indicator = "指标"
  case project = "项目"
  case livelihood = "实事"
  case reform = "改革"
  case routine = "常规"
}

extension Commitment {
  /// Where it began and ended before anybody set another cut: what corrections are found again by.
  public var spanAsRead: Span { corrected?.cut ?? span }
}

extension WorkReport {
  /// The task as it is to be printed: reworded by hand, else the words of the report.
  ///
  /// An act without an object of its own (3月份全面开工) says first what it is done to. Where several were
  /// cut from the same words (建成望澜路、芦洲路), the verb and the object.
  public func task(of commitment: Commitment) -> String {
    if let task = commitment.corrected?.task { return task }
    let twins = sentences[commitment.sentence].commitments.filter {
      commitments[$0].span == commitment.span
    }
    guard twins.count > 1, !commitment.object.isEmpty else {
      let words = text(commitment.span)
      return commitment.subject.isEmpty ? words : commitment.subject + "：" + words
    }
    return commitment.verb + commitment.object + commitment.sharedNoun
  }

  /// The sort of work: set by hand, else told from the reading.
  public func type(of commitment: Commitment) -> CommitmentType {
    if let type = commitment.corrected?.type { return type }
    let sentence = sentences[commitment.sentence]
    let words = text(commitment.span)
    if sentence.kind == .target { return .indicator }
    if isLivelihood(sentence) { return .livelihood }
    if commitment.quantities.contains(where: { sentence.isRate($0) }) { return .indicator }
    if words.contains("改革") { return .reform }
    if sentence.kind == .mechanism || commitment.isStanding { return .routine }
    return CommitmentType.isProject(commitment, words) ? .project : .routine
  }

  /// Whether a sentence stands under the numbered livelihood promises (民生实事).
  private func isLivelihood(_ sentence: Sentence) -> Bool {
    var theme = sentence.theme
    while let index = theme {
      if themes[index].title.contains("实事") { return true }
      theme = themes[index].parent
    }
    return false
  }
}

extension Sentence {
  /// Whether a figure is a rate or a growth, which are counted at the end of the year.
  fileprivate func isRate(_ index: Int) -> Bool {
    guard quantities.indices.contains(index) else { return false }
    let quantity = quantities[index]
    return quantity.unit == "%" || [.growth, .growthAtLeast].contains(quantity.relation)
  }
}

extension CommitmentType {
  private static let works = [
    "项目", "工程", "公路", "道路", "大桥", "学校", "市场", "中心", "广场", "公园", "管网", "小区",
    "街巷", "车位", "厂", "园区", "泵站", "停车场", "农田",
  ]
  private static let acts = [
    "建设", "新建", "改建", "扩建", "改造", "开工", "竣工", "建成", "修建", "提质", "启动", "完工",
  ]

  /// Something built, made or mended that is done on a day.
  fileprivate static func isProject(_ commitment: Commitment, _ words: String) -> Bool {
    let builds = acts.contains { words.contains($0) }
    return builds && works.contains { words.contains($0) }
  }
}
