internal import Duban
internal import DubanHTML
internal import DubanStore

extension MatterPage {
  /// Another matter that this one belongs with (关联事项).
  struct RelatedLine: Codable, Sendable {
    /// 拆分自, 并入, 子事项.
    var word: String
    var id: Int64
    var number: String
    var title: String
    var standing: String
    var marking: String?
  }

  func relatedPart(_ visit: Visit) -> HTML {
    ul(.class("plain")) {
      for other in related {
        li {
          RowName(
            other.title, visit.link(.matter(MatterID(other.id))),
            why: [other.word, other.number, other.standing].joined(separator: " · ")
          ).html
        }
      }
    }
  }
}

extension MatterPage.SourceLine {
  /// The sentence that it stands in, on its report's page.
  func link(_ visit: Visit) -> DubanHTML.Link? {
    guard let file = report.flatMap(EvidenceHash.init(rawValue:)) else { return nil }
    return visit.link(.report(file), at: anchor ?? "text")
  }

  /// `c12-1` stands in the twelfth sentence; one that was added has a place of its own.
  private var anchor: String? {
    guard let commitment, commitment.hasPrefix("c") else { return commitment }
    return "s" + commitment.dropFirst().prefix { $0 != "-" }
  }
}

extension Visit {
  /// Those that the viewer may see and read.
  func related(to matter: Matter) async throws -> [(Duban.Link, Matter)] {
    if matter.links.isEmpty { return [] }
    let others = Dictionary(
      try await store.matters(matter.links.map(\.matter)).map { ($0.id, $0) }
    ) { first, _ in first }
    return try matter.links.compactMap { link in
      guard let other = others[link.matter] else { return nil }
      let reach = try books.ledger(other.ledger, version: other.definition).reach
      let viewer = try someone
      return viewer.sees(other, directory, reach: reach) && viewer.knows(other, directory)
        ? (link, other) : nil
    }
  }

  /// The files of the reports that it came from, by the SHA-256 of their texts; those that the viewer
  /// may read.
  func reports(behind matter: Matter) async throws -> [String: EvidenceHash] {
    var files: [String: EvidenceHash] = [:]
    guard try someone.may(.review), !isForPrograms else { return files }
    for text in Set(matter.sources.compactMap(\.sourceHash)) {
      guard let kept = try await store.report(ofText: text), house.evidence.contains(kept.file)
      else { continue }
      let isTold = try await isTold(findingsOf: kept)
      if kept.isAdopted || mayProve || isTold { files[text] = kept.file }
    }
    return files
  }
}
