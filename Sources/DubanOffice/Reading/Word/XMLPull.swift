import CXML2

/// A pull reader over one XML part in memory, by libxml2's `xmlTextReader`.
///
/// Nothing is loaded from outside, entities are not expanded, and a DOCTYPE, which Office files
/// never have, is an error.
struct XMLPull: ~Copyable {
  enum Event {
    case start(String, isEmpty: Bool)
    case end(String)
    case text(String)
  }

  struct Damage: Error {}

  private let reader: xmlTextReaderPtr
  private let storage: UnsafeMutableBufferPointer<CChar>
  /// Local names by the address of libxml2's own copy, which lives as long as the reader.
  private var names: [UnsafePointer<xmlChar>: String] = [:]

  init(_ bytes: [UInt8]) throws(Damage) {
    guard bytes.count <= Int(Int32.max), !Self.hasTooManyAttributes(bytes) else { throw Damage() }
    (reader, storage) = try Self.open(bytes)
  }

  deinit {
    xmlFreeTextReader(reader)
    storage.deallocate()
  }

  var depth: Int { Int(xmlTextReaderDepth(reader)) }

  /// The next start, end or text; nil at the end of the part.
  mutating func next() throws(Damage) -> Event? {
    while true {
      switch xmlTextReaderRead(reader) {
      case 0: return nil
      case 1: break
      default: throw Damage()
      }
      // libxml2 looks names up ever more slowly; Word has some hundreds.
      guard names.count < 10_000 else { throw Damage() }
      switch xmlTextReaderNodeType(reader) {
      case 1: return .start(name(), isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case 15: return .end(name())
      case 3, 4, 14: return .text(value())
      case 10: throw Damage()
      default: continue
      }
    }
  }

  /// The value of the current element's attribute with a local name.
  func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    repeat {
      if let local = xmlTextReaderConstLocalName(reader), String(cString: local) == name {
        return value()
      }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  private static func open(_ bytes: [UInt8])
    throws(Damage) -> (xmlTextReaderPtr, UnsafeMutableBufferPointer<CChar>)
  {
    let storage = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(bytes.count, 1))
    UnsafeMutableRawBufferPointer(storage).copyBytes(from: bytes)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    guard
      let reader = xmlReaderForMemory(
        storage.baseAddress, Int32(bytes.count), nil, nil, Int32(options))
    else {
      storage.deallocate()
      throw Damage()
    }
    return (reader, storage)
  }

  /// libxml2 compares each attribute of a tag with each other one.
  private static func hasTooManyAttributes(_ bytes: [UInt8]) -> Bool {
    var signs = 0
    for byte in bytes {
      if byte == UInt8(ascii: "<") { signs = 0 }
      if byte == UInt8(ascii: "=") { signs += 1 }
      if signs > 10_000 { return true }
    }
    return false
  }

  private func value() -> String {
    xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
  }

  private mutating func name() -> String {
    guard let local = xmlTextReaderConstLocalName(reader) else { return "" }
    if let known = names[local] { return known }
    let name = String(cString: local)
    names[local] = name
    return name
  }
}
