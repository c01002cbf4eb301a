/// One act on a matter, never changed (办理记录). It carries every date that was computed, so that a
/// new calendar never changes the past.
public struct Entry: Hashable, Sendable {
  /// From 1 on, without gaps, per matter.
  public var number: Int
  public var act: Act
  public var by: Actor
  public var at: Instant
  public var reason: String?
  public var text: String?
  /// The version of the calendar the dates were computed with.
  public var calendar: Int
  /// What it changes, in order.
  public var effects: [Effect]

  public init(
    number: Int, act: Act, by: Actor, at: Instant, reason: String? = nil, text: String? = nil,
    calendar: Int, effects: [Effect]
  ) {
    self.number = number
    self.act = act
    self.by = by
    self.at = at
    self.reason = reason
    self.text = text
    self.calendar = calendar
    self.effects = effects
  }

  /// The number of the form in which entries are written now.
  public static let schema = 1
}

extension Entry: Codable {
  /// `#` sorts before every letter: the schema number stands first in the bytes.
  private enum Key: String, CodingKey {
    case schema = "#", number = "n", act = "a", by = "b", at = "t", reason = "r", text = "x"
    case calendar = "c", effects = "e"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard try container.decode(Int.self, forKey: .schema) == Entry.schema else {
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container, debugDescription: "an entry of an unknown schema")
    }
    self.init(
      number: try container.decode(Int.self, forKey: .number),
      act: try container.decode(Act.self, forKey: .act),
      by: try container.decode(Actor.self, forKey: .by),
      at: try container.decode(Instant.self, forKey: .at),
      reason: try container.decodeIfPresent(String.self, forKey: .reason),
      text: try container.decodeIfPresent(String.self, forKey: .text),
      calendar: try container.decode(Int.self, forKey: .calendar),
      effects: try container.decodeIfPresent([Effect].self, forKey: .effects) ?? [])
    for index in effects.indices { effects[index].sayAgain(text: text, reason: reason) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Entry.schema, forKey: .schema)
    try container.encode(number, forKey: .number)
    try container.encode(act, forKey: .act)
    try container.encode(by, forKey: .by)
    try container.encode(at, forKey: .at)
    try container.encodeIfPresent(reason, forKey: .reason)
    try container.encodeIfPresent(text, forKey: .text)
    try container.encode(calendar, forKey: .calendar)
    guard !effects.isEmpty else { return }
    var short = effects
    for index in short.indices { short[index].sayOnce(text: text, reason: reason) }
    try container.encode(short, forKey: .effects)
  }
}

/// What a request says is mostly what its entry says. It is written once: an empty text of a
/// request stands for that of its entry.
extension Effect {
  fileprivate mutating func sayOnce(text: String?, reason: String?) {
    guard case .filed(var request) = self else { return }
    if text != nil, request.content.text == text { request.content.text = "" }
    if reason != nil, request.content.reason == reason { request.content.reason = "" }
    self = .filed(request)
  }

  fileprivate mutating func sayAgain(text: String?, reason: String?) {
    guard case .filed(var request) = self else { return }
    if request.content.text == "" { request.content.text = text ?? "" }
    if request.content.reason == "" { request.content.reason = reason ?? "" }
    self = .filed(request)
  }
}
