internal import CCrypto

/// One-time codes by the clock (动态口令): RFC 6238 with HMAC-SHA-1, 30 seconds and six digits, as
/// the authenticator programs of telephones make them.
public struct OneTimeCode: Hashable, Sendable {
  public let secret: [UInt8]

  public init(secret: [UInt8] = RandomBytes.make(20)) {
    self.secret = secret
  }

  public static let period: Int64 = 30

  /// The code of one step of 30 seconds since 1970.
  public func code(step: Int64, digits: Int = 6) -> String {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    var hash = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    let done = CCrypto.HMAC(
      EVP_sha1(), secret, Int32(secret.count), message, message.count, &hash, &length)
    precondition(done != nil && length == 20, "libcrypto has no HMAC")
    let offset = Int(hash[19] & 15)
    let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let modulus = (0..<digits).reduce(UInt32(1)) { value, _ in value * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The step whose code this is, one step early or late allowed, but never one used before.
  public func step(of code: String, atSeconds seconds: Int64, after used: Int64) -> Int64? {
    let now = seconds / Self.period
    return [now, now - 1, now + 1].first { $0 > used && self.code(step: $0) == code }
  }

  /// The secret as people type it into a telephone: Base32 (RFC 4648) without padding.
  public var words: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (bits, count) = (0, 0)
    var text = ""
    for byte in secret {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 5 {
        count -= 5
        text.append(alphabet[bits >> count & 31])
      }
      bits &= (1 << count) - 1
    }
    if count > 0 { text.append(alphabet[bits << (5 - count) & 31]) }
    return text
  }

  /// Reads what `words` prints; `nil` for anything but Base32 of 16 bytes or more.
  public init?(words: String) {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (bits, count) = (0, 0)
    var bytes: [UInt8] = []
    for letter in words {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      bits = bits << 5 | value
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 255))
        bits &= (1 << count) - 1
      }
    }
    guard 16...64 ~= bytes.count else { return nil }
    self.init(secret: bytes)
  }
}
