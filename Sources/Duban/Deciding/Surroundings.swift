/// What a decision needs to know beside the matter itself, read in the same transaction.
public struct Surroundings: Sendable {
  /// The definition the matter lives under, or will be opened under.
  public var ledger: Ledger
  public var directory: Directory
  /// Matters linked to this one, and those the command names.
  public var linked: [MatterID: Matter]
  /// The matter before its last entry, for an undo.
  public var previous: Matter?
  /// Acts after the version that the sender knows, for a stale command.
  public var since: [Act]
  /// Numbers for matters that the command may open, with the serial of each.
  public var fresh: [Fresh]
  /// Another version of the ledger, for a migration.
  public var migration: Ledger?
  /// Years that the ledger has locked, of those into which the command may put a matter.
  public var lockedYears: Set<Int>

  public struct Fresh: Hashable, Sendable {
    public var id: MatterID
    public var serial: Int

    public init(id: MatterID, serial: Int) {
      self.id = id
      self.serial = serial
    }
  }

  public init(
    ledger: Ledger, directory: Directory, linked: [MatterID: Matter] = [:],
    previous: Matter? = nil, since: [Act] = [], fresh: [Fresh] = [], migration: Ledger? = nil,
    lockedYears: Set<Int> = []
  ) {
    self.ledger = ledger
    self.directory = directory
    self.linked = linked
    self.previous = previous
    self.since = since
    self.fresh = fresh
    self.migration = migration
    self.lockedYears = lockedYears
  }
}
