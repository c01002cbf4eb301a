internal import CCrypto

/// A digest over bytes that come in pieces.
public struct DigestStream: ~Copyable {
  private let context: OpaquePointer

  public init(_ algorithm: DigestAlgorithm) {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("no memory for a digest") }
    self.context = context
    let started = EVP_DigestInit_ex(context, algorithm.function, nil)
    precondition(started == 1, "libcrypto has no \(algorithm.rawValue)")
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let done = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(done == 1, "libcrypto refused bytes to digest")
  }

  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  public mutating func update(_ digest: Digest) {
    digest.withUnsafeBytes { update($0) }
  }

  public consuming func finish() -> Digest {
    let bytes = [UInt8](unsafeUninitializedCapacity: Digest.byteCount) { buffer, count in
      var length: UInt32 = 0
      let done = EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
      precondition(done == 1 && length == Digest.byteCount, "libcrypto finished no digest")
      count = Digest.byteCount
    }
    guard let digest = Digest(bytes: bytes) else { preconditionFailure("a digest has 32 bytes") }
    return digest
  }
}

extension DigestAlgorithm {
  fileprivate var function: OpaquePointer? {
    switch self {
    case .sha256: EVP_sha256()
    case .sm3: EVP_sm3()
    }
  }
}
