internal import Duban
internal import Glibc

/// How far the audit log had come, kept beside the keys and outside the database (日志锚点): the last
/// line's number and code under a code of its own. Whoever cuts lines off the end of the log cannot
/// set it back.
///
/// It is one small record that is written over in its place, after the commit of each line: it may be
/// behind the log by the last moments before a crash, and is never ahead of it. Several processes on
/// one folder take turns by a lock on the file; those on other machines keep an anchor each, of which
/// each holds by itself.
struct AuditAnchor: Sendable {
  struct Mark: Hashable, Sendable {
    var line: Int64
    var code: [UInt8]
  }

  enum State: Hashable, Sendable {
    /// Nothing was written yet, or nothing can be.
    case none
    case damaged
    case mark(Mark)
  }

  let path: String
  private let division: String
  private let cipher: PersonalCipher

  init(_ keys: KeyRing, division: String) {
    path = Self.path(inKeys: keys.folder, division: division)
    self.division = division
    cipher = keys.personalCipher
  }

  static func path(inKeys folder: String, division: String) -> String {
    "\(folder)/audit-\(division).anchor"
  }

  /// Three words fit well within it.
  private static let byteCountMax = 512

  func read() -> State {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT ? .none : .damaged }
    defer { close(file) }
    return state(of: file)
  }

  /// Moves it on, unless it is no longer where it was or would move back.
  ///
  /// - Returns: whether nothing is left to be done; false when another moved it in between.
  func move(from old: State, to mark: Mark) -> Bool {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // The check tells how far it reaches.
    guard file >= 0 else { return true }
    defer { close(file) }
    guard flock(file, LOCK_EX) == 0 else { return true }
    let present = state(of: file)
    guard present == old else { return false }
    if case .mark(let before) = present, before.line >= mark.line { return true }
    let text = Array(words(of: mark).utf8)
    _ = pwrite(file, text, text.count, 0)
    return true
  }

  private func state(of file: Int32) -> State {
    var bytes = [UInt8](repeating: 0, count: Self.byteCountMax)
    let count = pread(file, &bytes, bytes.count, 0)
    if count == 0 { return .none }
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let parts = text.prefix { $0 != "\n" }.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let line = Int64(parts[0].drop { $0 == "0" }),
      let code = Hex.bytes(String(parts[1]))
    else { return .damaged }
    let mark = Mark(line: line, code: code)
    return words(of: mark) == text ? .mark(mark) : .damaged
  }

  /// Always of one length, so that no end of an older record is left behind it.
  private func words(of mark: Mark) -> String {
    let digits = String(mark.line)
    let number = String(repeating: "0", count: 19 - digits.count) + digits
    let code = Hex.text(mark.code)
    let proof = cipher.code(of: Array("audit anchor \(division) \(number) \(code)".utf8))
    return "\(number) \(code) \(Hex.text(proof.bytes))\n"
  }
}

extension Accounts {
  var anchor: AuditAnchor { AuditAnchor(store.keys, division: store.division) }

  /// Writes what leaves a line in the log; once it stands, the anchor moves on.
  @discardableResult
  func recording<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    let value = try await store.engine.write(body)
    // The line stands, whatever becomes of the anchor: the next one moves it further.
    try? await moveAnchor()
    return value
  }

  /// It never leaves a line that is no longer in the log: a cut would be forgotten.
  private func moveAnchor() async throws {
    let anchor = anchor
    var isDone = false
    while !isDone {
      let old = anchor.read()
      let last = try await mark(where: "TRUE", [])
      guard let last else { return }
      if case .mark(let kept) = old {
        let present = try await mark(where: "id = ?2", [.integer(kept.line)])
        guard present == kept else { return }
      }
      isDone = anchor.move(from: old, to: last)
    }
  }

  private func mark(
    where condition: String, _ arguments: [SQLValue]
  ) async throws -> AuditAnchor.Mark? {
    try await store.engine.read { session in
      try session.first(
        """
        SELECT id, code FROM audit WHERE division = ?1 AND \(condition) ORDER BY id DESC LIMIT 1
        """, [self.here] + arguments
      ).map { row in AuditAnchor.Mark(line: row.integer(0), code: Self.code(in: row, 1)) }
    }
  }

  /// Of a line from before there were codes: zeros.
  static func code(in row: SQLRow, _ column: Int) -> [UInt8] {
    row.optionalBlob(column) ?? [UInt8](repeating: 0, count: 32)
  }
}
