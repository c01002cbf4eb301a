/// How firmly a thing is promised: 确保, 力争, 完成, 推进, 启动, 配合 …
public enum Modality: String, Hashable, Sendable, CaseIterable {
  case ensure = "确保"
  case strive = "力争"
  case complete = "完成"
  case start = "启动"
  case advance = "推进"
  case explore = "探索"
  /// The acting body stands above the district; only the district's part is promised.
  case assist = "配合"
  /// A mechanism: a standing commitment (建立, 健全, 推行).
  case standing = "长期"
  /// A plain act without a modal word.
  case plain = "实施"
}

/// A unit proposed for a commitment, with the reason a person can check.
public struct UnitSuggestion: Hashable, Sendable {
  public var unit: String
  /// 职责:老旧小区改造 / 报告写明牵头单位 / …
  public var reason: String

  public init(unit: String, reason: String) {
    self.unit = unit
    self.reason = reason
  }
}

/// One act on one object, cut out of a task, target or mechanism (承诺条目).
public struct Commitment: Hashable, Sendable {
  /// `c12-1`: the first of the twelfth sentence. Stable for the same source text.
  public var id: String
  /// Index into `WorkReport.sentences`.
  public var sentence: Int
  public var span: Span
  /// Verb, object and place as written (each a substring of the source); empty when the text has none.
  public var verb = ""
  public var object = ""
  public var place = ""
  /// What the members of a list share after the last of them: 道路建设 of 完成望澜路、渔灯街等道路建设.
  public var tail = ""
  /// The object of the act before, when this one has none of its own (3月份全面开工); stands elsewhere in
  /// the sentence.
  public var subject = ""
  /// Indices into the sentence's `quantities`.
  public var quantities: [Int] = []
  public var deadline: Deadline
  public var modality: Modality
  public var lead: [UnitSuggestion] = []
  public var support: [UnitSuggestion] = []
  /// Ids of commitments that speak of the same thing.
  public var links: [String] = []
  /// What people changed by hand; `nil` when it stands as read.
  public var corrected: CommitmentCorrection? {
    get { correction.first }
    set { correction = newValue.map { [$0] } ?? [] }
  }
  /// One or none: most commitments have none, and an array of none is one word to copy.
  private var correction: [CommitmentCorrection] = []

  public init(id: String, sentence: Int, span: Span, deadline: Deadline, modality: Modality) {
    self.id = id
    self.sentence = sentence
    self.span = span
    self.deadline = deadline
    self.modality = modality
  }

  /// The tail without 等 and the count of its members: 道路建设 of 等5条道路建设.
  var sharedNoun: String {
    var noun = Substring(tail)
    while let first = noun.unicodeScalars.first, first == "等" || first == " " {
      noun = noun.dropFirst()
    }
    let codes = String(noun).codes
    guard let count = codes.firstIndex(where: { !$0.isDigit && !Numerals.isNumeral($0) }), count > 0
    else { return String(noun) }
    return codes.dropFirst(count + 1).string
  }

  /// Whether it is one of several cut from a list under one verb, which share their span.
  public var isListed: Bool { !tail.isEmpty }

  /// Whether it is never finished on a day (长期坚持).
  public var isStanding: Bool { modality == .standing }
}
