internal import Duban
internal import DubanHTML
internal import DubanStore

extension Visit {
  /// A file of a matter that the viewer may see, as a download: never shown by the browser.
  func evidence(_ hash: EvidenceHash, of id: MatterID) async throws -> Reply {
    let matter = try await seen(id)
    guard let item = matter.evidence.first(where: { $0.hash == hash }) else { throw Stop.notFound }
    var reading = try house.evidence.read(hash)
    var bytes: [UInt8] = []
    while let part = try reading.next() { bytes += part }
    try await house.accounts.log(
      .evidenceRead, of: try someone.person, detail: "\(matter.number) \(hash.rawValue.prefix(12))",
      from: address, at: at)
    let name = "\(matter.number)-\(item.kind)-\(hash.rawValue.prefix(8))"
    return .file(bytes, type: "application/octet-stream", name: name)
  }
}
