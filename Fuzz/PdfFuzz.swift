import DubanOffice

/// Anything that pdftotext might print is joined into paragraphs.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPdf(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let text = PdfText.text(ofBoxes: fuzzBytes(data, size))
  precondition(String(validating: text, as: UTF8.self) != nil, "not UTF-8")
  return 0
}
