extension Horizon {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("direction", direction.rawValue)
      writer.field("from", from)
      writer.field("to", to)
    }
  }
}

extension Part {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("title", title)
      writer.field("start", span.start)
      writer.field("length", span.length)
      writer.key("horizon")
      horizon.write(to: &writer)
    }
  }
}

extension Theme {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("title", title)
      writer.field("start", span.start)
      writer.field("length", span.length)
      writer.field("part", part)
      writer.field("parent", parent)
    }
  }
}

extension Deadline {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("text", text)
      writer.field("date", date?.iso)
      writer.field("start", span?.start)
      writer.field("length", span?.length)
    }
  }
}

extension Sentence {
  func write(to writer: inout JSONWriter, report: WorkReport) {
    writer.object { writer in
      writer.field("id", id)
      writer.field("part", part)
      writer.field("theme", theme)
      writer.key("horizon")
      horizon.write(to: &writer)
      writer.field("line", line + 1)
      writer.stretch(span, of: report.source)
      writer.field("kind", kind.rawValue)
      writer.field("quantities", each: quantities) { $1.write(to: &$0, source: report.source) }
      writer.key("deadline")
      // A date that comes from the horizon alone is not the sentence's own.
      if let deadline, !deadline.text.isEmpty {
        deadline.write(to: &writer)
      } else {
        writer.null()
      }
      writer.field("commitments", each: commitments) { $0.string(report.commitments[$1].id) }
    }
  }
}

extension UnitSuggestion {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("unit", unit)
      writer.field("reason", reason)
    }
  }
}

extension Commitment {
  func write(to writer: inout JSONWriter, report: WorkReport) {
    let said = report.sentences[sentence]
    writer.object { writer in
      writer.field("id", id)
      writer.field("sentence", said.id)
      writer.stretch(span, of: report.source)
      writer.field("task", report.task(of: self))
      writer.field("type", report.type(of: self).rawValue)
      writer.field("verb", verb)
      writer.field("object", object)
      writer.field("place", place)
      writer.field("subject", subject)
      writer.field("quantities", each: quantities) {
        said.quantities[$1].write(to: &$0, source: report.source)
      }
      writer.key("deadline")
      deadline.write(to: &writer)
      writer.field("modality", modality.rawValue)
      writer.field("lead", each: lead) { $1.write(to: &$0) }
      writer.field("support", each: support) { $1.write(to: &$0) }
      writer.field("links", each: links) { $0.string($1) }
      writer.key("corrected")
      if let corrected { corrected.write(to: &writer) } else { writer.null() }
    }
  }
}

extension CommitmentCorrection {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("origin", originWord)
      writer.field("splitOf", splitOf)
      writer.field("task", task)
      writer.field("type", type?.rawValue)
      writer.field("measure", measure)
      writer.field("merged", each: merged) { $0.string($1) }
      writer.field(
        "filled",
        object: { writer in
          for (column, words) in filled.sorted(by: { $0.key < $1.key }) {
            writer.field(column, words)
          }
        })
    }
  }

  private var originWord: String {
    switch origin {
    case .asRead: "read"
    case .split: "split"
    case .added: "added"
    }
  }

  private var splitOf: String? {
    if case .split(let id) = origin { id } else { nil }
  }
}

extension Term {
  func write(to writer: inout JSONWriter, source: SourceText) {
    writer.object { writer in
      writer.field("name", name)
      writer.stretch(note, of: source)
      writer.field("occurrences", each: occurrences) { writer, span in
        writer.object { writer in
          writer.field("start", span.start)
          writer.field("length", span.length)
        }
      }
    }
  }
}

extension Coverage {
  func write(to writer: inout JSONWriter, report: WorkReport) {
    writer.object { writer in
      writer.field("sentences", sentences)
      writer.field("sentencesCovered", sentencesCovered)
      writer.field("quantities", quantities)
      writer.field("quantitiesCovered", quantitiesCovered)
      writer.field("gaps", each: gaps) { writer, gap in
        writer.object { writer in
          writer.field("sentence", report.sentences[gap.sentence].id)
          writer.stretch(gap.span, of: report.source)
          writer.field("reason", gap.reason)
        }
      }
    }
  }
}
