internal import CPNG
internal import CTurboJPEG

/// A small picture of a photograph or scan (缩略图), made anew so that nothing of the file but its look is
/// shown.
public enum Thumbnail {
  /// Pixels along the longer side, at most.
  public static let edge = 320
  /// A picture with more pixels is not opened: it would not fit in memory.
  static let pixelsMax = 60_000_000

  /// - Parameter bytes: a JPEG or PNG file.
  /// - Returns: a JPEG, upright as the camera was held; `nil` for any other or a broken file.
  public static func jpeg(of bytes: [UInt8]) -> [UInt8]? {
    let whole =
      bytes.starts(with: [0xFF, 0xD8])
      ? photograph(bytes)
      : bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? scan(bytes) : nil
    guard let small = whole?.reduced(to: edge) else { return nil }
    return packed(small.turned(by: Orientation(ofJPEG: bytes)))
  }

  /// The library reads at a fraction of the size, so that a photograph is seldom whole in memory.
  static func photograph(_ bytes: [UInt8]) -> Raster? {
    guard let reader = tjInitDecompress() else { return nil }
    defer { tjDestroy(reader) }
    var (width, height, sampling, space) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard
      tjDecompressHeader3(
        reader, bytes, UInt(bytes.count), &width, &height, &sampling, &space) == 0,
      width > 0, height > 0,
      Int(width) * Int(height) <= (isSequential(bytes) ? pixelsMax : pixelsMax / 6)
    else { return nil }
    let eighths = (1...8).first { Int(max(width, height)) * $0 / 8 >= edge } ?? 8
    let (wide, high) = (scaled(width, eighths), scaled(height, eighths))
    var raster = Raster(width: wide, height: high)
    let failed = raster.pixels.withUnsafeMutableBufferPointer { pixels in
      tjDecompress2(
        reader, bytes, UInt(bytes.count), pixels.baseAddress, Int32(wide), 0, Int32(high),
        Int32(TJPF_RGB.rawValue), 0)
    }
    // A file cut short still shows what came of it; only what is no picture at all fails.
    guard failed == 0 || tjGetErrorCode(reader) == Int32(TJERR_WARNING.rawValue) else { return nil }
    return raster
  }

  /// Whether it is written line by line (SOF0, SOF1; ITU-T T.81 table B.1): of any other all coefficients
  /// are in memory, two bytes each, before the first line is known.
  private static func isSequential(_ bytes: [UInt8]) -> Bool {
    // The markers of frames, but for the tables that bear numbers among them (DHT, DAC).
    let frame = JPEGSegments(bytes).first {
      0xC0...0xCF ~= $0.marker && ![0xC4, 0xCC].contains($0.marker)
    }
    return frame.map { [0xC0, 0xC1].contains($0.marker) } ?? false
  }

  private static func scaled(_ length: Int32, _ eighths: Int) -> Int {
    (Int(length) * eighths + 7) / 8
  }

  private static func scan(_ bytes: [UInt8]) -> Raster? {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { return nil }
    let (width, height) = (Int(image.width), Int(image.height))
    guard width > 0, height > 0, width * height <= pixelsMax / 3 else { return nil }
    // RGB of eight bits; what is transparent stands on white.
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    var raster = Raster(width: width, height: height)
    var white = png_color(red: 255, green: 255, blue: 255)
    let read = raster.pixels.withUnsafeMutableBytes { pixels in
      png_image_finish_read(&image, &white, pixels.baseAddress, 0, nil)
    }
    return read == 0 ? nil : raster
  }

  static func packed(_ raster: Raster, isProgressive: Bool = false) -> [UInt8]? {
    guard let writer = tjInitCompress() else { return nil }
    defer { tjDestroy(writer) }
    var buffer: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer { tjFree(buffer) }
    let failed = tjCompress2(
      writer, raster.pixels, Int32(raster.width), 0, Int32(raster.height),
      Int32(TJPF_RGB.rawValue), &buffer, &size, Int32(TJSAMP_420.rawValue), 75,
      isProgressive ? TJFLAG_PROGRESSIVE : 0)
    guard failed == 0, let buffer else { return nil }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
  }
}
