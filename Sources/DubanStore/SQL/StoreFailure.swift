/// The database cannot do what it was asked: a failure of the store, not a refusal of the kernel.
public struct StoreFailure: Error, Hashable, Sendable {
  /// What is wrong; the raw value is the stable code for logs and JSON.
  public enum Kind: String, CaseIterable, Sendable {
    case diskFull = "disk-full"
    case readOnly = "read-only"
    case locked = "locked"
    case newerVersion = "newer-version"
    case corrupt = "corrupt"
    case unreachable = "unreachable"
    case constraint = "constraint"
    case conflict = "conflict"
    case closed = "closed"
    case other = "other"
  }

  public var kind: Kind
  /// The engine's own code: an extended result code of SQLite or an SQLSTATE. For the log.
  public var engineCode: String
  /// The engine's own words, which may quote values. For the log, never for a page.
  public var detail: String

  public init(_ kind: Kind, engineCode: String = "", detail: String = "") {
    self.kind = kind
    self.engineCode = engineCode
    self.detail = detail
  }

  /// The stable code of its kind.
  public var code: String { kind.rawValue }

  /// A sentence for the person in Chinese: what is wrong and what to do next.
  public var sentence: String {
    switch kind {
    case .diskFull: "数据库所在磁盘已满，本次未保存。请联系系统管理员清理磁盘，之后再办一次。"
    case .readOnly: "数据库当前只能读、不能写，本次未保存。请联系系统管理员检查文件权限或主备状态。"
    case .locked: "数据库正被另一程序占用，本次未保存。请稍后再试；若仍不行，请联系系统管理员。"
    case .newerVersion: "数据库是由更新版本的程序建立的，本程序不能打开。请先升级程序。"
    case .corrupt: "数据库文件已损坏或不是本系统的数据库。请停止使用，联系系统管理员从备份恢复。"
    case .unreachable: "连不上数据库。请稍后再试；若仍不行，请系统管理员检查数据库服务、路径和权限。"
    case .constraint: "要保存的内容与已有数据不符，本次未保存。请刷新页面后再试。"
    case .conflict: "多人同时办理同一事项，本次未保存。请刷新页面后再办一次。"
    case .closed: "系统正在停止，本次未保存。请在系统重新启动后再办一次。"
    case .other: "数据库出错，本次未保存。请稍后再试；若仍不行，请联系系统管理员查看日志。"
    }
  }
}

extension StoreFailure: CustomStringConvertible {
  /// For the log: code and the engine's own words.
  public var description: String {
    [code, engineCode, detail].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
