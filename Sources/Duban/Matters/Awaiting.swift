extension Matter {
  /// Whether it waits for an act of somebody: a signature, an answer, a check, an issue, a report that was
  /// sent back. What its unit works on, owing nothing but the plan or the next report, does not.
  public var awaitsAct: Bool {
    guard standing.isOpen else { return false }
    switch standing {
    case .planned, .underway, .suspended:
      return !requests.isEmpty || !waiting.isEmpty || period?.step == .returned
    default: return true
    }
  }
}
