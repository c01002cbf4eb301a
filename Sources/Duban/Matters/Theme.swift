extension Matter {
  /// What it is about (主题): the heading of the report under which it was promised, else its ledger's name with
  /// what its field for it says (`12345热线：投诉`). A matter with a circle says neither: it would be content.
  ///
  /// - Parameter ledger: as it is defined today, whatever version the matter lives under.
  public func theme(in ledger: Ledger) -> String? {
    guard circle == nil else { return nil }
    if let heading = sources.lazy.compactMap(\.theme).first { return heading }
    guard let field = ledger.theme, case .text(let text) = fields[field] else { return nil }
    return "\(ledger.name)：\(text)"
  }
}
