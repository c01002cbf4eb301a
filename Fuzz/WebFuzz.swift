import DubanOffice

/// Any text is read as a page; what comes out is UTF-8.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWeb(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let page = Array(String(decoding: fuzzBytes(data, size), as: UTF8.self).utf8)
  _ = WebText.isPage(page, name: "a.html")
  let text = WebText.text(ofPage: page)
  precondition(String(validating: text, as: UTF8.self) != nil, "not UTF-8")
  return 0
}
