internal import Duban
internal import DubanStore

/// Where units, posts and people are registered and changed (机构名册).
enum Registering: Hashable, Sendable {
  case newUnit
  case unit(UnitID)
  case newPost(UnitID)
  case post(PostID)
  case newPerson
  case person(PersonID)

  static let fixed: [Registering] = [.newUnit, .newPerson]

  static let templates: [(String, Registering)] = [
    ("/units/{unit}", .unit(UnitID(1))), ("/units/{unit}/posts", .newPost(UnitID(1))),
    ("/posts/{post}", .post(PostID(1))), ("/people/{person}", .person(PersonID(1))),
  ]

  var path: String {
    switch self {
    case .newUnit: "/units/new"
    case .unit(let id): "/units/\(id)"
    case .newPost(let id): "/units/\(id)/posts"
    case .post(let id): "/posts/\(id)"
    case .newPerson: "/people/new"
    case .person(let id): "/people/\(id)"
    }
  }

  /// The addresses with a part that varies.
  init?(parts: [String]) {
    guard 2...3 ~= parts.count, let id = Route.number(parts[1]) else { return nil }
    switch (parts[0], parts.dropFirst(2).first) {
    case ("units", nil): self = .unit(UnitID(id))
    case ("units", "posts"): self = .newPost(UnitID(id))
    case ("posts", nil): self = .post(PostID(id))
    case ("people", nil): self = .person(PersonID(id))
    default: return nil
    }
  }

  var word: String {
    switch self {
    case .newUnit: "登记单位"
    case .unit: "单位"
    case .newPost: "登记岗位"
    case .post: "岗位"
    case .newPerson: "登记人员"
    case .person: "人员"
    }
  }

  var model: any PageModel.Type {
    switch self {
    case .newUnit, .unit: UnitPage.self
    case .newPost, .post: PostPage.self
    case .newPerson, .person: PersonPage.self
    }
  }

  var posting: Operation {
    Operation(summary: word, fields: fields + [.ownPassword], answer: .page(model))
  }

  private var fields: [Operation.Parameter] {
    switch self {
    case .newUnit, .unit:
      [
        .choice("what", ["end"]), .choice("isSure", ["1"]), .text("name", max: 40),
        .choice("kind", UnitKind.allCases.map(\.rawValue)), .number("parent"),
        .number("member", isMany: true),
      ]
    case .newPost, .post:
      [
        .choice("function", Function.allCases.map(\.rawValue)), .text("name", max: 20),
        .text("telephone", max: 30),
      ]
    case .newPerson: [.text("name", max: 20), .number("post"), .date("from")]
    case .person:
      [.choice("what", ["leave"]), .text("name", max: 20), .number("post"), .date("last")]
    }
  }
}

extension Visit {
  func registering(_ part: Registering) async throws -> Reply {
    switch part {
    case .newUnit: try await unit(nil)
    case .unit(let id): try await unit(id)
    case .newPost(let unit): try await post(nil, in: unit)
    case .post(let id):
      try await post(id, in: directory.posts[id].map(\.unit).orNotFound)
    case .newPerson: try await newPerson()
    case .person(let id): try await person(id)
    }
  }

  /// Makes a change in the name of who is signed in.
  func make(_ change: DirectoryChange) async throws -> Int64 {
    try await house.accounts.make(
      change, by: try someone.person, from: address, at: at
    ).id
  }
}

extension Optional {
  /// What an address names.
  var orNotFound: Wrapped {
    get throws {
      guard let self else { throw Stop.notFound }
      return self
    }
  }
}
