/// The JSON form of two drafts compared (`Schemas/drafts.schema.json`).
package struct DraftsJSON: Sendable {
  package static let schema = "duban.drafts/1"

  /// Of the earlier and the later draft.
  package var origins: [ReportOrigin]
  package var comparison: DraftComparison
  /// What became of the corrections that were laid on the later draft.
  package var corrections: [CorrectionOutcome]

  package init(
    origins: [ReportOrigin], comparison: DraftComparison, corrections: [CorrectionOutcome]
  ) {
    self.origins = origins
    self.comparison = comparison
    self.corrections = corrections
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("source", each: origins) { $0.string($1.name) }
      writer.field("sourceSha256", each: origins) { $0.string($1.textSHA256) }
      writer.field("unchanged", comparison.unchanged)
      writer.field("changes", each: comparison.changes) { writer, change in
        writer.line()
        change.write(to: &writer)
      }
      writer.field("corrections", each: corrections) { writer, outcome in
        writer.line()
        outcome.write(to: &writer)
      }
    }
    return writer.drain()
  }
}

extension DraftComparison.Change {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("kind", kind.rawValue)
      writer.field("before", before)
      writer.field("after", after)
      writer.field("cutClauses", each: cutClauses) { $1.write(to: &$0) }
      writer.field("addedClauses", each: addedClauses) { $1.write(to: &$0) }
      writer.field("figures", each: figures) { writer, figure in
        writer.object { writer in
          writer.field("name", figure.name)
          writer.field("before", figure.before)
          writer.field("after", figure.after)
        }
      }
    }
  }
}

extension CorrectionOutcome {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("status", status.label)
      writer.field("commitment", correction.commitment)
      writer.field("field", correction.field.code)
      writer.field("quote", correction.quote)
      writer.field("from", each: correction.from) { $0.string($1) }
      writer.field("to", each: correction.to) { $0.string($1) }
      writer.field("summary", summary)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func field(_ name: String, _ quote: Quote?) {
    key(name)
    if let quote { quote.write(to: &self) } else { null() }
  }
}
