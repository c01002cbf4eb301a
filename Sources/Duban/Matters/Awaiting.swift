extension Matter {
  /// Whether it waits for an act of somebody: a signature, an answer, a check, an issue. What is being
  /// worked on by its unit and owes nothing but its next report does not.
  public var awaitsAct: Bool {
    guard standing.isOpen else { return false }
    switch standing {
    case .planned, .underway, .suspended:
      return !requests.isEmpty || !waiting.isEmpty || !recordings.isEmpty
    default: return true
    }
  }
}
