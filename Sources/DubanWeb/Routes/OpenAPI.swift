internal import Duban
internal import DubanHTML
internal import DubanStore
internal import Foundation

/// What the interface for programs offers, made from the routes themselves (OpenAPI 3.1).
enum OpenAPI {
  static let document: [UInt8] = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Text and whole numbers alone: nothing in it that JSON cannot say.
    return (try? encoder.encode(description)).map { [UInt8]($0) } ?? []
  }()

  /// Each address with a stand-in for every part that varies.
  static var templates: [(path: String, route: Route)] {
    let id = MatterID(1)
    let file = EvidenceHash(rawValue: String(repeating: "0", count: 64))
    let reports = file.map { file in
      [("/reports/{file}", Route.report(file)), ("/reports/{file}/adoption", .adoption(file))]
        + [
          ("/reports/{file}/commitments/{commitment}", .commitment(file, "c1-1")),
          ("/reports/{file}/sentences/{sentence}", .sentence(file, 1)),
        ]
        + ReportPart.allCases.map { ("/reports/{file}/\($0.rawValue)", .reportPart(file, $0)) }
    }
    let evidence = file.map { [("/matters/{matter}/evidence/{file}", Route.evidence(id, $0))] }
    let fixed = (reports ?? []) + (evidence ?? []) + Route.fixed.map { ($0.path, $0) }
    let acts = Act.allCases.filter { $0.resource != nil }.map { act in
      ("/matters/{matter}/\(act.resource ?? "")", Route.act(id, act))
    }
    let parts =
      Supervising.templates.map { ($0.0, Route.supervising($0.1)) }
      + Registering.templates.map { ($0.0, Route.registering($0.1)) }
    return fixed + acts + parts + [
      ("/static/{name}", .asset(StaticFile.workplace.name)),
      ("/ledgers/{ledger}", .ledger("report-task")),
      ("/workflows/{ledger}", .workflow("report-task")),
      ("/ledgers/{ledger}/export", .ledgerExport("report-task")),
      ("/matters/{matter}", .matter(id)),
      ("/progress/{work}", .work("w1")), ("/accounts/{person}", .account(PersonID(1))),
    ]
  }

  static let description: JSON = {
    let book = SchemaBook()
    var paths: [String: JSON] = [:]
    for (path, route) in templates {
      var item: [String: JSON] = [:]
      for method in route.methods {
        let maker = OperationText(path: path, route: route, method: method, book: book)
        item[method.rawValue.lowercased()] = maker.json
      }
      paths[path] = .object(item)
    }
    let problem = book.schema(of: ProblemDetails.self)
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Duban 督办", "version": "1",
        "description": "Pages and this interface are one: the answer is the page's model.",
      ],
      "servers": [["url": .text(Knock.interface)]], "paths": .object(paths),
      "components": [
        "schemas": .object(book.schemas),
        "responses": [
          "Problem": [
            "description": "Why not, and what to do next (RFC 9457)",
            "content": ["application/problem+json": ["schema": problem]],
          ]
        ],
        "securitySchemes": [
          "token": [
            "type": "http", "scheme": "bearer",
            "description": "访问令牌: made on one's own page, with scopes and an end",
          ],
          "session": ["type": "apiKey", "in": "cookie", "name": "duban"],
        ],
      ],
    ]
  }()
}

/// One operation as OpenAPI says it.
private struct OperationText {
  let path: String
  let route: Route
  let method: Route.Method
  let book: SchemaBook

  private var operation: Operation { route.operation(method) }

  var json: JSON {
    let operation = operation
    var text: JSON = [
      "operationId": .text("\(method.rawValue.lowercased())\(path)"),
      "summary": .text(operation.summary), "x-right": .text(route.right.rawValue),
      "parameters": .list(parameters(operation)), "security": .list(security),
      "responses": responses(operation),
    ]
    if method == .post { text = text.with(["requestBody": body(operation)]) }
    return text
  }

  private var security: [JSON] {
    if route.right == .anybody { return [] }
    let scopes = TokenScope.allCases.filter { $0.covers(route, method) }
    return (scopes.isEmpty ? [] : [["token": .list(scopes.map { .text($0.rawValue) })]])
      + [["session": []]]
  }

  private func parameters(_ operation: Operation) -> [JSON] {
    let names = path.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }
    let inPath: [JSON] = names.map { name in
      ["name": .text(String(name)), "in": "path", "required": true, "schema": Self.part(name)]
    }
    let inQuery: [JSON] = operation.query.map { parameter in
      [
        "name": .text(parameter.name), "in": "query", "required": .bool(parameter.isRequired),
        "schema": parameter.schema,
      ]
    }
    let key: JSON = [
      "name": "Idempotency-Key", "in": "header", "required": false,
      "schema": ["type": "string", "minLength": 1, "maxLength": 100],
    ]
    let known: JSON = [
      "name": "If-None-Match", "in": "header", "required": false, "schema": ["type": "string"],
    ]
    let inHead: [JSON] =
      switch (route, method, operation.answer) {
      case (.act, .post, _): [key]
      case (_, .get, .page): [known]
      default: []
      }
    return inPath + inQuery + inHead
  }

  private static func part(_ name: Substring) -> JSON {
    switch name {
    case "matter", "person", "unit", "post", "webhook", "token":
      ["type": "integer", "format": "int64", "minimum": 1]
    case "file": ["type": "string", "pattern": "^[0-9a-f]{64}$"]
    default: ["type": "string", "pattern": "^[0-9a-z_.-]+$"]
    }
  }

  private func body(_ operation: Operation) -> JSON {
    var properties: [String: JSON] = [:]
    for field in operation.fields { properties[field.name] = field.schema }
    var schema: JSON = ["type": "object", "properties": .object(properties)]
    let required = operation.fields.filter(\.isRequired)
    if !required.isEmpty {
      schema = schema.with(["required": .list(required.map { .text($0.name) })])
    }
    var content: [String: JSON] = [:]
    if operation.files.isEmpty || route.isAct {
      content["application/json"] = ["schema": schema]
      content["application/x-www-form-urlencoded"] = ["schema": schema]
    }
    if !operation.files.isEmpty {
      for name in operation.files { properties[name] = ["type": "string", "format": "binary"] }
      content["multipart/form-data"] = ["schema": schema.with(["properties": .object(properties)])]
    }
    return ["required": .bool(!required.isEmpty), "content": .object(content)]
  }

  private func responses(_ operation: Operation) -> JSON {
    let problem: JSON = ["$ref": "#/components/responses/Problem"]
    switch operation.answer {
    case .page(let model):
      let done: JSON = [
        "description": .text(operation.summary),
        "headers": ["ETag": ["schema": ["type": "string"]]],
        "content": ["application/json": ["schema": book.schema(of: model)]],
      ]
      var answers: [String: JSON] = ["200": done, "default": problem]
      if method == .get { answers["304"] = ["description": "As known already"] }
      if route.mayLeadOn(method) { answers["303"] = Self.elsewhere }
      return .object(answers)
    case .seeOther: return ["303": Self.elsewhere, "default": problem]
    case .file(let type):
      return [
        "200": [
          "description": .text(operation.summary),
          "content": .object([
            type: ["schema": type == "application/json" ? ["type": "object"] : ["type": "string"]]
          ]),
        ], "default": problem,
      ]
    }
  }

  private static let elsewhere: JSON = [
    "description": "Done; Location leads to what was made or changed",
    "headers": ["Location": ["schema": ["type": "string"]]],
  ]
}

extension Route {
  fileprivate var isAct: Bool {
    if case .act = self { true } else { false }
  }

  /// Answers some requests by leading on to another page.
  fileprivate func mayLeadOn(_ method: Method) -> Bool {
    switch self {
    case .account, .webhooks, .registering: method == .post
    case .signIn: method == .get
    default: false
    }
  }
}
