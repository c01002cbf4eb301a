internal import CCrypto

/// Encrypts personal values with AES-256-GCM (NIST SP 800-38D) under the personal-data key.
///
/// A ciphertext is a byte 1 (its form), 8 bytes that name the key, 12 of nonce, the encrypted
/// bytes, and 16 of tag. Nonces are random: one key serves 2³² values at most.
public struct PersonalCipher: Sendable {
  private let key: SecretKey
  private let name: [UInt8]
  private let codeKey: [UInt8]

  public init(key: SecretKey) {
    self.key = key
    name = Array(HMAC.sha256(Array("duban personal key".utf8), key: key.bytes).bytes.prefix(8))
    codeKey = HMAC.sha256(Array("duban command code".utf8), key: key.bytes).bytes
  }

  /// - Parameter context: where the value belongs, as its row's key; decryption needs the same, so
  ///   that a ciphertext moved to another row is found out.
  public func encrypt(_ plain: [UInt8], context: [UInt8]) -> [UInt8] {
    let nonce = RandomBytes.make(AESGCM.nonceCount)
    let sealed = AESGCM.encrypt(plain, key: key.bytes, nonce: nonce, context: context)
    return [1] + name + nonce + sealed
  }

  /// Tells bytes that hold personal values from others, and nobody without the key what they hold.
  public func code(of bytes: [UInt8]) -> Digest { HMAC.sha256(bytes, key: codeKey) }

  public func decrypt(_ cipher: [UInt8], context: [UInt8]) throws(PersonalCipherProblem) -> [UInt8]
  {
    let start = 1 + name.count + AESGCM.nonceCount
    guard cipher.count >= start + AESGCM.tagCount, cipher[0] == 1 else { throw .damaged }
    guard cipher[1...name.count].elementsEqual(name) else { throw .otherKey }
    let nonce = Array(cipher[(1 + name.count)..<start])
    let plain = AESGCM.decrypt(
      Array(cipher[start...]), key: key.bytes, nonce: nonce, context: context)
    guard let plain else { throw .damaged }
    return plain
  }
}

/// Why a personal value cannot be read.
public enum PersonalCipherProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case otherKey, damaged

  public var description: String {
    switch self {
    case .otherKey: "这项个人信息是用另一把密钥加密的。请换回当时的密钥文件再试。"
    case .damaged: "这项个人信息的密文已损坏或被挪动，无法解开。请从备份恢复。"
    }
  }
}

/// The bare algorithm, with the nonce handed in.
enum AESGCM {
  static let nonceCount = 12
  static let tagCount = 16

  /// The ciphertext with its tag of 16 bytes at the end.
  static func encrypt(
    _ plain: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
  ) -> [UInt8] {
    let cipher = begin(key: key, nonce: nonce, encrypting: true)
    defer { EVP_CIPHER_CTX_free(cipher) }
    var output = [UInt8](repeating: 0, count: plain.count + tagCount)
    var length: Int32 = 0
    var done = EVP_CipherUpdate(cipher, nil, &length, context, Int32(context.count)) == 1
    done = done && EVP_CipherUpdate(cipher, &output, &length, plain, Int32(plain.count)) == 1
    output.withUnsafeMutableBytes { bytes in
      let tag = bytes.baseAddress?.advanced(by: plain.count)
      let end = tag?.assumingMemoryBound(to: UInt8.self)
      done = done && EVP_CipherFinal_ex(cipher, end, &length) == 1
      done =
        done
        && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagCount), tag) == 1
    }
    precondition(done, "libcrypto encrypted nothing")
    return output
  }

  /// `nil` when the tag does not fit: a changed byte, another key, nonce or context.
  static func decrypt(
    _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
  ) -> [UInt8]? {
    guard sealed.count >= tagCount else { return nil }
    let cipher = begin(key: key, nonce: nonce, encrypting: false)
    defer { EVP_CIPHER_CTX_free(cipher) }
    let count = sealed.count - tagCount
    var tag = Array(sealed[count...])
    // One byte more, so that an empty text has a place to point at.
    var plain = [UInt8](repeating: 0, count: count + 1)
    var length: Int32 = 0
    var rest: Int32 = 0
    guard EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagCount), &tag) == 1,
      EVP_CipherUpdate(cipher, nil, &length, context, Int32(context.count)) == 1,
      EVP_CipherUpdate(cipher, &plain, &length, sealed, Int32(count)) == 1,
      EVP_CipherFinal_ex(cipher, &tag, &rest) == 1
    else { return nil }
    return Array(plain.prefix(count))
  }

  private static func begin(key: [UInt8], nonce: [UInt8], encrypting: Bool) -> OpaquePointer? {
    precondition(key.count == 32 && nonce.count == nonceCount, "AES-256-GCM has fixed sizes")
    let cipher = EVP_CIPHER_CTX_new()
    let begun = EVP_CipherInit_ex(
      cipher, EVP_aes_256_gcm(), nil, key, nonce, encrypting ? 1 : 0)
    precondition(begun == 1, "libcrypto has no AES-256-GCM")
    return cipher
  }
}
