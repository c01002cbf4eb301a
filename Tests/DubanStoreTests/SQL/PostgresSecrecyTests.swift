import Foundation
import Testing

@testable import DubanStore

@Suite struct `Keeping rows secret on their way` {
  @Test(arguments: [
    ("host=/run/postgresql dbname=duban", true), ("dbname=duban", true),
    ("postgresql:///duban?host=/tmp", true), ("postgresql://duban@127.0.0.1/duban", true),
    ("postgresql://duban@[::1]:5433/duban", true), ("postgresql://duban@localhost/duban", true),
    ("host=127.0.0.1,/tmp", true), ("postgresql://duban@db/duban", false),
    ("postgresql://duban@10.1.2.3/duban?sslmode=prefer", false),
    ("postgresql://duban@10.1.2.3/duban?sslmode=allow", false),
    ("postgresql://duban@10.1.2.3/duban?sslmode=disable", false),
    ("postgresql://duban@10.1.2.3/duban?sslmode=require", true),
    ("host=db sslmode=verify-ca", true), ("host=db sslmode=verify-full", true),
    ("host=/tmp,db", false), ("host=localhost hostaddr=10.1.2.3", false),
    ("postgresql://localhost,db/duban", false), ("host=127.example.cn", false),
    ("host=127.0.0.1.example.cn", false), ("service=duban", false),
    ("service=duban sslmode=verify-full", true),
  ])
  func `a database elsewhere is spoken to in secret`(_ address: String, _ isSecret: Bool) {
    #expect(PostgresSettings(address: address).isSecret == isSecret)
  }

  /// What cannot be read is for libpq to refuse, with its own words.
  @Test func `an address that says nothing is left to the connection`() {
    #expect(PostgresSettings(address: "postgresql://[::1").isSecret)
    #expect(throws: StoreFailure.self) {
      try PostgresEngine(PostgresSettings(address: "postgresql://[::1"))
    }
  }
}
