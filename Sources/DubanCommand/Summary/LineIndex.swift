import DubanReport

/// In which line of the source a character stands, counted from 1 as an editor does.
struct LineIndex {
  /// The scalar offset at which each line begins.
  private var starts: [Int] = [0]

  init(_ source: SourceText) {
    var offset = 0
    for byte in source.utf8 where byte & 0xC0 != 0x80 {
      offset += 1
      if byte == 0x0A { starts.append(offset) }
    }
  }

  func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}
