/// How one issued matter stood at an instant, as far as figures count it (单件结果).
public struct Outcome: Hashable, Sendable {
  public var matter: MatterID
  public var ledger: String
  /// Lead unit; `nil` when it has none.
  public var unit: UnitID?
  /// What it is about; `nil` when nothing says it.
  public var theme: String?
  /// Leads beside it (联合牵头): counted in their own figures too, and once in all.
  public var jointUnits: [UnitID]
  public var light: Light?
  /// What it counts under, beside its light.
  public var kinds: Set<Kind>
  /// From issue to the end, if it has been closed.
  public var workdays: Int?

  /// What figures count of matters, beside their lights (计数项).
  public enum Kind: String, Worded, Codable {
    case issued, open, closed, onTime, late, relapsed, extended

    public var word: String {
      switch self {
      case .issued: "交办"
      case .open: "在办"
      case .closed: "办结"
      case .onTime: "按期办结"
      case .late: "逾期办结"
      case .relapsed: "反弹"
      case .extended: "延期"
      }
    }
  }

  /// - Parameters:
  ///   - matter: as it stood at the instant; `nil` comes of one not issued by then.
  ///   - ledger: as it is defined today.
  public init?(of matter: Matter, in ledger: Ledger, light: Light?, calendar: WorkCalendar) {
    guard let issued = matter.issuedAt else { return nil }
    (self.matter, self.ledger, unit) = (matter.id, matter.ledger, matter.leadUnit)
    jointUnits = Array(matter.units(.lead).dropFirst())
    theme = matter.theme(in: ledger)
    self.light = light
    kinds = [.issued]
    if matter.isInHand { kinds.insert(.open) }
    if matter.relapses > 0 { kinds.insert(.relapsed) }
    if matter.daysExtended > 0 { kinds.insert(.extended) }
    guard let end = matter.end else { return }
    kinds.insert(.closed)
    if let isOnTime = matter.isOnTime(ending: end) { kinds.insert(isOnTime ? .onTime : .late) }
    workdays = calendar.workdays(after: issued.day, through: end.day)
  }
}

extension Outcome {
  /// Whether a unit leads it, alone or jointly.
  public func isLed(by other: UnitID) -> Bool { unit == other || jointUnits.contains(other) }
}

extension Matter {
  /// 在办, wherever it is counted: issued to units and not at its end.
  public var isInHand: Bool { issuedAt != nil && standing.isOpen }

  /// When it was closed, or concluded where a draw decides which are checked.
  fileprivate var end: Instant? {
    if let closing { return closing.at }
    return standing == .concluded ? clock(.completion)?.endedAt ?? changedAt : nil
  }

  /// By its clocks, which know pauses and extensions, the shortest first (`domain.md` §5: of a limit of
  /// the law and one promised the shorter scores); else by its due day; `nil` when it had neither.
  fileprivate func isOnTime(ending end: Instant) -> Bool? {
    let scoring = [ClockName.completion, .statutory, .promised].compactMap { clock($0) }
    guard !scoring.isEmpty else { return due.map { end.day <= $0 } }
    return scoring.allSatisfy { ($0.endedAt ?? end) <= $0.dueAt }
  }
}
