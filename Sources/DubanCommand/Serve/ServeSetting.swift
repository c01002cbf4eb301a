import DubanWeb

/// A setting of the server by its one name, the key in the file (设置项); its flag and its variable follow
/// from it, so that all three ways know the same settings.
enum ServeSetting: String, CaseIterable {
  case host, port, tlsCert, tlsKey, basePath, trustedProxy, secondFactor, catalogue
  case webhookNetwork, mailServer, mailFrom, certificates, address
  case signInsPerMinute, tokenRequestsPerMinute, data, postgres, division

  enum Kind { case text, number, list }

  var kind: Kind {
    switch self {
    case .port, .signInsPerMinute, .tokenRequestsPerMinute: .number
    case .trustedProxy, .webhookNetwork: .list
    default: .text
    }
  }

  /// `tlsCert` as `tls`, `cert`.
  private var words: [String] {
    rawValue.reduce(into: [""]) { words, letter in
      if letter.isUppercase { words.append("") }
      words[words.count - 1] += letter.lowercased()
    }
  }

  var flag: String { "--" + words.joined(separator: "-") }
  var variable: String { "DUBAN_" + words.joined(separator: "_").uppercased() }

  /// What may stand in the file under its key.
  var shape: String {
    switch kind {
    case .text: "文字"
    case .number: "数字"
    case .list: "文字的列表"
    }
  }

  /// As it was typed as a flag; empty when it was not.
  func texts(in options: ServeOptions) -> [String] {
    let one: String? =
      switch self {
      case .trustedProxy, .webhookNetwork: nil
      case .host: options.host
      case .port: options.port.map(String.init)
      case .tlsCert: options.tlsCert
      case .tlsKey: options.tlsKey
      case .basePath: options.basePath
      case .secondFactor: options.secondFactor
      case .catalogue: options.catalogue
      case .mailServer: options.mailServer
      case .mailFrom: options.mailFrom
      case .certificates: options.certificates
      case .address: options.address
      case .signInsPerMinute: options.signInsPerMinute.map(String.init)
      case .tokenRequestsPerMinute: options.tokenRequestsPerMinute.map(String.init)
      case .data: options.data.data
      case .postgres: options.data.postgres
      case .division: options.data.division
      }
    if self == .trustedProxy { return options.trustedProxy }
    if self == .webhookNetwork { return options.webhookNetwork }
    return one.map { [$0] } ?? []
  }
}

/// A value of the settings' file.
enum SettingValue: Decodable {
  case text(String)
  case number(Int)
  case list([String])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let list = try? container.decode([String].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  /// `nil` when it is of another shape than the setting's.
  func texts(as kind: ServeSetting.Kind) -> [String]? {
    switch (kind, self) {
    case (.text, .text(let text)): [text]
    case (.number, .number(let number)): ["\(number)"]
    case (.list, .list(let texts)): texts
    default: nil
    }
  }
}

/// What was said of each setting, and where: by flag, else in the environment, else in the file.
struct ToldSettings {
  enum Source: String, Encodable {
    case flag, environment, file, standard

    var word: String {
      switch self {
      case .flag: "命令行"
      case .environment: "环境变量"
      case .file: "设置文件"
      case .standard: "默认"
      }
    }
  }

  private var said: [ServeSetting: (texts: [String], source: Source)] = [:]

  init(_ options: ServeOptions) throws {
    let file = try Self.file(options.config ?? Environment.value("DUBAN_CONFIG"))
    for setting in ServeSetting.allCases {
      let typed = setting.texts(in: options)
      if !typed.isEmpty {
        said[setting] = (typed, .flag)
      } else if let value = Environment.value(setting.variable) {
        let texts = setting.kind == .list ? value.split(separator: ",").map(String.init) : [value]
        said[setting] = (texts, .environment)
      } else if let texts = file[setting] {
        said[setting] = (texts, .file)
      }
    }
  }

  func texts(_ setting: ServeSetting) -> [String] { said[setting]?.texts ?? [] }

  func text(_ setting: ServeSetting) -> String? { texts(setting).first }

  func source(of setting: ServeSetting) -> Source { said[setting]?.source ?? .standard }

  func number(
    _ setting: ServeSetting, in range: ClosedRange<Int>, named name: String, like words: String
  ) throws(Failure) -> Int? {
    guard let text = text(setting) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Failure(status: .misused, message: "\(name)“\(text)”不对：请写 \(words)。")
    }
    return number
  }

  func blocks(
    _ setting: ServeSetting, named name: String, like example: String
  ) throws -> [AddressBlock] {
    try texts(setting).map { text in
      guard let block = AddressBlock(text) else {
        throw Failure(status: .misused, message: "\(name)“\(text)”不对：请写成 \(example)。")
      }
      return block
    }
  }

  /// A key that names no setting stops the start.
  private static func file(_ path: String?) throws -> [ServeSetting: [String]] {
    guard let path else { return [:] }
    let bytes = try InputFile.bytes(path, named: "设置文件")
    guard let all: [String: SettingValue] = try? JSONText.value(from: bytes) else {
      throw Failure(status: .badInput, message: "设置文件“\(path)”不是对的 JSON。")
    }
    var found: [ServeSetting: [String]] = [:]
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      guard let setting = ServeSetting(rawValue: key) else {
        throw Failure(status: .misused, message: "设置文件“\(path)”里有不认识的项“\(key)”，没有启动。")
      }
      guard let texts = value.texts(as: setting.kind) else {
        throw Failure(
          status: .badInput, message: "设置文件“\(path)”里“\(key)”的值不对：应为\(setting.shape)。")
      }
      found[setting] = texts
    }
    return found
  }
}

/// All settings as they would be in force, with where each was said and how it is written.
struct SettingsTable: Shown {
  struct Row: Encodable {
    var key: String
    var flag: String
    var variable: String
    var value: [String]
    var source: ToldSettings.Source
  }

  var settings: [Row]

  init(_ told: ToldSettings) {
    settings = ServeSetting.allCases.map { setting in
      Row(
        key: setting.rawValue, flag: setting.flag, variable: setting.variable,
        value: told.texts(setting).map(Self.shown), source: told.source(of: setting))
    }
  }

  /// Without the password of an address: `postgres://duban:…@host/duban`.
  private static func shown(_ text: String) -> String {
    guard let from = text.firstRange(of: "://"), let to = text.lastIndex(of: "@"),
      from.upperBound < to, let colon = text[from.upperBound..<to].firstIndex(of: ":")
    else { return text }
    return String(text[...colon]) + "…" + text[to...]
  }

  func text(columns: Int) -> String {
    var table = TextTable(columns: [
      .init("设置项"), .init("值", shrinks: true), .init("来处"), .init("命令行"),
      .init("环境变量"),
    ])
    table.rows = settings.map { row in
      [row.key, row.value.joined(separator: ","), row.source.word, row.flag, row.variable]
    }
    return table.text(columns: columns)
  }
}
