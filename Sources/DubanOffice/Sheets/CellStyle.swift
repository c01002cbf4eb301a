/// How a cell looks. Equal styles share one format in the file.
struct CellStyle: Hashable, Sendable {
  /// The fonts a district office has and expects.
  enum Font: String, Hashable, Sendable {
    case title = "方正小标宋简体"
    case hei = "黑体"
    case fang = "仿宋_GB2312"
    case song = "宋体"
  }

  enum Horizontal: Hashable, Sendable {
    case left, center, right
  }

  enum Vertical: Hashable, Sendable {
    case top, center
  }

  var font = Font.fang
  var size = 11.0
  var isBold = false
  var horizontal = Horizontal.left
  var vertical = Vertical.center
  /// Characters between the frame and the words of a cell set left.
  var indent: UInt8 = 0
  var hasBorder = true
  var wraps = true
  /// RGB, `nil` for none.
  var fill: UInt32?
  /// Such as `0.00` or `yyyy-mm-dd`.
  var number: String?

  func aligned(_ horizontal: Horizontal, _ vertical: Vertical = .center) -> CellStyle {
    var style = self
    style.horizontal = horizontal
    style.vertical = vertical
    return style
  }

  func filled(_ fill: UInt32) -> CellStyle {
    var style = self
    style.fill = fill
    return style
  }

  func numbered(_ format: String) -> CellStyle {
    var style = self
    style.number = format
    return style
  }

  func sized(_ size: Double) -> CellStyle {
    var style = self
    style.size = size
    return style
  }

  /// The line above a table (标题, 2号小标宋 as in GB/T 9704).
  static let title = CellStyle(
    font: .title, size: 22, horizontal: .center, hasBorder: false, wraps: false)
  /// A column's head.
  static let head = CellStyle(font: .hei, size: 11, horizontal: .center, fill: 0xF2F2F2)
  /// A row that names the group below it.
  static let group = CellStyle(font: .hei, size: 12, fill: 0xE9EEF2)
  static let body = CellStyle(indent: 1)
  static let bodyCentered = CellStyle(horizontal: .center)
  /// A line without a frame under a table.
  static let line = CellStyle(hasBorder: false)
  /// A sheet to work in on the screen.
  static let desk = CellStyle(font: .song, size: 10, vertical: .top)
  static let deskHead = CellStyle(font: .hei, size: 10, horizontal: .center, fill: 0xE9EEF2)
}
