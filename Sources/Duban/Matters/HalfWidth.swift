extension StringProtocol {
  /// Without blanks and line ends at either end.
  public var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }

  /// With the figures, points and signs of a Chinese keyboard as those of an ASCII one (U+FF01 to U+FF5E),
  /// trimmed: what is read as a number or a day looks the same either way.
  public var halfWidth: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      scalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(scalars).trimmed
  }
}
