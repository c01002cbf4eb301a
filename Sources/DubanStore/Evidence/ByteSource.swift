internal import Glibc

/// An open file whose parts can be looked at in any order.
struct ByteSource {
  let descriptor: Int32
  let count: Int

  /// The bytes of a range, as far as the file has them; fewer also when reading fails.
  func bytes(at offset: Int, count wanted: Int) -> [UInt8] {
    guard offset >= 0, wanted > 0, offset < count else { return [] }
    let size = min(wanted, count - offset)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size, let base = buffer.baseAddress {
        let got = pread(descriptor, base + filled, size - filled, off_t(offset + filled))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { break }
        filled += got
      }
    }
  }
}

extension [UInt8] {
  /// Whether these bytes stand at an offset.
  func hold(_ pattern: [UInt8], at offset: Int = 0) -> Bool {
    count >= offset + pattern.count && self[offset..<offset + pattern.count].elementsEqual(pattern)
  }

  func hold(_ pattern: String, at offset: Int = 0) -> Bool {
    hold(Array(pattern.utf8), at: offset)
  }

  /// A little-endian number of so many bytes; `nil` beyond the end.
  func number(at offset: Int, bytes size: Int) -> Int? {
    guard offset >= 0, offset + size <= count else { return nil }
    return self[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
