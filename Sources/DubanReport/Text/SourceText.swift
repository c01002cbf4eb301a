/// The decoded text of a report with constant-time access by Unicode scalar offset.
public struct SourceText: Sendable {
  /// The text's UTF-8, without a byte order mark.
  public let utf8: [UInt8]
  /// For each scalar the offset of its first byte; one more entry holds the byte count.
  let starts: [UInt32]

  public init(_ string: String) {
    var text = string
    self.init(utf8: text.withUTF8 { Array($0) })
  }

  /// - Parameter bytes: valid UTF-8. A leading byte order mark is dropped.
  public init(utf8 bytes: [UInt8]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    utf8 = hasMark ? Array(bytes.dropFirst(3)) : bytes
    starts = SourceText.scalarStarts(utf8)
  }

  /// The number of Unicode scalars.
  public var count: Int { starts.count - 1 }

  public var string: String { String(decoding: utf8, as: UTF8.self) }

  public subscript(_ span: Span) -> String {
    precondition(span.start >= 0 && span.end <= count, "span outside the source text")
    let bytes = Int(starts[span.start])..<Int(starts[span.end])
    return String(decoding: utf8[bytes], as: UTF8.self)
  }

  private static func scalarStarts(_ bytes: [UInt8]) -> [UInt32] {
    var starts = [UInt32](unsafeUninitializedCapacity: bytes.count + 1) { starts, count in
      bytes.withUnsafeBufferPointer { bytes in
        var offset = 0
        while offset < bytes.count {
          starts.initializeElement(at: count, to: UInt32(truncatingIfNeeded: offset))
          count += 1
          offset += width(bytes[offset])
        }
      }
    }
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    return starts
  }
  /// How many bytes the scalar has that begins with a byte of valid UTF-8.
  @inline(__always)
  static func width(_ first: UInt8) -> Int {
    if first & 0xF0 == 0xE0 { return 3 }
    if first < 0x80 { return 1 }
    return first < 0xE0 ? 2 : 4
  }
}
