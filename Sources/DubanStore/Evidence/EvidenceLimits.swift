/// What an evidence store takes; an administrator's data, not code.
public struct EvidenceLimits: Hashable, Sendable {
  /// The longest file in bytes.
  public var byteCountMax: Int
  /// The types taken; an active type (网页, 程序) is refused even when listed.
  public var types: Set<EvidenceType>

  public init(byteCountMax: Int = 200 << 20, types: Set<EvidenceType> = EvidenceType.usual) {
    self.byteCountMax = byteCountMax
    self.types = types
  }

  public func allows(_ type: EvidenceType) -> Bool { types.contains(type) && !type.isActive }
}
