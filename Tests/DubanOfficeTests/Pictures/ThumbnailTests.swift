import Foundation
import Testing

@testable import DubanOffice

@Suite struct `Making thumbnails` {
  /// Left half red, right half blue.
  private static func picture(_ width: Int, _ height: Int) -> Raster {
    var raster = Raster(width: width, height: height)
    for place in 0..<width * height {
      raster.pixels[place * 3 + (place % width < width / 2 ? 0 : 2)] = 255
    }
    return raster
  }

  private static func colour(_ raster: Raster, _ column: Int, _ row: Int) -> String {
    let start = (row * raster.width + column) * 3
    let (red, blue) = (raster.pixels[start], raster.pixels[start + 2])
    return red > 200 && blue < 60 ? "red" : blue > 200 && red < 60 ? "blue" : "neither"
  }

  private static func jpeg(_ width: Int, _ height: Int) throws -> [UInt8] {
    try #require(Thumbnail.packed(picture(width, height)))
  }

  /// An Exif segment that says how the camera was held, behind the first mark of the file.
  private static func held(_ orientation: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    let tiff: [UInt8] =
      Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1] + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]
      + [0, 0, 0, 0, 0, 0]
    let body = Array("Exif\0\0".utf8) + tiff
    return Array(bytes[..<2]) + [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + bytes[2...]
  }

  @Test(arguments: [(4000, 3000), (321, 20), (320, 320), (12, 9)])
  func `the longer side is no longer than it may be, and the sides stay in proportion`(
    width: Int, height: Int
  ) throws {
    let bytes = try #require(Thumbnail.jpeg(of: Self.jpeg(width, height)))
    let small = try #require(Thumbnail.photograph(bytes))
    #expect(max(small.width, small.height) <= Thumbnail.edge)
    #expect(abs(small.width * height - small.height * width) <= 2 * max(width, height))
    #expect(Self.colour(small, 1, small.height / 2) == "red")
    #expect(Self.colour(small, small.width - 2, small.height / 2) == "blue")
  }

  @Test(arguments: [
    (1, "red", "blue"), (3, "blue", "red"), (6, "red", "blue"), (8, "blue", "red"),
  ])
  func `it stands upright however the camera was held`(
    orientation: UInt8, first: String, last: String
  ) throws {
    let bytes = Self.held(orientation, try Self.jpeg(800, 400))
    let upright = try #require(Thumbnail.jpeg(of: bytes))
    let small = try #require(Thumbnail.photograph(upright))
    let isSideways = orientation > 4
    #expect((small.width < small.height) == isSideways)
    let end = isSideways ? (small.width / 2, small.height - 2) : (small.width - 2, small.height / 2)
    let start = isSideways ? (small.width / 2, 1) : (1, small.height / 2)
    #expect(Self.colour(small, start.0, start.1) == first)
    #expect(Self.colour(small, end.0, end.1) == last)
  }

  @Test func `one that must be in memory whole may have a sixth of the pixels`() throws {
    let large = Self.picture(4000, 3000)
    #expect(Thumbnail.jpeg(of: try #require(Thumbnail.packed(large, isProgressive: true))) == nil)
    let small = try #require(Thumbnail.packed(Self.picture(800, 400), isProgressive: true))
    #expect(Thumbnail.jpeg(of: small) != nil)
  }

  @Test func `a scan as PNG becomes one too`() throws {
    let bytes = try #require(
      Data(
        base64Encoded:
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAA"
          + "SUVORK5CYII="))
    let small = try #require(Thumbnail.jpeg(of: Array(bytes)))
    #expect(Thumbnail.photograph(small)?.width == 1)
  }

  @Test func `what is no picture, or a broken one, has none`() throws {
    let whole = try Self.jpeg(800, 400)
    #expect(Thumbnail.jpeg(of: []) == nil)
    #expect(Thumbnail.jpeg(of: Array("<html>".utf8)) == nil)
    #expect(Thumbnail.jpeg(of: Array(whole.prefix(40))) == nil)
    #expect(Thumbnail.jpeg(of: [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]) == nil)
    // Exif that leads nowhere.
    #expect(
      Thumbnail.jpeg(of: Array(whole[..<2]) + [0xFF, 0xE1, 0, 4, 0x45, 0x78] + whole[2...]) != nil)
  }
}

@Suite struct `Drawing QR codes` {
  @Test func `three corners bear the mark by which readers find it`() throws {
    let code = try #require(QRCode("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP"))
    func isFinder(_ left: Int, _ top: Int) -> Bool {
      (0..<7).allSatisfy { row in
        (0..<7).allSatisfy { column in
          let ring = max(abs(row - 3), abs(column - 3))
          return code.modules[(top + row) * code.width + left + column] == (ring != 2)
        }
      }
    }
    #expect(isFinder(0, 0) && isFinder(code.width - 7, 0) && isFinder(0, code.width - 7))
    #expect(!isFinder(code.width - 7, code.width - 7))
  }

  @Test func `the path covers the dark modules and no others`() throws {
    let code = try #require(QRCode("督办"))
    let runs = code.path.split(separator: "z").map { run in
      run.split { !$0.isNumber }.compactMap { Int($0) }
    }
    var covered = Set<Int>()
    for run in runs {
      for column in run[0]..<run[0] + run[2] { covered.insert(run[1] * code.width + column) }
    }
    #expect(covered == Set(code.modules.indices.filter { code.modules[$0] }))
  }

  @Test func `what is too long has none`() {
    #expect(QRCode(String(repeating: "a", count: 3_000)) == nil)
  }
}
