import CZip
import DubanOffice
import Glibc

/// A docx made for a test: parts by name, packed by libzip.
struct DocxFile {
  var parts: [(name: String, content: String)]
  var password: String?

  init(body: String, parts: [(name: String, content: String)] = []) {
    self.parts =
      [
        ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.relations),
        ("word/document.xml", Self.part("document", "<w:body>\(body)</w:body>")),
      ] + parts
  }

  init(paragraphs: [String]) {
    self.init(body: paragraphs.map(Self.paragraph).joined())
  }

  static func paragraph(_ text: String) -> String {
    "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  static func part(_ root: String, _ content: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      + "<w:\(root) xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
      + content + "</w:\(root)>"
  }

  /// The packed file.
  var bytes: [UInt8] {
    get throws {
      try ZipFile(parts.map { ($0.name, Array($0.content.utf8)) }, password: password).bytes
    }
  }

  private static let contentTypes = """
    <?xml version="1.0" encoding="UTF-8"?>\
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="application/vnd.\
    openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
    """

  private static let relations = """
    <?xml version="1.0" encoding="UTF-8"?>\
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/\
    relationships/officeDocument" Target="word/document.xml"/></Relationships>
    """
}

/// Any zip.
struct ZipFile {
  struct Failure: Error {}
  let bytes: [UInt8]

  init(_ files: [(String, [UInt8])], password: String? = nil) throws {
    var problem = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 0, &problem),
      let archive = zip_open_from_source(source, ZIP_TRUNCATE, &problem)
    else { throw Failure() }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    for (name, content) in files {
      // libzip frees the copy when it is done.
      let copy = calloc(content.count + 1, 1)
      UnsafeMutableRawBufferPointer(start: copy, count: content.count).copyBytes(from: content)
      guard let part = zip_source_buffer_create(copy, UInt64(content.count), 1, &problem)
      else { throw Failure() }
      let index = zip_file_add(archive, name, part, 0)
      guard index >= 0 else { throw Failure() }
      if let password {
        zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
      }
    }
    guard zip_close(archive) == 0 else { throw Failure() }
    bytes = try Self.content(source)
  }

  private static func content(_ source: OpaquePointer) throws -> [UInt8] {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw Failure()
    }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    let count = zip_source_read(source, &bytes, status.size)
    guard count == Int64(bytes.count) else { throw Failure() }
    return bytes
  }
}
