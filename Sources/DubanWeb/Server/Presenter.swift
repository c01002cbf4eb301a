internal import Duban
internal import DubanHTML
internal import DubanStore
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Turns a reply into a response, with the headers that every answer has.
struct Presenter {
  let visit: Visit

  init(_ visit: Visit) {
    self.visit = visit
  }

  func response(_ reply: Reply) throws -> Response {
    switch reply {
    case .page(let model, let status):
      if visit.isForPrograms { return try told(model, status) }
      var visit = visit
      visit.marking = model.marking
      let bytes = model.page(for: visit).render()
      return Self.answer(
        status, bytes, type: "text/html; charset=utf-8", visit.house.settings)
    case .seeOther(let address): return redirect(address)
    case .cookie(let token, let address):
      var response = redirect(address)
      response.headers[.setCookie] = Cookies.header(token, visit.house.settings)
      return response
    case .welcome(let token, let model):
      var response = try response(.page(model))
      response.headers[.setCookie] = Cookies.header(token, visit.house.settings)
      return response
    case .file(let bytes, let type, let name, let keeps):
      var response = Self.answer(200, bytes, type: type, visit.house.settings)
      if keeps { response.headers[.cacheControl] = "public, max-age=31536000, immutable" }
      if let name {
        response.headers[.contentDisposition] =
          "attachment; filename*=UTF-8''\(Values.encoded(name))"
      }
      return response
    }
  }

  /// A page that asks again says to programs only why.
  private func told(_ model: any PageModel, _ status: Int) throws -> Response {
    guard status >= 400 else { return try json(model, status) }
    let problem = ProblemDetails(
      title: model.problem ?? "没有办成，请检查所填内容。", status: status, code: "wrong-input")
    return try Self.json(
      problem, status, visit.house.settings, type: "application/problem+json")
  }

  /// Nothing is sent again to who has it already.
  private func json(_ model: any PageModel, _ status: Int) throws -> Response {
    var response = try Self.json(model, status, visit.house.settings)
    if visit.method == .get, let known = visit.known, response.headers[.eTag] == known {
      response.status = .notModified
      response.body = .init()
      response.headers[.contentLength] = nil
    }
    return response
  }

  private func redirect(_ address: String) -> Response {
    var response = Self.answer(303, [], type: "text/plain; charset=utf-8", visit.house.settings)
    response.headers[.location] = address
    return response
  }

  static func json(
    _ model: any Encodable, _ status: Int, _ settings: WebSettings,
    type: String = "application/json"
  ) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = [UInt8](try encoder.encode(model))
    var response = answer(status, bytes, type: type, settings)
    if status == 200 {
      let tag = Digest.of(bytes, by: .sha256).hex.prefix(32)
      response.headers[.eTag] = "\"\(tag)\""
    }
    return response
  }

  static func answer(
    _ status: Int, _ bytes: [UInt8], type: String, _ settings: WebSettings
  ) -> Response {
    var headers: HTTPFields = [
      .contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
      .contentSecurityPolicy: policy,
    ]
    headers[.contentLength] = String(bytes.count)
    for (name, value) in [
      ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ] {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    if settings.isSecure { headers[.strictTransportSecurity] = "max-age=31536000" }
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers,
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// No inline script or style, no frame, nothing from elsewhere.
  static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; "
    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

/// A refusal or failure as programs read it (RFC 9457).
struct ProblemDetails: Codable {
  var type = "about:blank"
  var title: String
  var status: Int
  var code: String
  /// Leads to the line in the log.
  var incident: String?
}
