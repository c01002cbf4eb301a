internal import CPQ

extension PostgresSettings {
  /// Whether what is sent stays on this machine, or is encrypted on its way (传输加密): Unix sockets and
  /// loopback addresses, or `sslmode=require` and stricter. All of several hosts must be.
  ///
  /// What the address leaves out comes from libpq's own environment: `PGHOST`, `PGSSLMODE` and their kin.
  public var isSecret: Bool {
    guard let given = Self.options(PQconninfoParse(address, nil)) else {
      // libpq cannot read it and will say so.
      return true
    }
    let around = Self.options(PQconndefaults()) ?? [:]
    // A service's file stands before the environment, and may name any host.
    if given["service"] != nil {
      return given["sslmode"].map(Self.encrypting.contains) ?? false
    }
    if let mode = given["sslmode"] ?? around["sslmode"], Self.encrypting.contains(mode) {
      return true
    }
    let names = [given["host"] ?? around["host"], given["hostaddr"] ?? around["hostaddr"]]
    return names.compactMap(\.self).flatMap { $0.split(separator: ",") }.allSatisfy(Self.isHere)
  }

  private static let encrypting: Set<String> = ["require", "verify-ca", "verify-full"]

  private static func isHere(_ host: Substring) -> Bool {
    let isSocket = host.hasPrefix("/") || host.hasPrefix("@")
    return isSocket || host == "localhost" || host == "::1" || isLoopback(host)
  }

  /// 127.0.0.0/8, as digits alone: `127.example.cn` is a name.
  private static func isLoopback(_ host: Substring) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// What is set, by keyword; frees what libpq gave.
  private static func options(
    _ first: UnsafeMutablePointer<PQconninfoOption>?
  ) -> [String: String]? {
    guard let first else { return nil }
    defer { PQconninfoFree(first) }
    var found: [String: String] = [:]
    var option = first
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val, value.pointee != 0 {
        found[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return found
  }
}
