import DubanOffice

/// A zip is read as an xlsx; anything else as a sheet, the shared strings and the styles, parted by
/// a byte that XML never has.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSheet(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = fuzzBytes(data, size)
  if bytes.starts(with: [0x50, 0x4B]) {
    _ = try? ReadWorkbook(bytes, file: "甲.xlsx")
  } else {
    let parts = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).map { Array($0) }
    let strings = parts.count > 1 ? parts[1] : Array("<sst/>".utf8)
    let styles = parts.count > 2 ? parts[2] : Array("<styleSheet/>".utf8)
    _ = ReadWorkbook.rowCount(sheet: parts.first ?? [], strings: strings, styles: styles)
  }
  return 0
}
