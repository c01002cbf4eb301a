/// How a time limit counts its days or hours (时限计算方式, `domain.md` §2.3).
public enum DayKind: String, Worded, Codable {
  /// Every day of the calendar.
  case natural
  /// Days on which offices work, with the 调休 working days and without holidays.
  case working
  /// Hours inside office hours on working days.
  case workingHour
  /// Hours that run through nights, weekends and holidays, as urgent cases do.
  case continuous

  public var word: String {
    switch self {
    case .natural: "自然日"
    case .working: "工作日"
    case .workingHour: "工作时"
    case .continuous: "连续小时"
    }
  }
}
