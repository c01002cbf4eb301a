extension Modality {
  /// How firmly a stretch promises: the strongest limit wins, then the act, then any word of it.
  static func read(_ piece: Range<Int>, verb: Mark?, isMechanism: Bool, scan: Scan) -> Modality {
    if isMechanism { return .standing }
    var said = scan.marks.roles(in: piece)
    // 争取 is modal before a time or an act, a plain verb before money (争取资金).
    if said.contains(.hope), let mark = scan.marks.first(.hope, in: piece), isWon(mark, scan) {
      said.remove(.hope)
    }
    for (role, modality) in limits where said.contains(role) { return modality }
    let act = verb?.roles ?? []
    for (role, modality) in acts where act.contains(role) { return modality }
    // Without an act any word of it; 研究 in 研究中心 is no act beside 新建.
    if verb == nil { for (role, modality) in acts where said.contains(role) { return modality } }
    return .plain
  }

  private static func isWon(_ mark: Mark, _ scan: Scan) -> Bool {
    guard mark.length == 2, scan.text[Int(mark.start)] == "争" else { return false }
    let next = scan.marks.starting(at: mark.end)
    let isModal = next?.roles.isDisjoint(with: [.deadline, .finish]) == false
    return !isModal && !scan.text.at(mark.end).isDigit
  }

  private static let limits: [(Role, Modality)] = [
    (.assist, .assist), (.ensure, .ensure), (.hope, .strive),
  ]
  private static let acts: [(Role, Modality)] = [
    (.start, .start), (.complete, .complete), (.explore, .explore), (.advance, .advance),
  ]
}
