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

/// The JSON form of what an audit found (`Schemas/findings.schema.json`).
package struct FindingsJSON: Sendable {
  package static let schema = "duban.findings/1"

  package var origin: ReportOrigin
  package var findings: [Finding]

  package init(origin: ReportOrigin, findings: [Finding]) {
    self.origin = origin
    self.findings = findings
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("source", origin.name)
      writer.field("sourceSha256", origin.textSHA256)
      writer.field("findings", each: findings) { writer, finding in
        writer.line()
        finding.write(to: &writer)
      }
    }
    return writer.drain()
  }
}
