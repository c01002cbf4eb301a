/// The content address of a file (佐证指纹): SHA-256 in lower-case hex.
public struct EvidenceHash: Hashable, Sendable, RawRepresentable, Codable {
  public var rawValue: String

  public init?(rawValue: String) {
    guard rawValue.utf8.count == 64,
      rawValue.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
    else { return nil }
    self.rawValue = rawValue
  }
}

/// A file named by an entry as evidence (佐证), by the ledger's own word for its kind.
public struct Evidence: Hashable, Sendable, Codable {
  public var hash: EvidenceHash
  public var kind: String

  public init(hash: EvidenceHash, kind: String) {
    self.hash = hash
    self.kind = kind
  }

  private enum CodingKeys: String, CodingKey {
    case hash = "h", kind = "k"
  }
}
