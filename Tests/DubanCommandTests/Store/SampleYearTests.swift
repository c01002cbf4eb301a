import Testing

@Suite struct `A sample that is lived in` {
  private static func adopted(_ district: District) throws {
    let run = try district.run([
      "commitment", "adopt", District.report, "--catalogue", District.catalogue, "--as", "柏若溪",
      "--at", "2026-01-20T09:00", "--commit",
    ])
    #expect(run.code == 0, "\(run.errors)")
  }

  @Test
  func `its matters stand where work would have brought them, and every row follows from them`()
    async throws
  {
    try await District.with { district in
      try Self.adopted(district)
      let lived = try district.run("sample --at 2026-04-15T18:00")
      #expect(lived.code == 0, "\(lived.errors)")
      let list = try district.json("matter list --limit 500 --at 2026-04-15T18:00")["matters"]
      let standings = Set((0..<list.count).map { "\(list[$0]["standing"])" })
      #expect(standings.count >= 4, "\(standings)")
      #expect(try district.run("rebuild --check").code == 0)
      #expect(try district.run("journal verify").code == 0)
    }
  }

  @Test func `a second year is not laid over the first`() async throws {
    try await District.with { district in
      try Self.adopted(district)
      _ = try district.run("sample --at 2026-01-22T12:00")
      let before = try district.json("matter list --limit 500 --at 2026-01-22T12:00")["matters"]
        .count
      let again = try district.run("sample --at 2026-01-22T12:00")
      #expect(again.code != 0 && again.errors.contains("已经走过"))
      #expect(
        try district.json("matter list --limit 500 --at 2026-01-22T12:00")["matters"].count
          == before)
    }
  }

  @Test func `a district that is no sample is left alone`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      _ = try district.run([
        "init", "--division", "430602", "--name", "湖滨区", "--system-admin", "甲",
        "--security-admin", "乙", "--audit-admin", "丙",
      ])
      let run = try district.run("sample")
      #expect(run.code != 0 && run.errors.contains("这不是样例库"))
    }
  }
}
