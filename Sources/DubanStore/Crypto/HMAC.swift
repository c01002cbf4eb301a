internal import CCrypto

/// Keyed digests (RFC 2104): what an entry holds in place of a personal value.
public enum HMAC {
  /// HMAC-SHA-256 of some bytes; a key of any length.
  public static func sha256(_ bytes: [UInt8], key: [UInt8]) -> Digest {
    var code = [UInt8](repeating: 0, count: Digest.byteCount)
    var length: UInt32 = 0
    let done = CCrypto.HMAC(
      EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &code, &length)
    precondition(done != nil, "libcrypto has no HMAC")
    guard let digest = Digest(bytes: code.prefix(Int(length))) else {
      preconditionFailure("HMAC-SHA-256 has 32 bytes")
    }
    return digest
  }

  /// Whether a code belongs to some bytes, found in a time that does not tell where it differs.
  public static func isValid(_ code: Digest, of bytes: [UInt8], key: [UInt8]) -> Bool {
    let other = sha256(bytes, key: key)
    return code.withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
      }
    }
  }
}
