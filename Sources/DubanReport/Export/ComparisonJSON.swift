/// The JSON form of what a comparison of reports found (`Schemas/comparison.schema.json`).
package struct ComparisonJSON: Sendable {
  package static let schema = "duban.comparison/1"

  /// What the reports are to each other.
  package enum Kind: String, Sendable {
    /// Last year's and this year's.
    case years
    /// The government's, the plan's and the budget's of one congress.
    case congress
  }

  package var kind: Kind
  /// In the order that quotes count them.
  package var origins: [ReportOrigin]
  package var findings: [Finding]
  package var outcomes: [CommitmentOutcome]

  package init(
    kind: Kind, origins: [ReportOrigin], findings: [Finding], outcomes: [CommitmentOutcome] = []
  ) {
    self.kind = kind
    self.origins = origins
    self.findings = findings
    self.outcomes = outcomes
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("kind", kind.rawValue)
      writer.field("source", each: origins) { $0.string($1.name) }
      writer.field("sourceSha256", each: origins) { $0.string($1.textSHA256) }
      writer.field("findings", each: findings) { writer, finding in
        writer.line()
        finding.write(to: &writer)
      }
      writer.field("outcomes", each: outcomes) { writer, outcome in
        writer.line()
        outcome.write(to: &writer)
      }
    }
    return writer.drain()
  }
}

extension CommitmentOutcome {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("commitment", commitment)
      writer.field("status", status.word)
      writer.key("promise")
      promise.write(to: &writer)
      writer.field("claims", each: claims) { $1.write(to: &$0) }
      writer.field("phrases", each: phrases) { $0.string($1) }
      writer.field("reason", reason)
    }
  }
}

extension CommitmentOutcome.Status {
  /// `not mentioned`, as people say it.
  fileprivate var word: String {
    switch self {
    case .kept: "kept"
    case .partly: "partly"
    case .notMentioned: "not mentioned"
    }
  }
}
