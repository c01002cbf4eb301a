/// What a reading may be told beyond the text.
public struct ReadingOptions: Sendable {
  /// The plan year, when the text does not say it (from a file name or a person).
  public var year: Int?
  public var place: String?
  public var catalogue: DutyCatalogue { didSet { matcher = DutyMatcher(catalogue) } }
  /// The catalogue's words, made ready once for any number of reports.
  var matcher: DutyMatcher

  public init(year: Int? = nil, place: String? = nil, catalogue: DutyCatalogue = .empty) {
    self.year = year
    self.place = place
    self.catalogue = catalogue
    matcher = DutyMatcher(catalogue)
  }
}

extension WorkReport {
  /// Reads a government work report: parts, sentences, quantities, kinds, deadlines, commitments.
  public static func read(_ source: SourceText, options: ReadingOptions = ReadingOptions())
    -> WorkReport
  {
    var reader = Reader(source, options: options)
    return reader.read()
  }
}
