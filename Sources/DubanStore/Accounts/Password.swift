internal import CCrypto

/// A password as it is kept (口令): scrypt (RFC 7914) with N = 2¹⁵, r = 8, p = 3 over a salt of its
/// own. One computation takes 32 MB and some 180 ms: see `PasswordDesk`, which bounds their number.
struct Password: Hashable, Sendable {
  /// A number for the form, the salt and the hash, one after the other.
  let bytes: [UInt8]

  private static let form: UInt8 = 1
  private static let saltLength = 16
  private static let hashLength = 32

  /// As it was kept; `nil` for a form that this program does not know.
  init?(kept bytes: [UInt8]) {
    guard bytes.first == Self.form, bytes.count == 1 + Self.saltLength + Self.hashLength else {
      return nil
    }
    self.bytes = bytes
  }

  init(hashing text: String) {
    let salt = RandomBytes.make(Self.saltLength)
    bytes = [Self.form] + salt + Self.scrypt(text, salt)
  }

  /// Found in a time that does not tell where it differs.
  func matches(_ text: String) -> Bool {
    let salt = Array(bytes[1...Self.saltLength])
    let hash = Self.scrypt(text, salt)
    return CRYPTO_memcmp(hash, Array(bytes.suffix(Self.hashLength)), hash.count) == 0
  }

  static func scrypt(
    _ text: String, _ salt: [UInt8], cost: UInt64 = 1 << 15, parallel: UInt64 = 3, length: Int = 32
  ) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: length)
    let password = text.utf8.map { CChar(bitPattern: $0) }
    // The default limit of 32 MB is just too little for N = 2¹⁵.
    let done = EVP_PBE_scrypt(
      password, password.count, salt, salt.count, cost, 8, parallel, 64 << 20, &hash, length)
    precondition(done == 1, "libcrypto has no scrypt")
    return hash
  }
}
