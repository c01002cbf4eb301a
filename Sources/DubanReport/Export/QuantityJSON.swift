extension Printed {
  /// The digits as printed, with a point: 8.10 stays 8.10, a fall begins with a minus sign.
  package var text: String {
    guard decimals > 0 else { return String(digits) }
    let figures = String(digits.magnitude)
    let zeros = String(repeating: "0", count: max(0, decimals + 1 - figures.utf8.count))
    var text = zeros + figures
    text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
    return digits < 0 ? "-" + text : text
  }
}

extension Measure {
  /// As JSON: a number, `[a,b]`, or a text such as `1:19:80`; ends of two units are texts.
  func write(to writer: inout JSONWriter) {
    switch self {
    case .number(let number): writer.literal(number.text)
    case .pair(let a, let b): writer.array([a, b]) { $0.literal($1.text) }
    case .text(let text): writer.string(text)
    case .mixed(let a, let unitOfA, let b, let unitOfB):
      writer.array([a.text + unitOfA, b.text + unitOfB]) { $0.string($1) }
    }
  }
}

extension Quantity {
  func write(to writer: inout JSONWriter, source: SourceText) {
    writer.object { writer in
      writer.field("name", name)
      writer.key("value")
      value.write(to: &writer)
      writer.field("unit", printedUnit)
      writer.key("amount")
      writeAmount(to: &writer)
      writer.field("baseUnit", baseUnit)
      writer.field("baseYear", baseYear)
      writer.field("relation", relation.rawValue)
      writer.field("qualifier", qualifier)
      writer.field("basis", basis)
      writer.field("estimated", isEstimated)
      writer.field("year", year)
      writer.field("annualAverage", isAnnualAverage)
      writer.stretch(span, of: source)
    }
  }

  /// The two ends of a `mixed` value carry their units themselves.
  private var printedUnit: String {
    if case .mixed = value { "" } else { unit }
  }

  private func writeAmount(to writer: inout JSONWriter) {
    if case .text(let text) = value { return writer.string(text) }
    guard let amount, let first = amount.first else { return writer.null() }
    if amount.count == 1 {
      writer.literal(first.json)
    } else {
      writer.array(amount) { $0.literal($1.json) }
    }
  }
}

extension Double {
  /// As a JSON number, whole numbers without `.0`; `null` where JSON has no such number.
  var json: String {
    guard isFinite else { return "null" }
    let plain = withoutNoise
    guard plain == plain.rounded(), plain.magnitude < 9e15 else { return plain.description }
    return String(Int64(plain))
  }

  /// Rounded to 15 digits: 2.3 times 100,000,000 is 230,000,000 and nothing beside it.
  private var withoutNoise: Double {
    var scale = 1.0
    while magnitude * scale < 1e14 && scale < 1e9 { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}

extension JSONWriter {
  /// `start`, `length` and `text` of a stretch of the source.
  mutating func stretch(_ span: Span, of source: SourceText) {
    field("start", span.start)
    field("length", span.length)
    field("text", source[span])
  }
}
