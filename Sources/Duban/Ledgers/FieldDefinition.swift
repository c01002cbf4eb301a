/// A named value that each matter of a ledger has (字段).
public struct FieldDefinition: Hashable, Sendable {
  public var id: String
  public var name: String
  public var kind: FieldKind
  /// Of numbers.
  public var unit: String?
  /// Of choices.
  public var choices: [String]
  public var isRequired: Bool
  /// A leader's own words: read within the circle of those who may know.
  public var isWording = false

  public init(
    id: String, name: String, kind: FieldKind, unit: String? = nil, choices: [String] = [],
    isRequired: Bool = false
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.unit = unit
    self.choices = choices
    self.isRequired = isRequired
  }
}

/// What a field holds (字段类型). The personal kinds are masked wherever nobody unmasks them, and are
/// stored outside the journal.
public enum FieldKind: String, Worded, Codable {
  case text, number, money, count, date, place, unit, person, choice, file
  case personName, telephone, identityNumber, address, personalText

  public var word: String {
    switch self {
    case .text: "文字"
    case .number: "数值"
    case .money: "金额"
    case .count: "计数"
    case .date: "日期"
    case .place: "地点"
    case .unit: "单位"
    case .person: "人员"
    case .choice: "选项"
    case .file: "文件"
    case .personName: "姓名"
    case .telephone: "电话"
    case .identityNumber: "证件号"
    case .address: "住址"
    case .personalText: "个人陈述"
    }
  }

  public var isPersonal: Bool {
    switch self {
    case .personName, .telephone, .identityNumber, .address, .personalText: true
    default: false
    }
  }
}
