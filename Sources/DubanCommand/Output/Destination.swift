/// Where results go: standard output, or a file that is put in its place at the end.
enum Destination {
  case standard(StandardStream)
  case file(OutputFile)

  /// - Parameters:
  ///   - path: `nil` or `-` for standard output.
  ///   - inputs: files that are read, and so must not be written over.
  init(path: String?, sparing inputs: [String]) throws(Failure) {
    if let path, path != "-" {
      try OutputPlace.refuse(path, amongst: inputs)
      self = .file(try OutputFile(path: path))
    } else {
      self = .standard(.output)
    }
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    switch self {
    case .standard(let stream): try stream.write(bytes)
    case .file(let file): try file.write(bytes)
    }
  }

  func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  func commit() throws(Failure) {
    guard case .file(let file) = self else { return }
    try file.commit()
    StandardStream.errors.tell("已写入 \(file.path)")
  }
}
