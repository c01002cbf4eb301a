/// How a matter stands against plan and time (灯, 进度状态, `domain.md` §1.5).
public enum Light: String, Worded, Codable {
  /// Grey: not rated for now.
  case unrated
  /// Blue.
  case ahead
  /// Green.
  case onTrack
  /// Behind.
  case yellow
  /// Far behind, or overdue.
  case red

  public var word: String {
    switch self {
    case .unrated: "暂不评"
    case .ahead: "超进度"
    case .onTrack: "达进度"
    case .yellow: "滞后"
    case .red: "严重滞后"
    }
  }

  /// The colour's name.
  public var colour: String {
    switch self {
    case .unrated: "灰"
    case .ahead: "蓝"
    case .onTrack: "绿"
    case .yellow: "黄"
    case .red: "红"
    }
  }

  /// The worst of several; unrated when there is none, or none is rated.
  public static func worst(of lights: some Sequence<Light>) -> Light { lights.max() ?? .unrated }
}

extension Light: Comparable {
  /// Grows worse: unrated, ahead, onTrack, yellow, red.
  public static func < (left: Light, right: Light) -> Bool { left.severity < right.severity }

  private var severity: Int {
    switch self {
    case .unrated: 0
    case .ahead: 1
    case .onTrack: 2
    case .yellow: 3
    case .red: 4
    }
  }
}
