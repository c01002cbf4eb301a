public import DubanReport

/// A report file as it came in: its text, how that was found, and what the file was.
public struct SourceDocument: Sendable {
  public var text: SourceText
  /// The file's name without its folder.
  public var name: String
  public var format: SourceFormat
  /// UTF-8, UTF-16LE, UTF-16BE or GB18030, found by looking; of docx and pdf what they hold.
  public var encoding: String
  /// Of the file's bytes, lower-case hex.
  public var sha256: String
  /// Of the source text's UTF-8, lower-case hex.
  public var textSHA256: String
}

/// What a file is, found by looking at its bytes; its name only tells Markdown from plain text
/// and a `.wps` from a `.doc`.
public enum SourceFormat: String, Sendable {
  case text, markdown, html, docx, pdf, doc, wps
}
