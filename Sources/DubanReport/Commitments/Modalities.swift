extension Modality {
  /// How firmly a stretch promises: the strongest limit wins, then the first act.
  static func read(_ piece: Range<Int>, verb: Mark?, isMechanism: Bool, scan: Scan) -> Modality {
    if isMechanism { return .standing }
    func says(_ words: [[Code]]) -> Bool { words.contains { scan.contains($0, in: piece) } }
    if says(Words.assist) { return .assist }
    if says(Words.ensure) { return .ensure }
    if says(Words.strive) || opens(piece, with: Words.win, scan) { return .strive }
    let act = verb.map { Array(scan.text.codes[$0.range]) } ?? []
    if Words.start.contains(act) { return .start }
    if Words.complete.contains(act) || says(Words.complete) { return .complete }
    if Words.explore.contains(act) { return .explore }
    if Words.advance.contains(where: { act.starts(with: $0) || act == $0 }) || says(Words.advance) {
      return .advance
    }
    return says(Words.start) ? .start : .plain
  }

  /// 争取 is modal before a time or an act, a plain verb before money (争取资金).
  private static func opens(_ piece: Range<Int>, with word: [Code], _ scan: Scan) -> Bool {
    guard let at = scan.find(word, in: piece) else { return false }
    let next = scan.marks.starting(at: at + word.count)
    return next?.roles.isDisjoint(with: [.deadline, .finish]) == false || scan.text.at(at + 2).isDigit
  }

  private enum Words {
    static let assist = ["配合", "协助"].map(\.codes)
    static let ensure = ["确保", "保证", "必保", "务必"].map(\.codes)
    static let strive = ["力争", "努力实现", "力求"].map(\.codes)
    static let win = "争取".codes
    static let start = ["启动", "开工", "开工建设"].map(\.codes)
    static let complete = ["完成", "建成", "竣工", "投产", "投用", "投入使用", "交付", "封顶", "通车"].map(\.codes)
    static let explore = ["探索", "谋划", "研究"].map(\.codes)
    static let advance = ["推进", "推动", "加快", "持续", "加大"].map(\.codes)
  }
}
