internal import Duban
internal import DubanHTML
internal import DubanStore

extension Visit {
  /// A file of a matter that the viewer may see, as a download: never shown by the browser.
  func evidence(_ hash: EvidenceHash, of id: MatterID) async throws -> Reply {
    let matter = try await seen(id)
    guard let item = matter.shownEvidence.first(where: { $0.hash == hash }) else {
      throw Stop.notFound
    }
    let bytes = try house.evidence.bytes(of: hash)
    try await house.accounts.log(
      .evidenceRead, of: try someone.person, detail: "\(matter.number) \(hash.rawValue.prefix(12))",
      from: address, at: at)
    let name = "\(matter.number)-\(item.kind)-\(hash.rawValue.prefix(8))"
    return .file(bytes, type: "application/octet-stream", name: name)
  }

  /// A small picture made from a photograph or scan; of nothing else is there one. It is part of the
  /// matter's page, and like that no line of the audit log.
  func thumbnail(_ hash: EvidenceHash, of id: MatterID) async throws -> Reply {
    let matter = try await seen(id)
    guard matter.shownEvidence.contains(where: { $0.hash == hash }), house.evidence.contains(hash)
    else {
      throw Stop.notFound
    }
    guard let stored = try await store.registered([hash])[hash], stored.type.hasThumbnail else {
      throw Stop.notFound
    }
    guard let made = try await house.thumbnails.jpeg(of: hash, in: house.evidence) else {
      throw Stop.notFound
    }
    return .file(made, type: "image/jpeg")
  }
}

extension Matter {
  /// The matter's own, and what came with requests that still wait for a signature.
  var shownEvidence: [Evidence] { evidence + requests.flatMap { $0.content.evidence ?? [] } }
}

extension EvidenceType {
  var hasThumbnail: Bool { self == .jpeg || self == .png }
}

extension StoredEvidence {
  /// `2.4 MB`, `12 KB`.
  var sizeWord: String {
    let tenths = byteCount / 104_858
    if tenths >= 10 { return "\(tenths / 10).\(tenths % 10) MB" }
    return "\(max(1, byteCount / 1024)) KB"
  }
}
