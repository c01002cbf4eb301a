internal import CCrypto

/// The private half of an Ed25519 pair (RFC 8032): 32 random bytes.
public struct SigningKey: Hashable, Sendable {
  let secret: SecretKey
  public let publicKey: PublicKey

  public init(_ secret: SecretKey) {
    self.secret = secret
    let key = SigningKey.open(secret)
    defer { EVP_PKEY_free(key) }
    var bytes = [UInt8](repeating: 0, count: PublicKey.byteCount)
    var count = bytes.count
    let done = EVP_PKEY_get_raw_public_key(key, &bytes, &count)
    guard done == 1, let publicKey = PublicKey(bytes: bytes) else {
      preconditionFailure("libcrypto derived no public key")
    }
    self.publicKey = publicKey
  }

  public static func generate() -> SigningKey { SigningKey(.generate()) }

  /// A signature of 64 bytes; the same bytes give the same signature.
  public func sign(_ bytes: [UInt8]) -> SealSignature {
    let key = SigningKey.open(secret)
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    var signature = [UInt8](repeating: 0, count: SealSignature.byteCount)
    var count = signature.count
    let done =
      EVP_DigestSignInit(context, nil, nil, nil, key) == 1
      && EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1
    guard done, let signature = SealSignature(bytes: signature) else {
      preconditionFailure("libcrypto signed nothing")
    }
    return signature
  }

  private static func open(_ secret: SecretKey) -> OpaquePointer? {
    let key = EVP_PKEY_new_raw_private_key(
      EVP_PKEY_ED25519, nil, secret.bytes, secret.bytes.count)
    precondition(key != nil, "libcrypto has no Ed25519")
    return key
  }
}

/// The public half of an Ed25519 pair: whoever has it can check a signature.
public struct PublicKey: Hashable, Sendable {
  public let bytes: [UInt8]

  public static let byteCount = 32

  /// 32 bytes; `nil` for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == PublicKey.byteCount else { return nil }
    self.bytes = bytes
  }

  /// A short name for people and logs: 16 hex digits of its SHA-256.
  public var name: String { String(Digest.of(bytes, by: .sha256).hex.prefix(16)) }

  /// False also for bytes that are no point of the curve.
  public func verify(_ signature: SealSignature, of message: [UInt8]) -> Bool {
    guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    else { return false }
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
    return EVP_DigestVerify(
      context, signature.bytes, signature.bytes.count, message, message.count) == 1
  }
}

/// An Ed25519 signature (签名) of 64 bytes.
public struct SealSignature: Hashable, Sendable {
  public let bytes: [UInt8]

  public static let byteCount = 64

  /// 64 bytes; `nil` for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == SealSignature.byteCount else { return nil }
    self.bytes = bytes
  }
}
