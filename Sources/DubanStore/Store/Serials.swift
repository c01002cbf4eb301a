internal import Duban

extension Store {
  /// The series of the numbers of a ledger's matters in a year.
  static func series(of ledger: String, _ command: Command, at instant: Instant) -> String {
    let year = command.details.year ?? command.details.due?.year ?? instant.day.year
    return "\(ledger):\(year)"
  }

  /// Takes `count` consecutive numbers of a series and gives the first; numbers have no gaps.
  func take(
    _ count: Int, of series: String, _ session: any SQLSession
  ) throws(StoreFailure) -> Int64 {
    let row = try session.first(
      """
      INSERT INTO serial (division, name, next) VALUES (?1, ?2, ?3)
      ON CONFLICT (division, name) DO UPDATE SET next = serial.next + ?4
      RETURNING next
      """,
      [.text(division), .text(series), .integer(Int64(count + 1)), .integer(Int64(count))])
    guard let row else { throw StoreFailure(.other, detail: "a series gives a number") }
    return row.integer(0) - Int64(count)
  }

  /// Keeps a word of the house under a key, in place of the one before.
  static func keep(
    _ value: String, under key: String, _ session: any SQLSession
  ) throws(StoreFailure) {
    _ = try session.run(
      """
      INSERT INTO meta (key, value) VALUES (?1, ?2)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
      """, [.text(key), .text(value)])
  }
}
