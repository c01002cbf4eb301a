/// Who may act: people in a party to the matter, perhaps only in one function there (谁).
///
/// Written in a ledger as `牵头单位.主要负责人`, `督查室`, `责任领导`.
public struct Who: Hashable, Sendable {
  public var party: Party
  public var function: Function?

  public init(_ party: Party, _ function: Function? = nil) {
    self.party = party
    self.function = function
  }

  public var word: String {
    function.map { "\(party.word).\($0.word)" } ?? party.word
  }

  /// As people say it, without the point that a ledger is written with: 牵头单位联络员, 督查室主任.
  public var spoken: String {
    guard let function else { return party.word }
    return function.word.hasPrefix(party.word) ? function.word : party.word + function.word
  }

  /// Reads `牵头单位.主要负责人`.
  public init?(word: some StringProtocol) {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard 1...2 ~= parts.count, let party = Party(word: parts[0]) else { return nil }
    self.party = party
    if parts.count == 2 {
      guard let function = Function(word: parts[1]) else { return nil }
      self.function = function
    }
  }
}

/// Written in entries as `lead.deputy`.
extension Who: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parts = try container.decode(String.self).split(separator: ".")
    guard let first = parts.first, let party = Party(rawValue: String(first)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a party")
    }
    self.init(party, parts.count > 1 ? Function(rawValue: String(parts[1])) : nil)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(function.map { "\(party.rawValue).\($0.rawValue)" } ?? party.rawValue)
  }
}

/// How somebody stands to a matter (身份). What 常务会 decided is entered by the head or the chief of the
/// office, who says in which meeting.
public enum Party: String, Worded, Codable {
  case lead, support, executing, assess, asked, office, coordinator, leader, head, council,
    reporter,
    other, higher, system

  public var word: String {
    switch self {
    case .lead: "牵头单位"
    case .support: "配合单位"
    case .executing: "承办单位"
    case .assess: "数据评估单位"
    case .asked: "被提请单位"
    case .office: "督查室"
    case .coordinator: "协管责任人"
    case .leader: "责任领导"
    case .head: "区长"
    case .council: "常务会"
    case .reporter: "报送人"
    case .other: "非承办单位"
    case .higher: "上级单位"
    case .system: "系统"
    }
  }
}

extension Party {
  /// Whether nobody stands above it: what waits there climbs no further.
  public var isHighest: Bool { self == .head || self == .council }

  /// Whether people of it can see to an answer between units (提请协调的层级).
  public var isLevel: Bool {
    switch self {
    case .office, .coordinator, .leader, .head: true
    default: false
    }
  }
}

/// Who may never do an act, whatever else allows it (回避). Evaluated last.
public enum Denial: String, Worded, Codable {
  case reporter, executing, subordinate

  public var word: String {
    switch self {
    case .reporter: "报送人"
    case .executing: "承办单位"
    case .subordinate: "承办单位下级"
    }
  }
}
