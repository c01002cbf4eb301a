import CZip

/// Reads the files packed in a zip held in memory, by libzip.
///
/// Sizes are looked at before anything is unpacked; nothing is written to disk.
package struct ZipReader: ~Copyable {
  package enum Problem: Error, Hashable, Sendable {
    /// Not a zip, cut short, or a part that does not unpack to its checksum.
    case damaged
    case encrypted
    /// Unpacks to more than the limits allow.
    case bomb
  }

  /// How much the whole may unpack to, and how tightly a large part may be packed.
  package struct Limits: Sendable {
    package var unpacked: Int
    package var packedTightly: Int
    package var ratio: Int

    package init(unpacked: Int, packedTightly: Int, ratio: Int) {
      self.unpacked = unpacked
      self.packedTightly = packedTightly
      self.ratio = ratio
    }

    package static let report = Limits(
      unpacked: SourceLimits.unpackedMiB << 20, packedTightly: SourceLimits.packedTightlyMiB << 20,
      ratio: SourceLimits.packingRatio)
  }

  private let archive: OpaquePointer
  /// The zip's own bytes, which libzip reads from until it is closed.
  private let storage: UnsafeMutableRawBufferPointer

  package init(_ bytes: [UInt8], limits: Limits = .report) throws(Problem) {
    (archive, storage) = try Self.load(bytes, limits)
  }

  deinit {
    zip_discard(archive)
    storage.deallocate()
  }

  /// The names of the packed files, as stored.
  package var names: [String] {
    (0..<zip_get_num_entries(archive, 0)).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  /// A packed file's bytes; nil when there is none of that name.
  package func bytes(of name: String) throws(Problem) -> [UInt8]? {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return nil }
    let status = try Self.status(archive, zip_uint64_t(index))
    guard status.encryption_method == 0 else { throw .encrypted }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged }
    defer { zip_fclose(file) }
    return try Self.unpack(file, size: Int(clamping: status.size))
  }

  /// Reads to the end, so that libzip compares the checksum.
  private static func unpack(_ file: OpaquePointer, size: Int) throws(Problem) -> [UInt8] {
    var filled = 0
    var failed = false
    var bytes = [UInt8](repeating: 0, count: size + 1)
    bytes.withUnsafeMutableBytes { buffer in
      while filled < buffer.count {
        let room = zip_uint64_t(buffer.count - filled)
        let count = zip_fread(file, buffer.baseAddress! + filled, room)
        failed = count < 0
        guard count > 0 else { break }
        filled += Int(count)
      }
    }
    guard !failed, filled == size else { throw .damaged }
    bytes.removeLast()
    return bytes
  }

  private static func load(_ bytes: [UInt8], _ limits: Limits)
    throws(Problem) -> (OpaquePointer, UnsafeMutableRawBufferPointer)
  {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    storage.copyBytes(from: bytes)
    guard let archive = open(storage, count: bytes.count) else {
      storage.deallocate()
      throw .damaged
    }
    do throws(Problem) {
      try check(archive, limits)
    } catch {
      zip_discard(archive)
      storage.deallocate()
      throw error
    }
    return (archive, storage)
  }

  private static func open(_ storage: UnsafeMutableRawBufferPointer, count: Int) -> OpaquePointer? {
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    guard
      let source = zip_source_buffer_create(
        storage.baseAddress, zip_uint64_t(count), 0, &problem)
    else { return nil }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
      zip_source_free(source)
      return nil
    }
    return archive
  }

  private static func check(_ archive: OpaquePointer, _ limits: Limits) throws(Problem) {
    var total = 0
    for index in 0..<zip_get_num_entries(archive, 0) {
      let status = try status(archive, zip_uint64_t(index))
      let size = Int(clamping: status.size)
      total += min(size, limits.unpacked + 1)
      guard total <= limits.unpacked else { throw .bomb }
      let packed = max(1, Int(clamping: status.comp_size))
      if size > limits.packedTightly, size / packed > limits.ratio { throw .bomb }
    }
  }

  private static func status(_ archive: OpaquePointer, _ index: zip_uint64_t)
    throws(Problem) -> zip_stat_t
  {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0 else { throw .damaged }
    return status
  }
}
