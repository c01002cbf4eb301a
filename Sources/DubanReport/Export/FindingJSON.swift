extension Finding {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("rule", rule)
      writer.field("verdict", verdict.rawValue)
      writer.field("quotes", each: quotes) { $1.write(to: &$0) }
      writer.field("arithmetic", arithmetic)
      writer.field("message", message)
    }
  }
}

extension Quote {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("report", report)
      writer.field("start", span.start)
      writer.field("length", span.length)
      writer.field("text", text)
    }
  }
}

/// The JSON form of what a check or a comparison found (`Schemas/findings.schema.json`).
package struct FindingsJSON: Sendable {
  package static let schema = "duban.findings/1"

  /// The reports the quotes' `report` counts: one, or the two or three compared.
  package var origins: [ReportOrigin]
  package var findings: [Finding]

  package init(origins: [ReportOrigin], findings: [Finding]) {
    self.origins = origins
    self.findings = findings
  }

  /// `source` is one name, or the list of the reports compared.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", Self.schema)
      source(of: &writer, "source", \.name)
      source(of: &writer, "sourceSha256", \.textSHA256)
      writer.field("findings", each: findings) { writer, finding in
        writer.line()
        finding.write(to: &writer)
      }
    }
    return writer.drain()
  }

  private func source(
    of writer: inout JSONWriter, _ key: String, _ value: (ReportOrigin) -> String
  ) {
    if origins.count == 1 {
      writer.field(key, value(origins[0]))
    } else {
      writer.field(key, each: origins) { $0.string(value($1)) }
    }
  }
}
