/// The value of a field (字段值). Numbers are whole: money in fen, other numbers in thousandths.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  /// In thousandths of the field's unit; counts too.
  case number(Int64)
  /// In fen (分).
  case money(Int64)
  case day(Day)
  case unit(UnitID)
  case person(PersonID)
  /// A file in the evidence store.
  case file(EvidenceHash)
  /// Kept outside the journal under this keyed hash (HMAC).
  case personal(String)
  /// Was erased on a legal ground: 已删除.
  case erased
}

extension FieldValue: Codable {
  private enum Key: String, CodingKey {
    case text = "t", number = "n", money = "m", day = "d", unit = "u", person = "p", file = "f"
    case personal = "h", erased = "x"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a field value without a kind"))
    }
    switch key {
    case .text: self = .text(try container.decode(String.self, forKey: key))
    case .number: self = .number(try container.decode(Int64.self, forKey: key))
    case .money: self = .money(try container.decode(Int64.self, forKey: key))
    case .day: self = .day(try container.decode(Day.self, forKey: key))
    case .unit: self = .unit(try container.decode(UnitID.self, forKey: key))
    case .person: self = .person(try container.decode(PersonID.self, forKey: key))
    case .file: self = .file(try container.decode(EvidenceHash.self, forKey: key))
    case .personal: self = .personal(try container.decode(String.self, forKey: key))
    case .erased: self = .erased
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text): try container.encode(text, forKey: .text)
    case .number(let thousandths): try container.encode(thousandths, forKey: .number)
    case .money(let fen): try container.encode(fen, forKey: .money)
    case .day(let day): try container.encode(day, forKey: .day)
    case .unit(let unit): try container.encode(unit, forKey: .unit)
    case .person(let person): try container.encode(person, forKey: .person)
    case .file(let hash): try container.encode(hash, forKey: .file)
    case .personal(let hash): try container.encode(hash, forKey: .personal)
    case .erased: try container.encode(1, forKey: .erased)
    }
  }
}
