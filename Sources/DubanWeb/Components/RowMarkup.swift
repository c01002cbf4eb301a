internal import DubanHTML
internal import DubanStore

/// Rows of tables as they were written lately. A row is known by all that it says, so what is kept can
/// never be out of date, only unused.
struct RowMarkup: Sendable {
  struct Key: Hashable, Sendable {
    var line: MatterLine
    /// Which table it stands in, with what else its cells depend on.
    var table: String
  }

  private let kept = RecentlyUsed<Key, String>(limit: 16_384)

  /// The rows of a table, each made once.
  func rows(
    of lines: [MatterLine], in table: DataTable, named name: String,
    _ row: (MatterLine) -> DataTable.Row
  ) -> [DataTable.Row] {
    lines.map { line in
      DataTable.Row(
        written: HTML(
          trusted: kept.value(for: Key(line: line, table: name)) { table.html(row(line)).markup }))
    }
  }
}
