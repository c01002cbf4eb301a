import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Migrating a database` {
  /// Of each step's text for SQLite and for PostgreSQL: a step that has been released never changes.
  private static let frozen = [
    (
      "1682bffc1f0cbbe1ea6dda52059699e0ea1e83141e8da434a349c756c31e26fd",
      "3e02b1ff0fcadf683b2857f3887aa3f13e6d7bf66e86514b39b53a3e7fdbdeeb"
    ),
    (
      "8ce3d5a922d2fc89581b8a1c6dcc5cb9e03c4f3f07e65e5dd8ddb545bd65281f",
      "0331a55def33658f2cf30528cf976dccc92e10b58db17bd46096563ba67e1470"
    ),
    (
      "872e7584241c11341c81aa9d39fa2dae1432178eee7b3f7fa928c298778deb4b",
      "f97755a511b43a426005903793ea25ee9239df149a6421afb27667628e220812"
    ),
    (
      "2f61410ca784ba62276e2ab159a13c9c83d73e292e25e806e5973d11d30742e2",
      "4763f15ab2b8a10e229d30e6ee7be9fd30a704cafa4f97dc554c7fc1440056c6"
    ),
    (
      "db314bb12deddbc19eb131e6f0c8aa831be413c7ca6402eeefe9fe8072274ff5",
      "8d04af10731fe2787a1c4f4aae6cfe2339358e62e006c895a9835d8049849964"
    ),
    (
      "ec4c2712f8956d40f3cd9d449f869b6b5f18eb47e609dd678af639f7a6e65cad",
      "6e8939b04fa49826b03a9ba2c4c84da522305821995a9b0e6854189c25ae7bed"
    ),
    (
      "e5fc4c8da1330aedfe26537f8d5a69c88d7655654460ae74e645256668f2d20d",
      "90d7de367a5cbb2140c8d769975588d867352a81c87a0dd18c83e460e3400f25"
    ),
    (
      "0f452b031f1513696945b85cdd3c3f83a21b2f1668bb526ec41a96aefabbc4d8",
      "8422eae17cb8468de5ecda0d4830879370476f221dd333ff7f22eb6f5f41e488"
    ),
    (
      "a921f15e0706798f71911f6bd7e2df160e53b70b4eb8429a6d4c3837e164dc73",
      "8f30f0213d3fc6de8c33f7d8af2921809d9b7956b4120752a233872a0fdeaab2"
    ),
    (
      "7a48ebc0c3e4de71e669af530385ceea63ec3c0c9f18af5c0665f0f2a66c283a",
      "852473ec6004718299144ddec0e7ca3b21cf87149eb6c2cc30c862d6892c4255"
    ),
    (
      "faf2f1b9bb4eb45ed703711e13dd179e5b3ffe9cce0cebd038391afe0ece1fdb",
      "bb602ff3595afd99ef302a96d59bc575613b9ed66ff6422af1006aaf110f1dce"
    ),
    (
      "08300a524e826035ffbc6e402a4d2889dd0dae79649998e894d66dd9cb8fdb06",
      "98f1ae8b4697a0e05cffcae061bc15d67d1e846ddd2f42632df60fb66efb674b"
    ),
    (
      "706d3a95ef71c0a52ec4521733bbb5dac7679b5dfe2adcdce013738ef4eb3524",
      "efa237c4ddc5eab97800c20769ef56622a4ad9a2b384b835dc464ea8168aa58a"
    ),
    (
      "56b5467c6fa80250581373eae6d7ad89307b9b4ca63c24833ecbedd0e3517e97",
      "56b5467c6fa80250581373eae6d7ad89307b9b4ca63c24833ecbedd0e3517e97"
    ),
    (
      "cdcb77f22a40402cd06c958d4a07982fa88214e1e4e1edf096cd634bdc0c9de1",
      "34d4f0ec87146b6aa5ccd94bc75fc5d0860c3652ffed21803f2c9d264eae4242"
    ),
  ]

  @Test func `steps are numbered without a gap and never changed`() {
    #expect(Migrations.all.map(\.number) == Array(1...Self.frozen.count))
    for (migration, hashes) in zip(Migrations.all, Self.frozen) {
      let texts = [migration.sqlite, migration.postgres]
      let found = texts.map { Digest.of(Array($0.utf8), by: .sha256).hex }
      #expect(found == [hashes.0, hashes.1], "step \(migration.number)")
    }
  }

  @Test(arguments: Engine.all)
  func `step 12 finds out which of the open matters before it wait for an act`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let at = try #require(Instant("2021-03-01T10:00"))
      try await house.opened()
      let working = try await house.assigned()
      try await house.act(.accept, on: working, by: clerk)
      try await house.act(.noNews, on: working, by: clerk)
      let kept = try await house.count("SELECT SUM(awaits) FROM matter")
      try await house.store.engine.write { try $0.run("UPDATE matter SET awaits = 1") }
      try await house.store.engine.write { try Migration.noteAwaiting(in: $0) }
      #expect(try await house.count("SELECT SUM(awaits) FROM matter") == kept)
      #expect(try await house.store.checkRebuild(at: at).isEqual)
      try await house.store.engine.write { try $0.run("UPDATE matter SET awaits = 1 - awaits") }
      #expect(try await house.store.checkRebuild(at: at).different.count == 2)
    }
  }

  @Test(arguments: Engine.all)
  func `step 15 counts the joint leads and finds the asked units of matters before it`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let at = try #require(Instant("2021-03-01T10:00"))
      let id = try await house.act(.open, by: Cast.inspector) {
        $0.title = "改造十条街巷"
        $0.units = [UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .lead)]
        $0.due = Day("2021-12-31")
      }.matter
      try await house.act(.assign, on: id, by: Cast.chief, reason: "急需")
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.coordinate, on: id, by: clerk, reason: "等管线迁改") {
        $0.unit = Cast.statistics
      }
      func asked() async throws -> Int {
        try await house.count("SELECT COUNT(*) FROM matter_unit WHERE role = 'asked'")
      }
      let joint = try await house.store.lights(at: at, jointly: true)
      let waiting = try await asked()
      #expect(joint.contains { $0.isJoint } && waiting == 1)
      try await house.store.engine.write { session in
        for table in ["tally", "tally_delta", "turning", "turning_delta"] {
          try session.run("DELETE FROM \(table) WHERE unit < 0")
        }
        try session.run("DELETE FROM matter_unit WHERE role = 'asked'")
      }
      #expect(try await house.store.checkRebuild(at: at).isEqual == false)
      try await house.store.engine.write { try Migration.noteOtherUnits(in: $0) }
      #expect(try await house.store.checkRebuild(at: at).isEqual)
      #expect(try await house.store.lights(at: at, jointly: true) == joint)
      #expect(try await asked() == waiting)
    }
  }

  @Test(arguments: Engine.all)
  func `a database of a newer program is refused, says so, and is left as it is`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let newer = String(Migrations.version + 1)
      try await house.store.engine.write { session in
        try session.run(
          "UPDATE meta SET value = ?1 WHERE key = 'schema_version'", [.text(newer)])
      }
      do {
        try await Migrations.run(on: house.store.engine)
        Issue.record("a newer database was opened")
      } catch let failure as StoreFailure {
        #expect(failure.kind == .newerVersion && failure.sentence.contains("请先升级程序"))
      }
      #expect(try await Migrations.version(of: house.store.engine) == Migrations.version + 1)
    }
  }

  @Test(arguments: Engine.all)
  func `step 13 keeps what waits for its seal`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      try await house.act(.remark, on: id, by: Cast.inspector, text: "请抓紧")
      let entries = try await house.count("SELECT COUNT(*) FROM entry")
      try await house.store.engine.write { session in
        try session.script(
          """
          DROP TABLE unsealed;
          CREATE TABLE unsealed (
            division text NOT NULL, matter bigint NOT NULL, number bigint NOT NULL,
            PRIMARY KEY (division, matter, number)
          );
          INSERT INTO unsealed SELECT division, matter, number FROM entry;
          """)
        try session.script(Migrations.all[12].text(for: session.dialect.engine))
      }
      #expect(try await house.count("SELECT COUNT(DISTINCT at) FROM unsealed") > 0)
      let seal = try #require(try await house.store.seal(at: House.beginning))
      #expect(seal.header.count == entries)
      #expect(try await house.store.verifyJournal().unsealed == 0)
    }
  }
}
