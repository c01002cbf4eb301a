import DubanReport

extension SourceDocument {
  /// Reads a file of any format into source text.
  ///
  /// - Parameter lossy: bytes that are no character become U+FFFD instead of a refusal.
  public static func read(path: String, lossy: Bool = false)
    async throws(SourceProblem) -> SourceDocument
  {
    do throws(SourceProblem.Reason) {
      let bytes = try FileBytes.read(path)
      return try await read(bytes, name: baseName(path), lossy: lossy)
    } catch {
      throw SourceProblem(file: path, reason: error)
    }
  }

  /// Reads a file's bytes; the name tells Markdown from text and stands in messages.
  public static func read(bytes: [UInt8], name: String, lossy: Bool = false)
    async throws(SourceProblem) -> SourceDocument
  {
    do throws(SourceProblem.Reason) {
      return try await read(bytes, name: baseName(name), lossy: lossy)
    } catch {
      throw SourceProblem(file: name, reason: error)
    }
  }

  private static func read(_ bytes: [UInt8], name: String, lossy: Bool)
    async throws(SourceProblem.Reason) -> SourceDocument
  {
    guard bytes.count <= SourceLimits.fileMiB << 20 else {
      throw .tooLarge(limitMiB: SourceLimits.fileMiB)
    }
    let extracted = try await ExtractedText.from(bytes, name: name, lossy: lossy)
    try TextChecks.check(extracted.utf8)
    let text = SourceText(utf8: extracted.utf8)
    return SourceDocument(
      text: text, name: name, format: extracted.format, encoding: extracted.encoding.rawValue,
      sha256: SHA256.hex(bytes), textSHA256: SHA256.hex(text.utf8))
  }

  private static func baseName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
