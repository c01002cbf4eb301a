internal import CCrypto

/// Bytes that nobody can guess.
public enum RandomBytes {
  public static func make(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      // A program without randomness must stop: every key and nonce it made would be known.
      precondition(RAND_bytes(buffer.baseAddress, Int32(count)) == 1, "no randomness")
      filled = count
    }
  }
}
