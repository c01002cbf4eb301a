/// A stretch of the source text, counted in Unicode scalars (CRLF is two).
///
/// Offsets always speak of the *source text*: the decoded text without its byte order mark, before any
/// normalisation (`design.md`, "Reading a report").
public struct Span: Hashable, Sendable {
  public var start: Int
  public var length: Int

  public init(start: Int, length: Int) {
    self.start = start
    self.length = length
  }

  public init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, length: range.count)
  }

  public var end: Int { start + length }
  public var range: Range<Int> { start..<end }

  public func contains(_ other: Span) -> Bool {
    start <= other.start && other.end <= end
  }

  public func overlaps(_ other: Span) -> Bool {
    start < other.end && other.start < end
  }
}
