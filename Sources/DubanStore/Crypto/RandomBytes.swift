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

  /// As so many hexadecimal digits: a name that nobody else comes upon.
  ///
  /// - Parameter digits: even.
  public static func text(digits: Int) -> String { Hex.text(make(digits / 2)) }
}
