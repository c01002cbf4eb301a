internal import CZlib

/// Bytes as they are stored: deflated (RFC 1951) after a dictionary of what most entries and rows say.
///
/// Whatever does not get shorter, and what was stored before there was packing, stands as it is: JSON
/// begins with a bracket, packed bytes with a mark and the length of what they unpack to.
enum Packing {
  private static let mark: UInt8 = 1
  /// The window's length is two to the power of this.
  private static let windowBits: CInt = 13
  private static let memory: CInt = 6
  /// Deflate makes nothing shorter than by this factor.
  private static let shortest = 1_032

  static func packed(_ plain: [UInt8]) -> [UInt8] {
    let header = [mark] + ShortNumber.bytes(plain.count)
    let room = plain.count - header.count
    guard room > 0 else { return plain }
    var isWhole = false
    let body = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      (isWhole, count) = deflated(plain, into: buffer)
    }
    return isWhole ? header + body : plain
  }

  /// `nil` when they are damaged.
  static func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.first == mark else { return bytes }
    var body = bytes.dropFirst()
    guard let count = ShortNumber.take(from: &body), count <= body.count * shortest else {
      return nil
    }
    var isWhole = false
    let plain = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isWhole = inflated(body, into: buffer)
      filled = isWhole ? count : 0
    }
    return isWhole ? plain : nil
  }

  /// Whether all of it fits, and how long it is.
  private static func deflated(
    _ plain: [UInt8], into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> (isWhole: Bool, count: Int) {
    withStream(from: plain[...], into: buffer) { stream in
      let begun = deflateInit2_(
        stream, 6, Z_DEFLATED, -windowBits, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
      precondition(begun == Z_OK, "no memory to pack")
      defer { deflateEnd(stream) }
      deflateSetDictionary(stream, dictionary, CUnsignedInt(dictionary.count))
      return (deflate(stream, Z_FINISH) == Z_STREAM_END, Int(stream.pointee.total_out))
    }
  }

  /// Whether the bytes are whole and fill the buffer.
  private static func inflated(
    _ bytes: ArraySlice<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    withStream(from: bytes, into: buffer) { stream in
      let begun = inflateInit2_(stream, -windowBits, ZLIB_VERSION, size)
      precondition(begun == Z_OK, "no memory to unpack")
      defer { inflateEnd(stream) }
      inflateSetDictionary(stream, dictionary, CUnsignedInt(dictionary.count))
      return inflate(stream, Z_FINISH) == Z_STREAM_END && stream.pointee.avail_in == 0
        && stream.pointee.avail_out == 0
    }
  }

  private static let size = CInt(MemoryLayout<z_stream>.size)

  /// A stream keeps its place in memory as long as it lives: zlib checks that.
  private static func withStream<Value>(
    from bytes: ArraySlice<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>,
    _ body: (UnsafeMutablePointer<z_stream>) -> Value
  ) -> Value {
    bytes.withUnsafeBufferPointer { source in
      var stream = z_stream()
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = CUnsignedInt(source.count)
      stream.next_out = buffer.baseAddress
      stream.avail_out = CUnsignedInt(buffer.count)
      return withUnsafeMutablePointer(to: &stream, body)
    }
  }
}
