internal import Duban
internal import DubanHTML
internal import DubanStore
package import Hummingbird
internal import HTTPTypes
internal import Logging
internal import NIOCore

/// The context of a request: nothing but where it comes from.
package struct DoorContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  let remote: String?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remote = source.channel.remoteAddress?.ipAddress
  }
}

/// Where every request comes in: parsed, who asks found, the right asked for, answered, and told
/// apart what was refused, what failed and what is not there.
package struct FrontDoor: HTTPResponder {
  package typealias Context = DoorContext

  let house: Workplace

  package init(_ house: Workplace) {
    self.house = house
  }

  package func respond(
    to request: Hummingbird.Request, context: DoorContext
  ) async throws -> Response {
    let clock = ContinuousClock()
    let began = clock.now
    var knock = Knock(request, context, house)
    var response: Response
    // A crowd is no reason to take the server for dead.
    if knock.path == Route.health.path {
      response = await answer(&knock, request, context)
    } else if house.crowd.enter() {
      response = await answer(&knock, request, context)
      house.crowd.leave()
    } else {
      response = knock.turnAway()
    }
    if request.method == .head { response.body = .init() }
    let spent = began.duration(to: clock.now).components
    let microseconds = spent.seconds * 1_000_000 + spent.attoseconds / 1_000_000_000_000
    house.counters.count(response.status.code, microseconds: microseconds)
    // No query, no name, no form: what people write is not in the log.
    context.logger.info(
      "answered",
      metadata: [
        "method": "\(request.method.rawValue)", "path": "\(knock.shownPath)",
        "status": "\(response.status.code)", "us": "\(microseconds)",
      ])
    return response
  }

  private func answer(
    _ knock: inout Knock, _ request: Hummingbird.Request, _ context: DoorContext
  ) async -> Response {
    var visit: Visit?
    do {
      let route = try knock.route()
      visit = try await knock.visit(route)
      guard var present = visit else { throw Stop.notFound }
      if let home = present.homeInstead {
        return try Presenter(present).response(.seeOther(present.address(of: home)))
      }
      try knock.admit(present)
      if present.method == .post { try await knock.read(request, into: &present) }
      visit = present
      let key = house.settings.keepsPages ? present.keptKey : nil
      if let kept = key.flatMap(house.pages.find) { return kept }
      present.done = try await present.findDone()
      let response = try Presenter(present).response(try await present.reply())
      if let key { house.pages.keep(response, for: key) }
      return response
    } catch {
      if case Stop.signInFirst = error, let visit, knock.mayResend(visit) {
        return await knock.signInAgain(request, visit)
      }
      return knock.refuse(error, visit, context.logger)
    }
  }
}

/// One request on its way in.
struct Knock {
  let house: Workplace
  let at: Instant
  let method: Route.Method?
  let isForPrograms: Bool
  /// Without base path and the interface's prefix; `nil` when it lies outside our base path.
  let path: String?
  let query: Values
  let headers: HTTPFields
  let address: String
  let authority: String?

  static let interface = "/api/v1"

  init(_ request: Hummingbird.Request, _ context: DoorContext, _ house: Workplace) {
    self.house = house
    at = house.now()
    method = request.method == .head ? .get : Route.Method(rawValue: request.method.rawValue)
    query = Values(encoded: request.uri.query ?? "")
    headers = request.headers
    authority = request.head.authority
    let remote = context.remote ?? ""
    address = Knock.client(request.headers, remote, house.settings)
    var rest = Substring(request.uri.path)
    let base = house.settings.basePath
    let isOurs = base.isEmpty || rest == base || rest.hasPrefix(base + "/")
    if isOurs { rest = rest.dropFirst(base.count) }
    isForPrograms = rest.hasPrefix(Knock.interface + "/") || rest == Knock.interface
    if isForPrograms { rest = rest.dropFirst(Knock.interface.count) }
    path = isOurs ? (rest.isEmpty ? "/" : String(rest)) : nil
  }

  /// The last address that no trusted proxy stands behind.
  private static func client(
    _ headers: HTTPFields, _ remote: String, _ settings: WebSettings
  ) -> String {
    let trusts = { (address: String) in settings.trustedProxies.contains { $0.contains(address) } }
    guard trusts(remote), let name = HTTPField.Name("X-Forwarded-For"), let told = headers[name]
    else { return remote }
    let hops = told.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    return hops.last { !trusts($0) } ?? remote
  }

  var shownPath: String { path.flatMap { Route(path: $0)?.path } ?? "?" }

  func route() throws(Stop) -> Route {
    guard let path, let route = Route(path: path) else { throw .notFound }
    guard let method, route.methods.contains(method) else { throw .wrongMethod }
    return route
  }

  func visit(_ route: Route) async throws -> Visit {
    let isPlain = [.health, .metrics, .openAPI].contains(route) || route.isAsset
    let revision = house.store.engine.revision
    let reference = isPlain ? nil : try await house.store.reference()
    let register =
      reference.map { Register($0, today: at.day) }
      ?? Register(
        directory: Directory(units: [], posts: [], holdings: []), people: [], today: at.day)
    let viewer = isPlain ? nil : try await self.viewer(of: route, register)
    let key = HTTPField.Name("Idempotency-Key").flatMap { headers[$0] }
    return Visit(
      house: house, route: route, method: method ?? .get, isForPrograms: isForPrograms,
      query: query, key: key, known: headers[.ifNoneMatch], address: address, at: at,
      revision: revision, reference: reference, register: register, viewer: viewer)
  }

  /// The right is asked for before anything else is looked at.
  func admit(_ visit: Visit) throws(Stop) {
    let right = visit.route.right
    if right == .anybody { return }
    guard let viewer = visit.viewer else { throw .signInFirst }
    guard viewer.may(right), visit.method == .get || viewer.maySend(to: visit.route) else {
      throw .forbidden
    }
    if let scopes = viewer.scopes,
      !scopes.contains(where: { $0.covers(visit.route, visit.method) })
    {
      throw .outOfScope
    }
  }

  func read(_ request: Hummingbird.Request, into visit: inout Visit) async throws {
    let type = headers[.contentType] ?? ""
    let hasFiles = type.lowercased().hasPrefix("multipart/form-data")
    let settings = house.settings
    let most = hasFiles && visit.viewer != nil ? settings.uploadBytesMax : settings.formBytesMax
    let body: [UInt8]
    do {
      body = try await Array(buffer: request.body.collect(upTo: most))
    } catch is NIOTooManyBytesError {
      throw Stop.tooLarge
    }
    if hasFiles {
      guard let parts = Multipart(body, contentType: type) else {
        throw Stop.badRequest("上传的内容不完整，请重新选择文件后再交。")
      }
      (visit.form, visit.files) = (parts.values, parts.files)
    } else if isForPrograms, type.lowercased().hasPrefix("application/json") {
      visit.form = try Values(json: body)
    } else {
      visit.form = Values(encoded: String(decoding: body, as: UTF8.self))
    }
    try checkOrigin(of: visit)
  }

  /// A form of ours names the session's proof, and comes from our own address.
  ///
  /// What shows a token needs no proof: no browser sends one along by itself.
  private func checkOrigin(of visit: Visit) throws(Stop) {
    if visit.viewer?.scopes != nil { return }
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = headers[name],
      !["same-origin", "none"].contains(site)
    {
      throw .foreignForm
    }
    if let origin = headers[.origin], let authority,
      origin.split(separator: "/").last.map(String.init) != authority
    {
      throw .foreignForm
    }
    guard let viewer = visit.viewer else { return }
    guard visit.form["csrf"] == viewer.session.csrf else { throw .foreignForm }
  }
}
