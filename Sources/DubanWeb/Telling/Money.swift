/// Sums of money as they are typed.
package enum Money {
  /// `1850万元`, `1.85亿元`, `300.50元` or a bare number of yuan, in fen.
  package static func fen(_ text: String) -> Int64? {
    for (unit, decimals) in [("亿元", 10), ("亿", 10), ("万元", 6), ("万", 6), ("元", 2), ("", 2)]
    where text.hasSuffix(unit) {
      return Decimals.scaled(String(text.dropLast(unit.count)), by: decimals)
    }
    return nil
  }

  package static func text(_ fen: Int64) -> String {
    if fen.magnitude >= 10_000_000_000 { return Decimals.text(fen, decimals: 10) + "亿元" }
    if fen.magnitude >= 1_000_000 { return Decimals.text(fen, decimals: 6) + "万元" }
    return Decimals.text(fen, decimals: 2) + "元"
  }
}
