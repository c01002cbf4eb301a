internal import Duban

extension EvidenceHash {
  init(_ digest: Digest) {
    guard let hash = EvidenceHash(rawValue: digest.hex) else {
      preconditionFailure("a digest is 64 hex digits")
    }
    self = hash
  }
}
