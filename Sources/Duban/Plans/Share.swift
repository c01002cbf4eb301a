/// A part of a whole. Real, planned and even pace are rounded by it, so that they can be compared.
struct Share {
  private let part: Int128
  private let whole: Int128

  /// - Parameter whole: above 0.
  init(_ part: Int128, of whole: Int128) {
    self.part = part
    self.whole = whole
  }

  /// Rounded to the nearest, as a reader with a calculator would; but what is all but the whole is not
  /// rounded up to it.
  ///
  /// - Parameter full: what the whole stands for, in basis points.
  func points(of full: Int = 10_000) -> Int {
    let points = (part * Int128(full) + whole / 2) / whole
    return Int(clamping: part < whole ? min(points, Int128(max(full - 1, 0))) : points)
  }
}
