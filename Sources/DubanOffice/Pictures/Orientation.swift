/// How the camera was held (Exif tag 0x0112, CIPA DC-008 4.6.4): only the four turns, which are all
/// that telephones write.
enum Orientation: UInt16 {
  case upright = 1, upsideDown = 3, turnedRight = 6, turnedLeft = 8

  /// Upright where a file says nothing, or nothing that can be read.
  init(ofJPEG bytes: [UInt8]) {
    let exif = JPEGSegments(bytes).lazy.filter { $0.marker == 0xE1 }
    self = exif.compactMap { Self.orientation(in: bytes[$0.content]) }.first ?? .upright
  }

  var isSideways: Bool { self == .turnedRight || self == .turnedLeft }

  /// Where a pixel of the upright picture stands in the one that was stored.
  func source(_ column: Int, _ row: Int, _ width: Int, _ height: Int) -> (Int, Int) {
    switch self {
    case .upright: (column, row)
    case .upsideDown: (width - 1 - column, height - 1 - row)
    case .turnedRight: (row, height - 1 - column)
    case .turnedLeft: (width - 1 - row, column)
    }
  }

  /// The first directory of the TIFF header within an Exif segment.
  private static func orientation(in segment: ArraySlice<UInt8>) -> Orientation? {
    guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(segment.dropFirst(6))
    let isLittle = tiff.starts(with: Array("II".utf8))
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let part = tiff[place..<place + count]
      return (isLittle ? part.reversed() : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for index in 0..<count {
      let entry = directory + 2 + index * 12
      guard let tag = number(entry, 2) else { return nil }
      if tag == 0x0112 { return number(entry + 8, 2).flatMap { Orientation(rawValue: UInt16($0)) } }
    }
    return nil
  }
}
