import DubanOffice

/// A zip is read as a docx; anything else as the docx's parts, parted by a byte that XML never has.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWord(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = fuzzBytes(data, size)
  if bytes.starts(with: [0x50, 0x4B]) {
    _ = try? WordText.read(bytes)
  } else {
    let parts = bytes.split(separator: 0xFF, omittingEmptySubsequences: false).map { Array($0) }
    let more = parts.dropFirst().map(Optional.some) + [nil, nil, nil, nil]
    _ = try? WordText.read(
      document: parts.first ?? [], numbering: more[0], styles: more[1], footnotes: more[2],
      endnotes: more[3])
  }
  return 0
}
