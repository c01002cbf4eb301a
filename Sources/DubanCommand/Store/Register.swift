import Duban
import DubanWeb

/// Units, posts and people by the words that are typed for them.
extension Register {
  func unit(_ words: String) throws(Failure) -> UnitID {
    if let id = Int64(words).map({ UnitID($0) }), directory.units[id] != nil { return id }
    let found = directory.units.values.filter { $0.name == words }.map(\.id).sorted()
    if let only = found.first, found.count == 1 { return only }
    throw choose("单位", words, found.map { "\(name(of: $0))（\($0)）" }, like: near(words))
  }

  /// By id, by unit and name (`区教育局.联络员`), or by the name alone where only one post has it.
  func post(_ words: String) throws(Failure) -> PostID {
    if let id = Int64(words).map({ PostID($0) }), directory.posts[id] != nil { return id }
    let found = posts.filter { isCalled($0, words) }
    if let only = found.first, found.count == 1 { return only.id }
    throw choose("岗位", words, found.map { "\(title(of: $0.id))（\($0.id)）" })
  }

  func person(_ words: String) throws(Failure) -> PersonID {
    if let id = Int64(words).map({ PersonID($0) }), people.contains(where: { $0.id == id }) {
      return id
    }
    let found = people.filter { $0.name == words }.map(\.id)
    if let only = found.first, found.count == 1 { return only }
    throw choose("人员", words, found.map { "\(name(of: $0))（\($0)）" })
  }

  /// Reads `人员` and `人员@岗位`; the post may be left out by who holds one only.
  func actor(_ words: String) throws(Failure) -> Actor {
    let parts = words.split(separator: "@", maxSplits: 1).map(String.init)
    guard let name = parts.first else { throw choose("人员", words, []) }
    let holder = try person(name)
    let held = directory.holdings.filter { $0.person == holder && $0.covers(today) }
      .compactMap { directory.posts[$0.post] }
    let meant = parts.count > 1 ? held.filter { isCalled($0, parts[1]) } : held
    if let only = meant.first, meant.count == 1 {
      return Actor(person: holder, post: only.id, unit: only.unit)
    }
    throw unclear(name, held, parts.count > 1 ? parts[1] : nil)
  }

  private var posts: [Post] { directory.posts.values.sorted { $0.id < $1.id } }

  private func isCalled(_ post: Post, _ words: String) -> Bool {
    if Int64(words) == post.id.rawValue || post.name == words || post.function.word == words {
      return true
    }
    let unit = name(of: post.unit)
    return ["\(unit).\(post.name)", unit + post.name, "\(unit).\(post.function.word)", unit]
      .contains(words)
  }

  private func unclear(_ name: String, _ held: [Post], _ wanted: String?) -> Failure {
    guard !held.isEmpty else {
      return Failure(
        status: .refused, message: "\(name)在\(today)没有任职。请核对人员和 --at。", code: "not-in-post")
    }
    let titles = held.map { title(of: $0.id) }.joined(separator: "、")
    let message =
      wanted.map { "\(name)没有担任“\($0)”。现任：\(titles)。" }
      ?? "\(name)担任多个岗位（\(titles)），请写成 \(name)@岗位。"
    return Failure(
      status: wanted == nil ? .misused : .refused, message: message, code: "not-in-post")
  }

  private func choose(
    _ noun: String, _ words: String, _ found: [String], like near: [String] = []
  ) -> Failure {
    if found.count > 1 {
      return Failure(
        status: .misused,
        message: "“\(words)”有多个：\(found.joined(separator: "、"))。请改用编号。")
    }
    let hint = near.isEmpty ? "请核对名称，或用编号。" : "是不是\(near.joined(separator: "、"))？"
    return Failure(status: .noInput, message: "没有\(noun)“\(words)”。\(hint)", code: "unknown")
  }

  /// At most three units whose names hold these words.
  private func near(_ words: String) -> [String] {
    guard words.count > 1 else { return [] }
    let names = directory.units.values.map(\.name).filter { $0.contains(words) }.sorted()
    return Array(names.prefix(3))
  }
}
