/// A page of a pdf: its lines, each with its place in points from the top left corner.
struct PdfPage {
  var height = 0.0
  var rows: [PdfRow] = []
}

/// A stretch of text on one baseline.
struct PdfRow {
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// Cells of a table stand side by side in it.
  var isTable = false

  var middle: Double { (top + bottom) / 2 }
  var height: Double { bottom - top }
}

/// A word as pdftotext cuts it: without spaces, and cut wherever Chinese and Latin script meet.
struct PdfWord {
  var text: String
  var left: Double
  var right: Double
}
