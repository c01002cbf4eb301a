internal import Duban
internal import DubanStore
internal import Hummingbird
internal import NIOCore

/// Pages as they were answered, for as long as nothing has been written since: a page asked for again
/// is not made again. Kept for one session alone, and no longer than the minute, as clocks run on; that of
/// a matter, which counts days, for ten minutes of the hour, at whose beginnings days and office hours begin.
struct KeptPages: Sendable {
  struct Key: Hashable, Sendable {
    /// Of the store; a page made before a change is never found after it.
    var revision: Int64
    var minutes: Int64
    var address: String
    var isForPrograms: Bool
    /// Who asks, in which session and post.
    var token: String
    var person: PersonID
    var post: PostID?
  }

  /// A quarter of the memory that the server may take.
  private let kept = RecentlyUsed<Key, Response>(limit: 48 << 20)

  func find(_ key: Key) -> Response? { kept.find(key) }

  func keep(_ response: Response, for key: Key) {
    guard response.status == .ok, let length = response.body.contentLength else { return }
    kept.keep(response, for: key, cost: length + 1_024)
  }
}

extension Route {
  fileprivate var keptMinutes: Int64 { if case .matter = self { 10 } else { 1 } }

  /// Whether its page says the same again while nothing is written: no form with a number of its own,
  /// nothing that is told once.
  var isKept: Bool {
    switch self {
    case .desk, .ledgers, .ledger, .matter, .analysis, .figure, .wall, .cards, .supervision,
      .returns:
      true
    default: false
    }
  }
}

extension Visit {
  /// `nil` when the page must be made anew.
  var keptKey: KeptPages.Key? {
    guard method == .get, route.isKept, known == nil, let revision, let viewer else { return nil }
    return KeptPages.Key(
      revision: revision, minutes: at.seconds / (60 * route.keptMinutes),
      address: address(of: route, query),
      isForPrograms: isForPrograms, token: viewer.token, person: viewer.person,
      post: viewer.post?.id)
  }
}
