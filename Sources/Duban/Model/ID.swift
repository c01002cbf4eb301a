/// A number that stands for one `Noun`, given by the store and unique within a division.
public struct ID<Noun>: Hashable, Comparable, Sendable, RawRepresentable {
  public var rawValue: Int64

  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
}

extension ID: Codable {
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension ID: CustomStringConvertible {
  public var description: String { String(rawValue) }
}

public typealias UnitID = ID<Unit>
public typealias PostID = ID<Post>
public typealias PersonID = ID<Person>
