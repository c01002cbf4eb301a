/// One change that a person made to a commitment by hand (人工修正).
///
/// It carries the words it was made on, so that it can be found again in another draft.
public struct Correction: Hashable, Sendable, Codable {
  /// What was changed.
  public enum Field: Hashable, Sendable {
    /// 起止: where the commitment begins and ends in its sentence; `to` holds its words.
    case cut
    /// 目标任务
    case task
    /// 类型
    case type
    /// 指标
    case measure
    /// 牵头单位
    case lead
    /// 配合单位
    case support
    /// 完成时限, as `2021-03-31` or in words.
    case deadline
    /// 处理:删除
    case dropped
    /// 处理:合并到…; `to` holds the id.
    case merged
    /// 处理:拆分为…; `to` holds the texts.
    case split
    /// A row that was added; `to` holds its task.
    case added
    /// Any other column, by its head, such as 联络员.
    case column(String)
  }

  /// The commitment's id when the correction was made; `a…` for one that was added.
  public var commitment: String
  /// The whole sentence the commitment was cut from.
  public var sentence: String
  /// `fingerprint(of:)` the sentence.
  public var sentenceHash: String
  /// The commitment's own words within the sentence.
  public var quote: String
  public var field: Field
  public var from: [String]
  public var to: [String]

  public init(
    commitment: String, sentence: String, quote: String, field: Field, from: [String] = [],
    to: [String] = []
  ) {
    self.commitment = commitment
    self.sentence = sentence
    self.sentenceHash = Correction.fingerprint(of: sentence)
    self.quote = quote
    self.field = field
    self.from = from
    self.to = to
  }
}

/// All corrections of one report, as kept in `X.corrections.json`.
public struct Corrections: Hashable, Sendable, Codable {
  public static let schema = "duban.corrections/1"

  public var schema: String
  /// SHA-256 of the source text (UTF-8) that was corrected.
  public var sourceSha256: String
  public var corrections: [Correction]

  public init(sourceSha256: String, corrections: [Correction]) {
    self.schema = Corrections.schema
    self.sourceSha256 = sourceSha256
    self.corrections = corrections
  }
}

extension Correction.Field: Codable {
  private static let plain: [Correction.Field] = [
    .cut, .task, .type, .measure, .lead, .support, .deadline, .dropped, .merged, .split, .added,
  ]

  /// Stable code in the JSON file; other columns stand as `column:联络员`.
  public var code: String {
    switch self {
    case .cut: "cut"
    case .task: "task"
    case .type: "type"
    case .measure: "measure"
    case .lead: "lead"
    case .support: "support"
    case .deadline: "deadline"
    case .dropped: "dropped"
    case .merged: "merged"
    case .split: "split"
    case .added: "added"
    case .column(let name): "column:\(name)"
    }
  }

  public init?(code: String) {
    if code.hasPrefix("column:"), code.count > 7 {
      self = .column(String(code.dropFirst(7)))
    } else if let field = Self.plain.first(where: { $0.code == code }) {
      self = field
    } else {
      return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let code = try container.decode(String.self)
    guard let field = Self(code: code) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "不认识的修正项“\(code)”")
    }
    self = field
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

extension Correction {
  /// A short name of a text that is the same on every machine: FNV-1a, 64 bits, 16 hex digits.
  ///
  /// It tells texts apart; it does not protect against forgery.
  public static func fingerprint(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
