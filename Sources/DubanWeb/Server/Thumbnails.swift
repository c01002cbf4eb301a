internal import Duban
internal import DubanOffice
internal import DubanStore

/// Small pictures of evidence, made one after another, because a large one takes some hundred megabytes
/// while it is made; 8 MB of them are kept.
actor Thumbnails {
  /// Empty where a file turned out to be no picture that can be read.
  private let made = RecentlyUsed<EvidenceHash, [UInt8]>(limit: 8 << 20)

  /// - Returns: a JPEG; `nil` where no picture can be made of the file.
  func jpeg(of hash: EvidenceHash, in evidence: EvidenceStore) throws -> [UInt8]? {
    if let known = made.find(hash) { return known.isEmpty ? nil : known }
    let picture = Thumbnail.jpeg(of: try evidence.bytes(of: hash))
    made.keep(picture ?? [], for: hash, cost: max(64, picture?.count ?? 0))
    return picture
  }
}
