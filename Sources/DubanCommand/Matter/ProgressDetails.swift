import ArgumentParser
import Duban
import DubanWeb

/// How far it is, by what was counted.
struct ProgressDetails: ActDetails {
  @Option(help: ArgumentHelp("实物量，如 3/14条。", valueName: "N/N")) var counted: String?
  @Option(help: ArgumentHelp("资金，如 1200/5000万元。", valueName: "N/N")) var money: String?
  @Option(help: ArgumentHelp("自报百分比；台账允许才收。", valueName: "N%")) var percent: String?
  @Option(help: ArgumentHelp("到达的节点，名称或编号。", valueName: "NODE")) var milestone: String?

  func validate() throws {
    guard [counted, money, percent].compactMap({ $0 }).count <= 1 else {
      throw ValidationError("--counted、--money 和 --percent 只能选一个。")
    }
  }

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.progress = try progress(asOf: desk.at.day)
    details.milestone = try milestone.map { words throws(Failure) in
      try Self.milestone(words, of: matter)
    }
  }

  func progress(asOf day: Day) throws(Failure) -> Duban.Progress? {
    let measure: Duban.Progress.Measure? =
      if let counted {
        try Self.counted(counted)
      } else if let money {
        try Self.money(money)
      } else if let percent {
        try Self.percent(percent)
      } else {
        nil
      }
    guard let measure else { return nil }
    do {
      return try Duban.Progress(measure, asOf: day)
    } catch {
      throw Failure(status: .misused, message: error.sentence)
    }
  }

  private static func counted(_ text: String) throws(Failure) -> Duban.Progress.Measure {
    guard let (done, total, unit) = Counted.parts(of: text), let done = Int64(done),
      let total = Int64(total)
    else {
      throw Failure(status: .misused, message: "--counted 的“\(text)”不对：请写成 3/14条。")
    }
    return .counted(done: done, total: total, unit: unit)
  }

  private static func money(_ text: String) throws(Failure) -> Duban.Progress.Measure {
    guard case .money(let paid, let all)? = Counted.read(text) else {
      throw Failure(
        status: .misused, message: "--money 的“\(text)”不对：请写成 1200/5000万元。")
    }
    return .money(paid: paid, total: all)
  }

  private static func percent(_ text: String) throws(Failure) -> Duban.Progress.Measure {
    guard let points = Percent.points(text.halfWidth) else {
      throw Failure(status: .misused, message: "--percent 的“\(text)”不对：请写成 45% 或 45.5%。")
    }
    return .selfReported(points)
  }

  static func milestone(_ words: String, of matter: Matter) throws(Failure) -> Int {
    let milestones = matter.plan?.milestones ?? []
    if let found = milestones.first(where: { String($0.id) == words || $0.name == words }) {
      return found.id
    }
    let known = milestones.map { "\($0.id) \($0.name)" }.joined(separator: "、")
    throw Failure(
      status: .misused,
      message: "\(matter.number)的计划没有节点“\(words)”。" + (known.isEmpty ? "" : "有：\(known)。"))
  }
}

struct EnterDetails: ActDetails {
  @Option(help: ArgumentHelp("来源：来文、电话等。", valueName: "TEXT")) var channel: String
  @OptionGroup var progress: ProgressDetails

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    try progress.fill(&details, on: matter, by: actor, at: desk)
    details.channel = channel
  }
}

struct CorrectDetails: ActDetails {
  @Option(help: ArgumentHelp("代录的编号；不写为最近一次。", valueName: "N")) var entry: Int?
  @OptionGroup var progress: ProgressDetails

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    try progress.fill(&details, on: matter, by: actor, at: desk)
    details.request = entry ?? matter.openRecording(at: desk.at)?.entry
  }
}
