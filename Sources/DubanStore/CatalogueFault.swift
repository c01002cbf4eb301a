/// One thing wrong in a duty catalogue (职责目录), told to the person who edits the file.
public struct CatalogueFault: Hashable, Sendable {
  public var file: String
  /// Counted from 1; `nil` when no line is to blame (the file cannot be read).
  public var line: Int?
  /// Where in the file: `单位 › 区教育局 › 职责`. Empty at the top.
  public var key: String
  /// In Chinese: what is wrong and what was expected.
  public var problem: String

  public init(file: String, line: Int?, key: String, problem: String) {
    self.file = file
    self.line = line
    self.key = key
    self.problem = problem
  }
}

extension CatalogueFault: CustomStringConvertible {
  public var description: String {
    let place = line.map { "\(file) 第\($0)行" } ?? file
    return key.isEmpty ? "\(place)：\(problem)" : "\(place)，\(key)：\(problem)"
  }
}

/// A duty catalogue that cannot be used, with everything wrong in it at once.
public struct BadCatalogue: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of the lines, never empty.
  public var faults: [CatalogueFault]

  public init(faults: [CatalogueFault]) {
    self.faults = faults
  }

  public var description: String {
    faults.map(\.description).joined(separator: "\n")
  }
}
