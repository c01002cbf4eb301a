/// 32 secret bytes. Printing it, or a value that holds it, shows none of them.
public struct SecretKey: Hashable, Sendable {
  let bytes: [UInt8]

  public static let byteCount = 32

  /// 32 bytes; `nil` for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == SecretKey.byteCount else { return nil }
    self.bytes = bytes
  }

  private init(random: Void) {
    bytes = RandomBytes.make(SecretKey.byteCount)
  }

  public static func generate() -> SecretKey { SecretKey(random: ()) }
}

extension SecretKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "（密钥）" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
