import CXML2
import CZip

/// The parts of an xlsx file, unpacked one at a time.
struct SheetArchive: ~Copyable {
  /// A part that unpacks to more is no sheet of a district office.
  static let partMax = 128 << 20

  private let archive: OpaquePointer
  private let storage: UnsafeMutableRawBufferPointer

  init?(_ bytes: [UInt8]) {
    storage = .allocate(byteCount: max(bytes.count, 1), alignment: 1)
    storage.copyBytes(from: bytes)
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    let size = zip_uint64_t(bytes.count)
    guard let source = zip_source_buffer_create(storage.baseAddress, size, 0, &problem) else {
      storage.deallocate()
      return nil
    }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
      zip_source_free(source)
      storage.deallocate()
      return nil
    }
    archive = opened
  }

  deinit {
    zip_discard(archive)
    storage.deallocate()
  }

  /// `nil` when there is no such part, or it is damaged or too large.
  func part(_ name: String) -> [UInt8]? {
    let index = zip_name_locate(archive, name, 0)
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard index >= 0, zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
      status.size <= SheetArchive.partMax,
      let file = zip_fopen_index(archive, zip_uint64_t(index), 0)
    else { return nil }
    defer { zip_fclose(file) }
    let size = Int(status.size)
    var filled = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while let base = buffer.baseAddress, filled < size {
        let got = zip_fread(file, base + filled, zip_uint64_t(size - filled))
        guard got > 0 else { break }
        filled += Int(got)
      }
      count = filled
    }
    return filled == size ? bytes : nil
  }
}

/// A pull reader over one part: no entities, no DOCTYPE, nothing from outside.
struct SheetXML: ~Copyable {
  enum Event {
    case start(String)
    case end(String)
    case text(String)
  }

  struct Damage: Error {}

  private let reader: xmlTextReaderPtr
  private let storage: UnsafeMutableBufferPointer<CChar>
  /// An element without content ends at once.
  private var pendingEnd: String?

  init(_ bytes: [UInt8]) throws(Damage) {
    storage = .allocate(capacity: max(bytes.count, 1))
    _ = storage.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    guard
      let opened = xmlReaderForMemory(
        storage.baseAddress, Int32(clamping: bytes.count), nil, nil, Int32(options))
    else {
      storage.deallocate()
      throw Damage()
    }
    reader = opened
  }

  deinit {
    xmlFreeTextReader(reader)
    storage.deallocate()
  }

  mutating func next() throws(Damage) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      switch xmlTextReaderRead(reader) {
      case 0: return nil
      case 1: break
      default: throw Damage()
      }
      switch xmlTextReaderNodeType(reader) {
      case 1:
        let name = self.name
        if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
        return .start(name)
      case 15: return .end(name)
      case 3, 4, 13, 14: return .text(value)
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
      if self.name == name { return value }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  private var name: String {
    xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  private var value: String {
    xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
  }
}
