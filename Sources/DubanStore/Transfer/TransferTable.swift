/// A table as it travels between engines (导出): its columns, the first of which are its key.
struct TransferTable: Hashable {
  var name: String
  var key: [String]
  var rest: [String]

  var columns: [String] { key + rest }

  init(_ name: String, key: String, _ rest: String = "") {
    self.name = name
    self.key = key.split(separator: " ").map(String.init)
    self.rest = rest.split(separator: " ").map(String.init)
  }

  /// Every table of a division but the search index, which is built anew; in an order in which each
  /// row finds what it refers to.
  static let all = [
    TransferTable("unit", key: "division id", "name kind parent body"),
    TransferTable("post", key: "division id", "unit function name telephone"),
    TransferTable("person", key: "division id", "name"),
    TransferTable(
      "account", key: "division person",
      """
      login duty password must_change changed_at failures locked_until totp totp_step used_at \
      closed_at withheld
      """),
    TransferTable("password_past", key: "division person id", "password"),
    TransferTable(
      "access_token", key: "division id",
      "person hash name scopes post made_at expires_at used_at"),
    TransferTable("holding", key: "division post person since", "until"),
    TransferTable("portfolio", key: "division unit since", "leader coordinator until"),
    TransferTable("serial", key: "division name", "next"),
    TransferTable(
      "ledger", key: "division id version", "name source_text sha256 installed_at"),
    TransferTable("calendar", key: "division version", "body installed_at"),
    TransferTable(
      "matter", key: "division id",
      """
      ledger definition version number title unit leader standing stage year due is_open awaits \
      opened_at changed_at body head lights
      """),
    TransferTable("matter_unit", key: "division unit matter role"),
    TransferTable("matter_link", key: "division matter kind other"),
    TransferTable(
      "entry", key: "division matter number", "at act person post bytes previous hash"),
    TransferTable(
      "opinion_reply", key: "division matter entry number", "person at is_accepted reason"),
    TransferTable("year_lock", key: "division ledger year", "body"),
    TransferTable("unsealed", key: "division at matter number"),
    TransferTable(
      "seal", key: "division number", "at algorithm count root previous hash signature signer"),
    TransferTable("seal_member", key: "division seal position", "matter number"),
    TransferTable("command", key: "division id", "person matter answer at"),
    TransferTable("tally", key: "division ledger unit standing", "count"),
    TransferTable("tally_delta", key: "division id", "ledger unit standing count"),
    TransferTable("turning", key: "division ledger unit day light", "entering leaving"),
    TransferTable(
      "turning_delta", key: "division id", "ledger unit day light entering leaving"),
    TransferTable(
      "turn", key: "division matter position", "at until light before ledger unit"),
    TransferTable("due_act", key: "division matter position", "act request at"),
    TransferTable("evidence", key: "division sha256", "size type stored_at"),
    TransferTable("evidence_use", key: "division sha256 matter entry", "kind"),
    TransferTable(
      "report", key: "division file",
      """
      name original text_hash title year commitments findings person kept_at adopted_by adopted_at
      """),
    TransferTable(
      "report_correction", key: "division file number",
      "person at origin body taken_back_by taken_back_at"),
    TransferTable("secret", key: "division id", "matter field cipher created_at"),
    TransferTable("message", key: "division person id", "at title body is_urgent is_read"),
    TransferTable("message_choice", key: "division person", "mail by_robot"),
    TransferTable("outbox", key: "division at matter number"),
    TransferTable(
      "webhook", key: "division id",
      "name address format topics secret is_on delivered last_at"),
    TransferTable(
      "delivery", key: "division id",
      "way receiver body made_at due_at tries is_dead fault"),
    TransferTable("filter", key: "division person name", "ledger body names"),
    TransferTable("list_columns", key: "division person ledger", "names"),
    TransferTable("table_mapping", key: "division ledger signature", "person at body"),
    TransferTable("table_draft", key: "division person ledger", "at body"),
    TransferTable("audit", key: "division id", "at person event detail address code"),
  ]
}

/// One value of an export: a number, a text, null, or bytes as `{"b": "base64"}`.
struct TransferValue: Codable {
  var value: SQLValue

  private enum Key: String, CodingKey { case bytes = "b" }

  init(_ value: SQLValue) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    if let bytes = try? decoder.container(keyedBy: Key.self).decode(Base64.self, forKey: .bytes) {
      value = .blob(bytes.bytes)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let number = try? container.decode(Int64.self) {
      value = .integer(number)
    } else {
      value = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    if case .blob(let bytes) = value {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(Base64(bytes: bytes), forKey: .bytes)
      return
    }
    var container = encoder.singleValueContainer()
    switch value {
    case .integer(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .null, .blob: try container.encodeNil()
    }
  }
}
