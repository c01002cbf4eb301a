import DubanStore

/// Journals made for tests.
enum TestJournal {
  /// Digests that differ, for entries whose content does not matter.
  static func digests(_ count: Int) -> [Digest] {
    (0..<count).map { Digest.of(Array("entry \($0)".utf8), by: .sha256) }
  }

  /// A matter with so many entries.
  static func chain(
    _ count: Int, matter: Int64 = 7, algorithm: DigestAlgorithm = .sha256
  ) -> [ChainLink] {
    var links: [ChainLink] = []
    for number in 1...Int64(count) {
      let previous = links.last?.hash ?? origin(matter, algorithm)
      let bytes = Array(#"{"act":"反馈进展","n":\#(number),"v":1}"#.utf8)
      links.append(
        ChainLink(number: number, bytes: bytes, previous: previous, algorithm: algorithm))
    }
    return links
  }

  static func origin(_ matter: Int64 = 7, _ algorithm: DigestAlgorithm = .sha256) -> Digest {
    EntryChain.origin(division: "430602", matter: matter, algorithm: algorithm)
  }
}
