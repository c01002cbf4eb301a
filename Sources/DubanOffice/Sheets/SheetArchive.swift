/// The parts of an xlsx file, unpacked one at a time.
struct SheetArchive: ~Copyable {
  /// A workbook that unpacks to more is none of a district office.
  private static let limits = ZipReader.Limits(
    unpacked: 256 << 20, packedTightly: 16 << 20, ratio: 100)

  private let zip: ZipReader

  init(_ bytes: [UInt8], file: String) throws(SheetError) {
    do {
      zip = try ZipReader(bytes, limits: SheetArchive.limits)
    } catch {
      switch error {
      case .damaged:
        throw .cannotRead(file: file, reason: "不是完整的xlsx文件，请用Excel、WPS或LibreOffice重新另存")
      case .encrypted:
        throw .cannotRead(file: file, reason: "设有密码，请去掉密码、另存后再试")
      case .bomb:
        throw .cannotRead(file: file, reason: "解压后过大，不像是任务分解表")
      }
    }
  }

  /// `nil` when there is no such part or it is damaged.
  func part(_ name: String) -> [UInt8]? {
    (try? zip.bytes(of: name)) ?? nil
  }
}

/// `XMLPull` with an end for each start, also of elements without content.
struct SheetXML: ~Copyable {
  enum Event {
    case start(String)
    case end(String)
    case text(String)
  }

  typealias Damage = XMLPull.Damage

  private var pull: XMLPull
  private var pendingEnd: String?

  init(_ bytes: [UInt8]) throws(Damage) {
    pull = try XMLPull(bytes)
  }

  mutating func next() throws(Damage) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    switch try pull.next() {
    case .start(let name, let isEmpty):
      if isEmpty { pendingEnd = name }
      return .start(name)
    case .end(let name): return .end(name)
    case .text(let text): return .text(text)
    case nil: return nil
    }
  }

  /// The value of the current element's attribute with a local name.
  func attribute(_ name: String) -> String? { pull.attribute(name) }
}
