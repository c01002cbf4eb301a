/// Network addresses in CIDR notation: `10.0.0.0/8`, `::1/128`.
package struct AddressBlock: Hashable, Sendable {
  private let bytes: [UInt8]
  private let length: Int

  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let first = parts.first, let bytes = Self.bytes(String(first)) else { return nil }
    let all = bytes.count * 8
    guard let length = parts.count > 1 ? Int(parts[1]) : all, 0...all ~= length else { return nil }
    self.bytes = bytes
    self.length = length
  }

  package func contains(_ address: String) -> Bool {
    guard let other = Self.bytes(address), other.count == bytes.count else { return false }
    return (0..<length).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == other[bit / 8] & mask
    }
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    if text.contains(":") { return six(text) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { UInt8($0) }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  private static func six(_ text: String) -> [UInt8]? {
    let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = halves.map { half in
      half.split(separator: ":").map { UInt16($0, radix: 16) }
    }
    guard groups.allSatisfy({ $0.allSatisfy { $0 != nil } }) else { return nil }
    let known = groups.map { $0.compactMap(\.self) }
    let count = known.reduce(0) { $0 + $1.count }
    guard halves.count == 2 ? count < 8 : count == 8 else { return nil }
    let middle = [UInt16](repeating: 0, count: 8 - count)
    let all = known[0] + middle + (known.count > 1 ? known[1] : [])
    return all.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
  }
}
