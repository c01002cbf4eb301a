extension Clock: Codable {
  private enum CodingKeys: String, CodingKey {
    case name = "n"
    case startedAt = "s"
    case limit = "l"
    case movesToWorkday = "m"
    case dueAt = "d"
    case warnAt = "w"
    case warnPercent = "wp"
    case pausedAt = "p"
    case pauses = "ps"
    case extensions = "x"
    case endedAt = "e"
    case isProvisional = "v"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      name: values.decode(ClockName.self, forKey: .name),
      startedAt: values.decode(Instant.self, forKey: .startedAt),
      limit: values.decodeIfPresent(TimeLimit.self, forKey: .limit),
      movesToWorkday: values.decode(.movesToWorkday, or: false),
      dueAt: values.decode(Instant.self, forKey: .dueAt),
      warnAt: values.decodeIfPresent(Instant.self, forKey: .warnAt),
      warnPercent: values.decode(.warnPercent, or: Clock.usualWarnPercent),
      pausedAt: values.decodeIfPresent(Instant.self, forKey: .pausedAt),
      pauses: values.decode(.pauses, or: []),
      extensions: values.decode(.extensions, or: []),
      endedAt: values.decodeIfPresent(Instant.self, forKey: .endedAt),
      isProvisional: values.decode(.isProvisional, or: false))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(startedAt, forKey: .startedAt)
    try values.encodeIfPresent(limit, forKey: .limit)
    try values.encode(movesToWorkday, .movesToWorkday, unless: false)
    try values.encode(dueAt, forKey: .dueAt)
    try values.encodeIfPresent(warnAt, forKey: .warnAt)
    try values.encode(warnPercent, .warnPercent, unless: Clock.usualWarnPercent)
    try values.encodeIfPresent(pausedAt, forKey: .pausedAt)
    try values.encode(pauses, .pauses, unless: [])
    try values.encode(extensions, .extensions, unless: [])
    try values.encodeIfPresent(endedAt, forKey: .endedAt)
    try values.encode(isProvisional, .isProvisional, unless: false)
  }
}

extension KeyedDecodingContainer {
  /// The value of a key, or what its absence stands for.
  func decode<Value: Decodable>(_ key: Key, or absent: Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? absent
  }
}

extension KeyedEncodingContainer {
  /// Writes a value unless it is what the key's absence stands for.
  mutating func encode<Value: Encodable & Equatable>(
    _ value: Value, _ key: Key, unless absent: Value
  ) throws {
    if value != absent { try encode(value, forKey: key) }
  }
}
