extension Progress: Codable {
  /// Which measure it is shows in the key that is there: `c`, `m`, `y` (元, in fen) or `s`.
  private enum CodingKeys: String, CodingKey {
    case asOf = "d"
    case counted = "c"
    case unit = "u"
    case milestones = "m"
    case money = "y"
    case selfReported = "s"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let measure = try Progress.measure(in: values)
    let asOf = try values.decode(Day.self, forKey: .asOf)
    do throws(ProgressFault) {
      try self.init(measure, asOf: asOf)
    } catch {
      let context = DecodingError.Context(
        codingPath: decoder.codingPath, debugDescription: error.sentence)
      throw DecodingError.dataCorrupted(context)
    }
  }

  private static func measure(
    in values: KeyedDecodingContainer<CodingKeys>
  ) throws -> Measure {
    if let (done, total) = try values.pair(of: Int64.self, .counted) {
      return .counted(done: done, total: total, unit: try values.decode(.unit, or: ""))
    }
    if let (paid, total) = try values.pair(of: Int64.self, .money) {
      return .money(paid: paid, total: total)
    }
    if let (reached, total) = try values.pair(of: Int.self, .milestones) {
      return .milestones(reached: reached, total: total)
    }
    return .selfReported(try values.decode(Int.self, forKey: .selfReported))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(asOf, forKey: .asOf)
    switch measure {
    case .counted(let done, let total, let unit):
      try values.encode([done, total], forKey: .counted)
      try values.encode(unit, .unit, unless: "")
    case .milestones(let reached, let total):
      try values.encode([reached, total], forKey: .milestones)
    case .money(let paid, let total): try values.encode([paid, total], forKey: .money)
    case .selfReported(let points): try values.encode(points, forKey: .selfReported)
    }
  }
}

extension KeyedDecodingContainer {
  /// The two numbers of a key; `nil` when the key is not there.
  fileprivate func pair<Number: Decodable>(
    of type: Number.Type, _ key: Key
  ) throws -> (Number, Number)? {
    guard let numbers = try decodeIfPresent([Number].self, forKey: key) else { return nil }
    guard numbers.count == 2 else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "not two numbers")
    }
    return (numbers[0], numbers[1])
  }
}
