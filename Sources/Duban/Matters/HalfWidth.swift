extension String {
  /// With the figures, points and signs of a Chinese keyboard as those of an ASCII one (U+FF01 to U+FF5E),
  /// without blanks around: what is read as a number or a day looks the same either way.
  public var halfWidth: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      scalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    let text = String(scalars).drop(while: \.isWhitespace)
    return String(text.reversed().drop(while: \.isWhitespace).reversed())
  }
}
