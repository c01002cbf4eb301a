/// An effect is written as an object with one key, which names its kind: short, and without floats.
extension Effect: Codable {
  enum Key: String, CodingKey, CaseIterable {
    case opening = "op", title = "ti", field = "f", source = "so", units = "u", answerable = "an"
    case linked = "li", unlinked = "ul", documentNumber = "dn", standing = "st", stage = "sg"
    case due = "du", original = "og", clock = "c", plan = "pl", progress = "pr", reported = "rp"
    case filed = "rq", signed = "sn", settled = "se", evidence = "ev", recording = "rc"
    case corrected = "co", waiting = "wt", answered = "aw", override = "ov", period = "pd"
    case verification = "ve", closing = "cl", reopened = "ro", reporter = "rr", batch = "ba"
    case counted = "cn", year = "y", locked = "yl", definition = "df", issued = "is"
    case restored = "rs", erased = "er", float = "fl", lapsed = "lp", suspension = "su"
    case circle = "ci", published = "pb"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "an effect of an unknown kind"))
    }
    if let simple = try Effect.simple(key, in: container) {
      self = simple
    } else {
      self = try Effect.compound(key, in: container)
    }
  }

  /// Effects that hold one value.
  private static func simple(
    _ key: Key, in container: KeyedDecodingContainer<Key>
  ) throws -> Effect? {
    func value<T: Decodable>(_ type: T.Type = T.self) throws -> T {
      try container.decode(T.self, forKey: key)
    }
    switch key {
    case .opening: return .opening(try value())
    case .title: return .title(try value())
    case .source: return .source(try value())
    case .units: return .units(try value())
    case .linked: return .linked(try value())
    case .unlinked: return .unlinked(try value())
    case .documentNumber: return .documentNumber(try value())
    case .standing: return .standing(try value())
    case .stage: return .stage(try value())
    case .original: return .original(try value())
    case .clock: return .clock(try value())
    case .plan: return .plan(try value())
    case .progress: return .progress(try value())
    case .filed: return .filed(try value())
    case .signed: return .signed(try value())
    case .lapsed: return .lapsed(try value())
    case .evidence: return .evidence(try value())
    case .recording: return .recording(try value())
    case .corrected: return .corrected(entry: try value())
    case .waiting: return .waiting(try value())
    case .answered: return .answered(request: try value())
    case .period: return .period(try value())
    case .published: return .published(try value())
    case .verification: return .verification(try value())
    case .closing: return .closing(try value())
    case .batch: return .batch(try value())
    case .reporter: return .reporter(try value())
    case .counted: return .counted(try value())
    case .year: return .year(try value())
    case .locked: return .locked(year: try value())
    case .definition: return .definition(try value())
    case .restored: return .restored(try value())
    case .erased: return .erased(try value())
    default: return nil
    }
  }

  /// Effects that hold nothing, two values, or one that may be missing.
  private static func compound(
    _ key: Key, in container: KeyedDecodingContainer<Key>
  ) throws -> Effect {
    switch key {
    case .field:
      let change = try container.decode(FieldChange.self, forKey: key)
      return .field(change.id, change.value)
    case .answerable:
      let posts = try container.decode(Answerable.self, forKey: key)
      return .answerable(leader: posts.leader, coordinator: posts.coordinator)
    case .settled:
      let end = try container.decode(Settled.self, forKey: key)
      return .settled(request: end.request, granted: end.granted)
    case .due: return .due(try container.decode([Day].self, forKey: key).first)
    case .suspension:
      return .suspension(try container.decode([Suspension].self, forKey: key).first)
    case .circle: return .circle(try container.decode([Circle].self, forKey: key).first)
    case .float: return .float(try container.decode([ScheduleFloat].self, forKey: key).first)
    case .override: return .override(try container.decode([LightOverride].self, forKey: key).first)
    case .reported: return .reported
    case .reopened: return .reopened
    case .issued: return .issued
    default: preconditionFailure("an effect that holds one value is read by `simple`")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .opening(let value): try container.encode(value, forKey: .opening)
    case .title(let value): try container.encode(value, forKey: .title)
    case .field(let id, let value):
      try container.encode(FieldChange(id: id, value: value), forKey: .field)
    case .source(let value): try container.encode(value, forKey: .source)
    case .units(let value): try container.encode(value, forKey: .units)
    case .answerable(let leader, let coordinator):
      let posts = Answerable(leader: leader, coordinator: coordinator)
      try container.encode(posts, forKey: .answerable)
    case .linked(let value): try container.encode(value, forKey: .linked)
    case .unlinked(let value): try container.encode(value, forKey: .unlinked)
    case .documentNumber(let value): try container.encode(value, forKey: .documentNumber)
    case .standing(let value): try container.encode(value, forKey: .standing)
    case .suspension(let value): try container.encode(list(value), forKey: .suspension)
    case .stage(let value): try container.encode(value, forKey: .stage)
    case .due(let value): try container.encode(list(value), forKey: .due)
    case .original(let value): try container.encode(value, forKey: .original)
    case .clock(let value): try container.encode(value, forKey: .clock)
    case .plan(let value): try container.encode(value, forKey: .plan)
    case .progress(let value): try container.encode(value, forKey: .progress)
    case .reported: try container.encode(1, forKey: .reported)
    case .filed(let value): try container.encode(value, forKey: .filed)
    case .signed(let value): try container.encode(value, forKey: .signed)
    case .settled(let request, let granted):
      try container.encode(Settled(request: request, granted: granted), forKey: .settled)
    default: try encodeLater(into: &container)
    }
  }

  private func encodeLater(into container: inout KeyedEncodingContainer<Key>) throws {
    switch self {
    case .lapsed(let kind): try container.encode(kind, forKey: .lapsed)
    case .evidence(let value): try container.encode(value, forKey: .evidence)
    case .recording(let value): try container.encode(value, forKey: .recording)
    case .corrected(let entry): try container.encode(entry, forKey: .corrected)
    case .waiting(let value): try container.encode(value, forKey: .waiting)
    case .answered(let request): try container.encode(request, forKey: .answered)
    case .float(let value): try container.encode(list(value), forKey: .float)
    case .override(let value): try container.encode(list(value), forKey: .override)
    case .period(let value): try container.encode(value, forKey: .period)
    case .published(let value): try container.encode(value, forKey: .published)
    case .verification(let value): try container.encode(value, forKey: .verification)
    case .closing(let value): try container.encode(value, forKey: .closing)
    case .reopened: try container.encode(1, forKey: .reopened)
    case .reporter(let value): try container.encode(value, forKey: .reporter)
    case .batch(let value): try container.encode(value, forKey: .batch)
    case .counted(let value): try container.encode(value, forKey: .counted)
    case .year(let value): try container.encode(value, forKey: .year)
    case .locked(let year): try container.encode(year, forKey: .locked)
    case .definition(let value): try container.encode(value, forKey: .definition)
    case .issued: try container.encode(1, forKey: .issued)
    case .restored(let value): try container.encode(value, forKey: .restored)
    case .erased(let value): try container.encode(value, forKey: .erased)
    case .circle(let value): try container.encode(list(value), forKey: .circle)
    default: preconditionFailure("every other effect is written by `encode`")
    }
  }
}

/// JSON has no optional without a null: a list of none or one.
private func list<Value>(_ value: Value?) -> [Value] { value.map { [$0] } ?? [] }

private struct FieldChange: Codable {
  var id: String
  var value: FieldValue?

  enum CodingKeys: String, CodingKey { case id = "i", value = "v" }
}

private struct Answerable: Codable {
  var leader: PostID?
  var coordinator: PostID?

  enum CodingKeys: String, CodingKey { case leader = "l", coordinator = "c" }
}

private struct Settled: Codable {
  var request: Int
  var granted: Bool

  enum CodingKeys: String, CodingKey { case request = "r", granted = "g" }
}
