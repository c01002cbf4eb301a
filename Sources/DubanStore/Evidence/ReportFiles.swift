extension EvidenceStore {
  /// Stores a report's file. Of a web page only its text is kept, so that nothing that could run in a
  /// browser ever lies in the store.
  ///
  /// - Parameters:
  ///   - bytes: of the file as it came.
  ///   - text: the report's source text, as UTF-8.
  package func store(
    report bytes: [UInt8], text: [UInt8], name: String
  ) throws(EvidenceProblem) -> StoredEvidence {
    do throws(EvidenceProblem) {
      return try store(bytes, name: name)
    } catch {
      guard error.isActive else { throw error }
      return try store(text, name: name)
    }
  }

  private func store(_ bytes: [UInt8], name: String) throws(EvidenceProblem) -> StoredEvidence {
    var intake = try intake(name: name)
    try intake.take(bytes)
    return try intake.finish()
  }
}

extension EvidenceProblem {
  /// A web page: its text is a report's text all the same.
  fileprivate var isActive: Bool {
    guard case .typeRefused(let type) = reason else { return false }
    return type == .html || type == .xml
  }
}
