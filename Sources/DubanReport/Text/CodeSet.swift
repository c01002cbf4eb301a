/// A fixed set of characters, asked by one look at a bit; `Set` would hash each character.
struct CodeSet: Sendable, ExpressibleByArrayLiteral {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  init(arrayLiteral codes: Code...) {
    for code in codes { bits[Int(code.raw >> 6)] |= 1 << UInt64(code.raw & 63) }
  }

  func contains(_ code: Code) -> Bool {
    bits[Int(code.raw >> 6)] & (1 << UInt64(code.raw & 63)) != 0
  }
}
