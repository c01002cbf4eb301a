/// Rows of red, green and blue, a byte each.
struct Raster {
  var width: Int
  var height: Int
  var pixels: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = Array(repeating: 0, count: width * height * 3)
  }

  /// Each pixel of the small picture is the mean of a block of the large one.
  func reduced(to edge: Int) -> Raster {
    let factor = (max(width, height) + edge - 1) / edge
    guard factor > 1 else { return self }
    var small = Raster(width: max(1, width / factor), height: max(1, height / factor))
    for row in 0..<small.height {
      for column in 0..<small.width {
        for colour in 0..<3 {
          var (sum, count) = (0, 0)
          for y in row * factor..<min(height, (row + 1) * factor) {
            for x in column * factor..<min(width, (column + 1) * factor) {
              sum += Int(pixels[(y * width + x) * 3 + colour])
              count += 1
            }
          }
          small.pixels[(row * small.width + column) * 3 + colour] = UInt8(sum / max(1, count))
        }
      }
    }
    return small
  }

  func turned(by orientation: Orientation) -> Raster {
    guard orientation != .upright else { return self }
    var turned = Raster(
      width: orientation.isSideways ? height : width,
      height: orientation.isSideways ? width : height)
    for row in 0..<turned.height {
      for column in 0..<turned.width {
        let (x, y) = orientation.source(column, row, width, height)
        for colour in 0..<3 {
          turned.pixels[(row * turned.width + column) * 3 + colour] =
            pixels[(y * width + x) * 3 + colour]
        }
      }
    }
    return turned
  }
}
