/// What a report may be at most; far above any real one.
package enum SourceLimits {
  package static let fileMiB = 128
  package static let lineMiB = 8
  /// Seconds that LibreOffice and pdftotext may take.
  package static let libreOfficeSeconds = 120
  package static let pdfToTextSeconds = 60
  /// What pdftotext may print; a character with its box takes up to a hundred bytes.
  package static let pdfToTextMiB = 512
  /// All parts of a docx together, unpacked.
  package static let unpackedMiB = 512
  /// A part larger than this may not have been packed tighter than `packingRatio` to one.
  package static let packedTightlyMiB = 16
  package static let packingRatio = 100
}
