internal import Duban

/// Portfolios as the office writes them: a line for each leader, with the deputy director who assists and
/// the units. `孟连舟（协管 罗知远）：区住建局、区水务局`.
struct PortfolioText {
  let register: Register
  /// From which they hold.
  let from: Day

  private static let separators = "、，,；; "

  /// Those of a day, one line for each leader and coordinator.
  func text(of portfolios: [Portfolio]) -> String {
    let pairs = Dictionary(grouping: portfolios) { [$0.leader, $0.coordinator] }
    return pairs.sorted { ($0.key[0] ?? PostID(0)) < ($1.key[0] ?? PostID(0)) }
      .compactMap { key, those in
        guard let leader = key[0] else { return nil }
        let beside = key[1].map { "（协管 \(word(for: $0))）" } ?? ""
        let units = those.map(\.unit).sorted().map(register.name(of:)).joined(separator: "、")
        return "\(word(for: leader))\(beside)：\(units)"
      }.joined(separator: "\n")
  }

  /// The name of who holds a post alone, else its title.
  private func word(for post: PostID) -> String {
    let holders = register.directory.holders(of: post, on: from)
    guard holders.count == 1, let name = holders.first.map(register.name(of:)),
      candidates(name, leads: true).count + candidates(name, leads: false).count == 1
    else { return register.title(of: post) }
    return name
  }

  /// - Throws: what is wrong, with the number of its line.
  func portfolios(in text: String) throws(WrongInput) -> [Portfolio] {
    var found: [Portfolio] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      do throws(WrongInput) {
        for portfolio in try self.line(String(line)) {
          if found.contains(where: { $0.unit == portfolio.unit }) {
            throw WrongInput("“\(register.name(of: portfolio.unit))”写了两次，请只归一位领导。")
          }
          found.append(portfolio)
        }
      } catch {
        throw WrongInput("第 \(index + 1) 行：\(error.sentence)")
      }
    }
    return found
  }

  private func line(_ line: String) throws(WrongInput) -> [Portfolio] {
    let (words, units) = try split(line)
    var head = words
    var coordinator: PostID?
    if let open = words.firstIndex(where: { "（(".contains($0) }) {
      let name = words[open...].dropFirst().filter { !"）):：".contains($0) }.trimmed
      coordinator = try post(
        (name.hasPrefix("协管") ? String(name.dropFirst(2)) : name).trimmed, leads: false)
      head = String(words[..<open])
    }
    let leader = try post(head.trimmed, leads: true)
    var found: [Portfolio] = []
    for name in units {
      guard let unit = register.directory.unit(named: name) else {
        throw WrongInput("没有名为“\(name)”的单位，请照单位名册填写。")
      }
      found += register.directory.expanding(unit).map {
        Portfolio(leader: leader, coordinator: coordinator, unit: $0, from: from)
      }
    }
    return found
  }

  /// The colon that ends the names is the first outside the brackets.
  private func split(_ line: String) throws(WrongInput) -> (head: String, units: [String]) {
    let start = line.firstIndex { "）)".contains($0) } ?? line.startIndex
    guard let colon = line[start...].firstIndex(where: { "：:".contains($0) }) else {
      throw WrongInput("没有冒号，请写成 领导姓名（协管 姓名）：单位、单位。")
    }
    let units = line[colon...].dropFirst().split { Self.separators.contains($0) || $0 == "。" }
      .map(\.trimmed).filter { !$0.isEmpty }
    guard !units.isEmpty else { throw WrongInput("冒号后面没有单位，请写明分管的单位。") }
    return (String(line[..<colon]), units)
  }

  private func post(_ words: String, leads: Bool) throws(WrongInput) -> PostID {
    let role = leads ? "责任领导" : "协管责任人"
    guard !words.isEmpty else { throw WrongInput("没有写\(role)的姓名。") }
    let found = candidates(words, leads: leads)
    guard let post = found.first else {
      throw WrongInput("\(from) 没有名为“\(words)”的\(role)，请核对姓名；空缺的写岗位全称。")
    }
    guard found.count == 1 else {
      let titles = found.map(register.title(of:)).joined(separator: "、")
      throw WrongInput("“\(words)”不止一个岗位（\(titles)），请写岗位全称。")
    }
    return post
  }

  private func candidates(_ words: String, leads: Bool) -> [PostID] {
    let functions: Set<Function> = leads ? [.leader, .head] : [.coordinator]
    return register.directory.posts.values.filter { post in
      functions.contains(post.function)
        && (register.title(of: post.id) == words
          || register.directory.holders(of: post.id, on: from)
            .contains { register.name(of: $0) == words })
    }.map(\.id).sorted()
  }
}
