internal import Duban
internal import Synchronization

/// The store of one division (行政区划): a journal of entries, and everything derived from it.
///
/// `perform` is the only way in: load, decide, append, update rows and tallies, commit. On SQLite one
/// process writes; on PostgreSQL several may.
public final class Store: Sendable {
  public let division: String
  public let engine: any SQLEngine
  public let keys: KeyRing
  let kept = Mutex(Kept())
  /// By the hash of their last entry.
  let rows = RecentlyUsed<Digest, KeptRow>(limit: 6_000)

  /// What seldom changes, read once and kept while the database says that it is still so.
  struct Kept {
    var epoch: Int64 = -1
    /// `nil` before there is a calendar.
    var reference: Reference?
  }

  /// - Parameter engine: opened with `Store.beforeCommit` as its hook.
  public init(division: String, engine: any SQLEngine, keys: KeyRing) {
    self.division = division
    self.engine = engine
    self.keys = keys
  }

  /// Stored for a matter that has no due day: the last day of the year 9999, so that it sorts last.
  static let noDue = Day(number: 2_932_896)

  public func close() async {
    await engine.close()
  }
}
