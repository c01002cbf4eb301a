import DubanStore
import DubanTesting
import Testing

extension Dialect.Engine {
  /// A table `thing(id, name, bytes)`.
  var thing: String {
    let (integer, blob) = self == .sqlite ? ("INTEGER", "BLOB") : ("bigint", "bytea")
    return "CREATE TABLE thing (id \(integer) NOT NULL PRIMARY KEY, name TEXT, bytes \(blob))"
      + (self == .sqlite ? " STRICT" : "")
  }
}

let insertThing = "INSERT INTO thing (id, name, bytes) VALUES (?1, ?2, ?3)"

@Suite struct `Talking SQL to both engines` {
  @Test(arguments: Engine.all)
  func `values come back as they were written`(engine: Engine) async throws {
    let rows: [[SQLValue]] = [
      [1, "湖滨区督查室 'a' \"b\" \\x41\t\r\n\\N", .blob(Array(0...255))],
      [2, "", .blob([])], [3, nil, nil],
      [.integer(.min), "?1 $1", .blob([0])], [.integer(.max), "𠮷", .blob([0x5C, 0x78])],
    ]
    try await withStore(on: engine, isMigrated: false) { store in
      let (one, bulk) = try await store.write { session in
        try session.script(engine.thing)
        for row in rows { try session.run(insertThing, row) }
        let one = try session.rows("SELECT id, name, bytes FROM thing ORDER BY id")
        try session.run("DELETE FROM thing")
        try session.bulk(table: "thing", columns: ["id", "name", "bytes"], rows: rows)
        return (one, try session.rows("SELECT id, name, bytes FROM thing ORDER BY id"))
      }
      let wanted = rows.sorted { SQLKey($0[0]) < SQLKey($1[0]) }
      #expect(one.map { [$0[0], $0[1], $0[2]] } == wanted)
      #expect(bulk == one)
      #expect(one[3].optionalText(1) == nil && one[3].isNull(2) && one[1].integer(0) == 1)
    }
  }

  @Test(arguments: Engine.all)
  func `the number of changed rows is told`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      let changes = try await store.write { session in
        try session.script(engine.thing)
        return [
          try session.run(insertThing, [1, "a", nil]),
          try session.run("INSERT INTO thing (id, name) VALUES (?1, ?3), (?2, ?3)", [2, 3, "b"]),
          try session.run("UPDATE thing SET name = ?1 WHERE id > ?2", ["c", 1]),
          try session.run("UPDATE thing SET name = ?1 WHERE id > ?2", ["c", 9]),
          try session.run("DELETE FROM thing"),
        ]
      }
      #expect(changes == [1, 2, 2, 0, 3])
    }
  }

  @Test(arguments: Engine.all)
  func `a pipeline gives the rows of each statement`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      let results = try await store.write { session in
        try session.script(engine.thing)
        return try session.pipeline([
          SQLStatement(insertThing, [1, "一", nil]),
          SQLStatement(insertThing + " RETURNING id", [2, "二", nil]),
          SQLStatement("SELECT sum(id), count(*), id > 2 FROM thing GROUP BY id > 2"),
        ])
      }
      #expect(
        results.map { $0.map { row in (0..<row.count).map { row[$0] } } }
          == [[], [[2]], [[3, 2, 0]]])
      #expect(try await store.write { try $0.pipeline([]) } == [])
    }
  }

  @Test(arguments: Engine.all)
  func `a pipeline that fails leaves the connection sound`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      try await store.write { try $0.script(engine.thing) }
      let failure = await #expect(throws: StoreFailure.self) {
        try await store.write { session in
          try session.batch([
            SQLStatement(insertThing, [1, "a", nil]), SQLStatement(insertThing, [1, "b", nil]),
            SQLStatement(insertThing, [2, "c", nil]),
          ])
        }
      }
      #expect(failure?.kind == .constraint)
      let left = try await store.read { try $0.first("SELECT count(*) FROM thing")?.int(0) }
      #expect(left == 0)
    }
  }

  @Test(arguments: Engine.all)
  func `a large pipeline does not stop half way`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      let text = String(repeating: "督", count: 3_000)
      let lengths = try await store.write { session in
        try session.script(engine.thing)
        let writes = (1...3_000).map {
          SQLStatement(insertThing + " RETURNING name", [SQLValue($0), .text(text), nil])
        }
        return try session.pipeline(writes).map { $0[0].text(0).utf8.count }
      }
      #expect(lengths == Array(repeating: 9_000, count: 3_000))
    }
  }

  @Test(arguments: Engine.all)
  func `more statements than are kept may be used`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      for round in 0..<3 {
        let sum = try await store.write { session in
          try (1...400).reduce(0) { sum, number in
            try sum + (session.first("SELECT \(number) + \(round * 200)")?.int(0) ?? 0)
          }
        }
        #expect(sum == 400 * 401 / 2 + 400 * round * 200)
      }
    }
  }
}

/// Integers in the order both engines give them.
private struct SQLKey: Comparable {
  var value: Int64

  init(_ value: SQLValue) {
    if case .integer(let integer) = value { self.value = integer } else { self.value = 0 }
  }

  static func < (left: SQLKey, right: SQLKey) -> Bool { left.value < right.value }
}
