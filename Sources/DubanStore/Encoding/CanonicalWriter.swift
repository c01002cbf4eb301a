/// Writes values as canonical JSON: UTF-8, keys in the order of their bytes, no blanks, slashes bare,
/// whole numbers only.
///
/// Gives the bytes that Foundation's `JSONEncoder` gives with `.sortedKeys` and
/// `.withoutEscapingSlashes` (a test compares them), in a small part of its time: values go straight
/// into one buffer, and the members of an object are put in order when it ends.
final class CanonicalWriter {
  /// A member of an object that is still open: its key, and where `"key":value` stands.
  private struct Member {
    var key: String
    /// The first eight bytes of the key, which mostly tell its place.
    var beginning: UInt64
    var start: Int
    var end: Int

    init(key: String, start: Int) {
      self.key = key
      self.start = start
      end = start
      beginning = 0
      var count = 0
      for byte in key.utf8.prefix(8) {
        beginning = beginning << 8 | UInt64(byte)
        count += 1
      }
      beginning <<= UInt64(8 * (8 - count))
    }

    static func < (left: Member, right: Member) -> Bool {
      guard left.beginning == right.beginning else { return left.beginning < right.beginning }
      return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
  }

  /// An object or array that has begun and not ended.
  private struct Open {
    var isObject: Bool
    var start: Int
    var firstMember: Int
  }

  // No writer is shared, and none calls itself while one of these changes.
  @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
  @exclusivity(unchecked) private var members: [Member] = []
  @exclusivity(unchecked) private var open: [Open] = []
  @exclusivity(unchecked) private var sorted: [UInt8] = []

  init() {
    bytes.reserveCapacity(1024)
    members.reserveCapacity(48)
    open.reserveCapacity(8)
  }

  /// Writes one value; what its type leaves open is closed.
  func write(_ value: some Encodable) throws {
    let depth = open.count
    let start = bytes.count
    try value.encode(to: CanonicalEncoder(writer: self, depth: depth))
    close(to: depth)
    if bytes.count == start { bytes.append(contentsOf: [0x7B, 0x7D]) }
  }

  /// The object or array of the value that began at this depth; the same one when asked again.
  func container(isObject: Bool, at depth: Int) -> Int {
    if open.count > depth {
      precondition(open[depth].isObject == isObject, "a value is an object or an array, not both")
    } else {
      begin(isObject: isObject)
    }
    return depth + 1
  }

  @discardableResult
  func begin(isObject: Bool) -> Int {
    open.append(Open(isObject: isObject, start: bytes.count, firstMember: members.count))
    bytes.append(isObject ? 0x7B : 0x5B)
    return open.count
  }

  /// Readies the object at this depth for the value of a key.
  func member(_ key: String, at depth: Int) {
    close(to: depth)
    endMember(of: open[depth - 1])
    members.append(Member(key: key, start: bytes.count))
    write(text: key)
    bytes.append(0x3A)
  }

  /// Readies the array at this depth for its next element.
  func element(at depth: Int) {
    close(to: depth)
    if bytes.count > open[depth - 1].start + 1 { bytes.append(0x2C) }
  }

  private func endMember(of object: Open) {
    if members.count > object.firstMember { members[members.count - 1].end = bytes.count }
  }

  private func close(to depth: Int) {
    while open.count > depth {
      let last = open.removeLast()
      if last.isObject {
        endMember(of: last)
        sortMembers(of: last)
      }
      bytes.append(last.isObject ? 0x7D : 0x5D)
    }
  }

  /// Puts the members of an object that ends here into the order of their keys, with commas.
  private func sortMembers(of object: Open) {
    let count = members.count - object.firstMember
    guard count > 1 else {
      members.removeSubrange(object.firstMember...)
      return
    }
    members[object.firstMember...].sort(by: <)
    sorted.removeAll(keepingCapacity: true)
    for member in members[object.firstMember...] {
      if !sorted.isEmpty { sorted.append(0x2C) }
      sorted.append(contentsOf: bytes[member.start..<member.end])
    }
    bytes.replaceSubrange((object.start + 1)..., with: sorted)
    members.removeSubrange(object.firstMember...)
  }
}

extension CanonicalWriter {
  func write(word: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  func write(number: some BinaryInteger) {
    if let small = Int64(exactly: number) {
      write(small)
    } else {
      bytes.append(contentsOf: number.description.utf8)
    }
  }

  private func write(_ number: Int64) {
    if number < 0 { bytes.append(0x2D) }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  func write(text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(0x22)
  }

  private func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    default:
      let digit = byte & 15
      bytes.append(contentsOf: [0x75, 0x30, 0x30, 0x30 + byte >> 4])
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
