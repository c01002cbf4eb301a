internal import Duban
internal import DubanHTML

/// What the interface for programs offers, made from the routes themselves (OpenAPI 3.1).
enum OpenAPI {
  static let document: [UInt8] = Array(text.utf8)

  /// Each address with a stand-in for every part that varies.
  static var templates: [(path: String, route: Route)] {
    let id = MatterID(1)
    let file = EvidenceHash(rawValue: String(repeating: "0", count: 64))
    let reports = file.map {
      [("/reports/{file}", Route.report($0)), ("/reports/{file}/adoption", .adoption($0))]
    }
    let fixed = (reports ?? []) + Route.fixed.map { ($0.path, $0) }
    let acts = Act.allCases.filter { $0.resource != nil }.map { act in
      ("/matters/{matter}/\(act.resource ?? "")", Route.act(id, act))
    }
    return fixed + acts + [
      ("/static/{name}", .asset(StaticFile.workplace.name)),
      ("/ledgers/{ledger}", .ledger("report-task")),
      ("/ledgers/{ledger}/export", .ledgerExport("report-task")),
      ("/matters/{matter}", .matter(id)),
      ("/accounts/{person}", .account(PersonID(1))),
    ]
  }

  private static var text: String {
    let paths = templates.sorted { $0.path < $1.path }.map { path, route in
      let methods = route.methods.map { method in
        "\"\(method.rawValue.lowercased())\":\(operation(path, route, method))"
      }
      return "\"\(path)\":{\(methods.joined(separator: ","))}"
    }
    return """
      {"openapi":"3.1.0","info":{"title":"Duban 督办","version":"1"},\
      "servers":[{"url":"\(Knock.interface)"}],"paths":{\(paths.joined(separator: ","))},\
      "components":{"securitySchemes":{"session":\
      {"type":"apiKey","in":"cookie","name":"duban"}}}}
      """
  }

  private static func operation(_ path: String, _ route: Route, _ method: Route.Method) -> String {
    let names = path.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }
    let parameters = names.map {
      "{\"name\":\"\($0)\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}"
    }
    let open = route.right == .anybody ? "[]" : "[{\"session\":[]}]"
    return """
      {"operationId":"\(method.rawValue.lowercased())\(path)","x-right":"\(route.right.rawValue)",\
      "parameters":[\(parameters.joined(separator: ","))],"security":\(open),\
      "responses":{"200":{"description":"OK"},"default":{"description":"RFC 9457"}}}
      """
  }
}
