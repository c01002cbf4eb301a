internal import Foundation

/// The entry in a proof. Its bytes are written as text, as they are UTF-8, so that people can read
/// the file; bytes that are none, as damage makes them, in Base64.
public struct ProvenEntry: Hashable, Sendable {
  public var link: ChainLink

  public init(_ link: ChainLink) {
    self.link = link
  }

  public var hash: Digest { link.hash }
}

extension ProvenEntry: Codable {
  private enum CodingKeys: String, CodingKey {
    case number, algorithm, previous, hash, text, base64
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let bytes: [UInt8]
    if let text = try container.decodeIfPresent(String.self, forKey: .text) {
      bytes = Array(text.utf8)
    } else {
      bytes = [UInt8](try container.decode(Data.self, forKey: .base64))
    }
    link = ChainLink(
      number: try container.decode(Int64.self, forKey: .number), bytes: bytes,
      previous: try container.decode(Digest.self, forKey: .previous),
      hash: try container.decode(Digest.self, forKey: .hash),
      algorithm: try container.decode(DigestAlgorithm.self, forKey: .algorithm))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(link.number, forKey: .number)
    try container.encode(link.algorithm, forKey: .algorithm)
    try container.encode(link.previous, forKey: .previous)
    try container.encode(link.hash, forKey: .hash)
    if let text = String(validating: link.bytes, as: UTF8.self) {
      try container.encode(text, forKey: .text)
    } else {
      try container.encode(Data(link.bytes), forKey: .base64)
    }
  }
}

/// Proofs as files.
extension JournalProof {
  /// The file's bytes: JSON with sorted keys, ended by a line feed.
  public func fileBytes() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self)) + [0x0A]
    } catch {
      preconditionFailure("a proof has no value that JSON lacks")
    }
  }

  /// - Throws: when the bytes are no proof, whatever they prove.
  public init(fileBytes: [UInt8]) throws(BadProofFile) {
    do {
      self = try JSONDecoder().decode(JournalProof.self, from: Data(fileBytes))
    } catch {
      throw BadProofFile()
    }
  }
}

/// A file that is no proof at all.
public struct BadProofFile: Error, Hashable, Sendable, CustomStringConvertible {
  public init() {}

  public var description: String { "不是完整的存证证明文件。请核对文件，或请出具单位重新导出。" }
}
