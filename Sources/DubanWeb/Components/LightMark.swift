import DubanHTML

/// How a light looks: its shape and colour go together, so that it is read without colour.
enum LightShape: String, CaseIterable, Sendable {
  case ahead, onTrack, yellow, red, unrated, done, closed

  /// The word of the house's definition; a ledger's own word is handed to `LightMark`.
  var word: String {
    switch self {
    case .ahead: "超进度"
    case .onTrack: "达进度"
    case .yellow: "滞后"
    case .red: "严重滞后"
    case .unrated: "暂不评"
    case .done: "已完成（待销号）"
    case .closed: "已销号"
    }
  }

  /// The colour's name, which those who cannot see it need to talk about it.
  var colour: String? {
    switch self {
    case .ahead: "蓝"
    case .onTrack: "绿"
    case .yellow: "黄"
    case .red: "红"
    case .unrated: "灰"
    case .done, .closed: nil
    }
  }
}

/// A light: shape, colour's name and word, as 红 逾期.
struct LightMark: Sendable {
  var shape: LightShape
  var word: String

  init(_ shape: LightShape, _ word: String? = nil) {
    self.shape = shape
    self.word = word ?? shape.word
  }

  var html: HTML {
    span(.class("light", "l-" + shape.rawValue)) {
      if let colour = shape.colour { b { colour } }
      word
    }
  }

  /// The shape alone, for dense grids; its word is read aloud and shown on hovering.
  var small: HTML {
    let said = [shape.colour, word].compactMap(\.self).joined(separator: " ")
    return span(.class("light", "alone", "l-" + shape.rawValue), .title(said)) {
      span(.class("unseen")) { said }
    }
  }
}
