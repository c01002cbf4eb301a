import Glibc
import Testing

import Duban
@testable import DubanStore

/// Files made for tests.
enum TestEvidence {
  /// A picture of that many bytes by its mark, with content that differs by seed.
  static func picture(_ count: Int, seed: Int = 0) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0] + (4..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed) }
  }

  /// An empty store and its folder.
  static func withStore<T>(
    _ limits: EvidenceLimits = EvidenceLimits(), _ body: (EvidenceStore, String) async throws -> T
  ) async throws -> T {
    try await TestFolder.with { folder in
      try await body(try EvidenceStore.create(folder: folder + "/evidence", limits: limits), folder)
    }
  }

  /// A zip (stored, without checksums) with these names, as the look at it needs.
  static func zip(_ names: [String], comment: String = "") -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for name in names {
      let size = little(name.utf8.count, 2)
      let offset = little(bytes.count, 4)
      bytes += [0x50, 0x4B, 3, 4] + zeros(22) + size + zeros(2) + Array(name.utf8)
      directory += [0x50, 0x4B, 1, 2] + zeros(24) + size + zeros(12) + offset + Array(name.utf8)
    }
    let place = little(directory.count, 4) + little(bytes.count, 4)
    let end = [0x50, 0x4B, 5, 6] + zeros(8) + place + little(comment.utf8.count, 2)
    return bytes + directory + end + Array(comment.utf8)
  }

  /// An OLE compound file's header and directory with these names.
  static func ole(_ names: [String]) -> [UInt8] {
    let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    return names.reduce(mark + zeros(504)) { bytes, name in
      let wide: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] }
      let entry = wide + zeros(64 - wide.count) + little(wide.count + 2, 2) + [2]
      return bytes + entry + zeros(128 - entry.count)
    }
  }

  /// An ISO base media file's first box.
  static func media(_ brands: String...) -> [UInt8] {
    let rest = brands.dropFirst().flatMap { Array($0.utf8) }
    let box = Array("ftyp".utf8) + Array(brands[0].utf8) + zeros(4) + rest
    return little(box.count + 4, 4).reversed() + box + zeros(100)
  }

  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  static func little(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  static func read(_ store: EvidenceStore, _ hash: EvidenceHash) throws -> [UInt8] {
    var reading = try store.read(hash)
    var bytes: [UInt8] = []
    while let chunk = try reading.next() { bytes += chunk }
    return bytes
  }
}

extension EvidenceStore {
  /// Stores bytes in one piece.
  func store(_ bytes: [UInt8], name: String = "照片.jpg") throws(EvidenceProblem) -> StoredEvidence {
    var intake = try intake(name: name)
    try intake.take(bytes)
    return try intake.finish()
  }
}
