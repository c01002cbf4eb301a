/// What stands before the first scan of a JPEG file (ITU-T T.81 B.1.1): each segment's marker and the place
/// of its content, cut at the end of the file.
struct JPEGSegments: Sequence, IteratorProtocol {
  private static let scan: UInt8 = 0xDA

  let bytes: [UInt8]
  private var place = 2

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> (marker: UInt8, content: Range<Int>)? {
    // Any number of fill bytes may stand before a marker.
    while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] == 0xFF { place += 1 }
    guard place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != Self.scan else {
      return nil
    }
    let marker = bytes[place + 1]
    let length = Swift.max(2, Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
    let start = place + 4
    place += 2 + length
    return (marker, start..<Swift.max(start, Swift.min(bytes.count, place)))
  }
}
