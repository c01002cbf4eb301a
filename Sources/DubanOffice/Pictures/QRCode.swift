internal import CQREncode

/// A text as a square of dark and light (二维码), for a telephone to read from the screen.
public struct QRCode: Sendable {
  /// Modules along each side.
  public let width: Int
  /// Row after row; `true` is dark.
  public let modules: [Bool]

  /// - Returns: `nil` for a text longer than a code can hold (2,331 bytes at this error correction).
  public init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    // The lowest bit of each byte is the colour; the others say what the module is for.
    modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
      .map { $0 & 1 == 1 }
  }

  /// The dark modules as the path of an SVG of `width` units a side, one stroke for each run.
  public var path: String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        guard modules[row * width + column] else {
          column += 1
          continue
        }
        let start = column
        while column < width, modules[row * width + column] { column += 1 }
        path += "M\(start) \(row)h\(column - start)v1h-\(column - start)z"
      }
    }
    return path
  }
}
