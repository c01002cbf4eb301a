/// Whole numbers from 0 on in as few bytes as they need: seven bits in each, the lowest first; the last has
/// the eighth bit clear.
enum ShortNumber {
  static func bytes(_ number: Int) -> [UInt8] {
    var (bytes, rest) = ([UInt8](), number)
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  /// Takes the number that the bytes begin with; `nil` when they begin with none.
  static func take(from bytes: inout ArraySlice<UInt8>) -> Int? {
    var number = 0
    for (place, byte) in bytes.prefix(9).enumerated() {
      number |= Int(byte & 0x7F) << (7 * place)
      if byte < 0x80 {
        bytes.removeFirst(place + 1)
        return number
      }
    }
    return nil
  }
}
