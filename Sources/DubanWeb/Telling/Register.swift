package import Duban
package import DubanStore

/// Units, posts and people by their names, on a day.
package struct Register: Sendable {
  package let directory: Directory
  package let people: [Person]
  private let names: [PersonID: String]
  package let today: Day

  package init(directory: Directory, people: [Person], today: Day) {
    self.directory = directory
    self.people = people
    self.today = today
    names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// As the store keeps it, so that nothing is gathered anew for each request.
  package init(_ reference: Reference, today: Day) {
    directory = reference.directory
    people = reference.people
    names = reference.names
    self.today = today
  }
}

extension Register {
  package func name(of unit: UnitID) -> String { directory.units[unit]?.name ?? "单位\(unit)" }

  package func name(of person: PersonID) -> String {
    names[person] ?? "人员\(person)"
  }

  /// 区教育局联络员.
  package func title(of post: PostID) -> String {
    directory.posts[post].map { name(of: $0.unit) + $0.name } ?? "岗位\(post)"
  }

  /// Who holds a post today: 张三, or 空缺.
  package func holders(of post: PostID) -> String {
    let names = directory.holders(of: post, on: today).map(name)
    return names.isEmpty ? "空缺" : names.joined(separator: "、")
  }

  /// 区教育局联络员 张三, or 系统.
  package func name(of actor: Actor) -> String {
    guard let person = actor.person else { return "系统" }
    let title = actor.post.map(title) ?? actor.unit.map { name(of: $0) } ?? ""
    return title.isEmpty ? name(of: person) : "\(title) \(name(of: person))"
  }
}
