/// A step of work to be laid back from a fixed end (工期环节).
public struct ScheduleStage: Hashable, Sendable, Codable {
  public var id: Int
  public var name: String
  /// Its length, which names its day kind. Hours are rounded up to whole days: office hours to working
  /// days, continuous hours to natural days.
  public var duration: TimeLimit
  /// The stages that must be finished before it starts.
  public var dependsOn: [Link]
  public var startedOn: Day?
  public var doneOn: Day?

  public init(
    id: Int, name: String, duration: TimeLimit, dependsOn: [Link] = [], startedOn: Day? = nil,
    doneOn: Day? = nil
  ) {
    self.id = id
    self.name = name
    self.duration = duration
    self.dependsOn = dependsOn
    self.startedOn = startedOn
    self.doneOn = doneOn
  }

  /// Finish to start (前置环节): how long after the other's end this stage may start.
  public struct Link: Hashable, Sendable, Codable {
    /// The id of the stage that comes first.
    public var stage: Int
    /// A wait between the two, as for concrete to set; it names its day kind.
    public var lag: TimeLimit?

    public init(stage: Int, lag: TimeLimit? = nil) {
      self.stage = stage
      self.lag = lag
    }
  }
}

/// Why stages cannot be scheduled (倒排差错).
public enum ScheduleFault: Error, Hashable, Sendable {
  case noStages
  case repeatedStage(id: Int)
  case unknownStage(id: Int, neededBy: String)
  case emptyDuration(stage: String)
  /// The names of the stages that wait for each other, in a circle.
  case cycle([String])
  /// It was done before it started.
  case doneBeforeStart(stage: String)

  /// For the person who wrote the stages.
  public var sentence: String {
    switch self {
    case .noStages: "没有环节，不能倒排工期，请先填写环节。"
    case .repeatedStage(let id): "环节编号\(id)重复，请删去一个或另编号。"
    case .unknownStage(let id, let name): "环节“\(name)”的前置环节\(id)不存在，请改正编号。"
    case .emptyDuration(let name): "环节“\(name)”的工期应大于0，请填写工期。"
    case .cycle(let names):
      "环节互为前置，不能倒排：\((names + names.prefix(1)).joined(separator: "→"))，请去掉其中一个前置关系。"
    case .doneBeforeStart(let name): "环节“\(name)”的完成日期早于开始日期，请改正其中一个。"
    }
  }
}

extension ScheduleFault: CustomStringConvertible {
  public var description: String { sentence }
}
