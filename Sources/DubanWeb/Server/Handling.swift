internal import Duban
internal import DubanHTML
internal import DubanStore

extension Visit {
  /// Every route has its handler; the right was asked for before.
  func reply() async throws -> Reply {
    if let viewer, viewer.account.mustChange, ![.password, .signOut].contains(route) {
      if isForPrograms { throw Stop.refused("请先在浏览器中修改首次口令。", code: "must-change") }
      return .seeOther(address(of: .password))
    }
    if try owesCode, ![.password, .oneTimeCode, .signOut].contains(route) {
      if isForPrograms { throw Stop.refused("请先在浏览器中设置动态口令。", code: "must-set-code") }
      return .seeOther(address(of: .oneTimeCode))
    }
    if let question = try await askPassword() { return question }
    return switch route {
    case .asset(let name): try asset(name)
    case .health: .file(Array("ok\n".utf8), type: "text/plain; charset=utf-8")
    case .ready: try await ready()
    case .metrics: await metrics()
    case .openAPI: .file(OpenAPI.document, type: "application/json")
    case .styles: stylesPage()
    case .signIn, .signOut, .password, .oneTimeCode, .post, .tokens, .messages: try await entrance()
    case .administration, .account, .newAccount, .webhooks, .workflow, .arranging, .registering:
      try await administer()
    default: try await work()
    }
  }

  /// Pages for everybody are shown before it too.
  var owesCode: Bool {
    get throws {
      guard let viewer, route.right != .anybody, let reference else { return false }
      return viewer.owesCode(house.settings, reference.current)
    }
  }

  private func asset(_ name: String) throws -> Reply {
    guard let file = StaticFile.all.first(where: { $0.name == name }) else { throw Stop.notFound }
    return .file(Array(file.text.utf8), type: file.type, keeps: true)
  }

  private func entrance() async throws -> Reply {
    switch route {
    case .signIn: method == .get ? signInPage() : try await signIn()
    case .signOut: try await signOut()
    case .password: method == .get ? try await passwordPage() : try await changePassword()
    case .oneTimeCode: method == .get ? try oneTimeCodePage() : try await setOneTimeCode()
    case .messages: method == .get ? try await messagesPage() : try await changeMessages()
    case .tokens: method == .get ? try await tokensPage() : try await changeTokens()
    default: try await choosePost()
    }
  }

  private func work() async throws -> Reply {
    switch route {
    case .desk(let list): try await desk(list)
    case .ledgers: try await ledgers()
    case .ledger(let id): try await ledger(id)
    case .ledgerExport(let id): try await patiently("导出台账") { try await $0.export(id) }
    case .ledgerImport(let id):
      method == .get
        ? try await ledgerImport(id)
        : try await patiently("导入表格") { try await $0.ledgerImport(id) }
    case .ledgerFailures(let id): try await ledgerFailures(id)
    case .matter(let id): .page(try await matter(id))
    case .act(let id, let act):
      method == .get ? try await actPage(act, on: id) : try await perform(act, on: id)
    case .evidence(let id, let hash): try await evidence(hash, of: id)
    case .thumbnail(let id, let hash): try await thumbnail(hash, of: id)
    case .reports: try await reports()
    case .report(let hash): try await report(hash)
    case .adoption(let hash): try await adoption(hash)
    case .reportFiles: try await patiently("读报告") { try await $0.keepReport() }
    case .work(let id): try longWork(id)
    case .reportPart(let hash, let part): try await part.reply(to: self, on: hash)
    case .commitment(let hash, let id): try await commitment(hash, id)
    case .sentence(let hash, let number): try await sentence(hash, number)
    case .cards: try await cards()
    case .analysis(let grouping): try await analysis(by: grouping)
    case .figure: try await figure()
    case .filters: try await saveFilter()
    case .wall: try await wall()
    case .returns: method == .get ? try await returns() : try await fillReturns()
    case .supervision: try await supervision()
    case .urging: try await urge()
    case .supervising(let part): try await supervise(part)
    case .calendarFeed: try await calendarFeed()
    case .constant(let bytes): try constantPage(bytes)
    default: throw Stop.notFound
    }
  }

  private func stylesPage() -> Reply {
    let theme = query["theme"].flatMap(Theme.init(rawValue:)) ?? .automatic
    let page = StylesPage(
      theme: theme, assets: Shell.Assets(house.settings), address: address(of: .styles))
    return .file(page.render(), type: "text/html; charset=utf-8")
  }

  /// Not there unless the settings ask for it.
  private func constantPage(_ bytes: Int) throws -> Reply {
    guard house.settings.hasConstantPage else { throw Stop.notFound }
    return .file(Array(repeating: 0x20, count: bytes), type: "text/html; charset=utf-8")
  }

  private func ready() async throws -> Reply {
    _ = try await store.isEmpty()
    return .file(Array("ready\n".utf8), type: "text/plain; charset=utf-8")
  }
}
