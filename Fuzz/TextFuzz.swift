import DubanOffice

/// Any bytes decode or are refused; the lossy way never names an offset and yields valid UTF-8.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = fuzzBytes(data, size)
  do throws(SourceProblem.Reason) {
    let strict = try TextDecoding.decode(bytes, lossy: false)
    let lossy = try TextDecoding.decode(bytes, lossy: true)
    precondition(strict.utf8 == lossy.utf8, "lossy reading changed a valid text")
  } catch {
    if case .invalidBytes(let offset, _) = error { precondition(bytes.indices.contains(offset)) }
  }
  do throws(SourceProblem.Reason) {
    let lossy = try TextDecoding.decode(bytes, lossy: true)
    precondition(String(validating: lossy.utf8, as: UTF8.self) != nil, "not UTF-8")
  } catch {
    precondition(error == .binary, "lossy reading refused a text")
  }
  return 0
}
