/// The hash algorithms that a journal may be sealed with; both give 32 bytes.
public enum DigestAlgorithm: String, Hashable, Sendable, Codable, CaseIterable {
  /// FIPS 180-4.
  case sha256
  /// GB/T 32905, for districts whose grading asks for commercial cryptography (商用密码,
  /// `domain.md` §10).
  case sm3
}

/// A digest of 32 bytes (摘要). Written in files as 64 lower-case hex digits.
public struct Digest: Hashable, Sendable {
  /// The bytes in the order of memory; a vector so that a digest lives in no heap.
  private let words: SIMD4<UInt64>

  /// 32 bytes; `nil` for any other number.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Digest.byteCount else { return nil }
    var words = SIMD4<UInt64>()
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// 64 hex digits in either case; `nil` for anything else.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hex.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }

  public static let byteCount = 32
  /// 32 zero bytes: what stands where nothing came before.
  public static let zero = Digest(words: SIMD4())

  private init(words: SIMD4<UInt64>) {
    self.words = words
  }

  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
  public var hex: String { withUnsafeBytes { Hex.text($0) } }

  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Swift.withUnsafeBytes(of: words, body)
  }
}

extension Digest {
  /// The digest of some bytes.
  public static func of(_ bytes: [UInt8], by algorithm: DigestAlgorithm) -> Digest {
    var stream = DigestStream(algorithm)
    stream.update(bytes)
    return stream.finish()
  }
}

extension Digest: CustomStringConvertible {
  public var description: String { hex }
}

extension Digest: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not 64 hex digits")
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
