package import Duban
package import DubanStore

/// The house as every request finds it: the store, the accounts, settings and the clock.
package struct Workplace: Sendable {
  package var store: Store
  package var evidence: EvidenceStore
  package var accounts: Accounts
  /// 湖滨区.
  package var place: String
  package var settings: WebSettings
  package var now: @Sendable () -> Instant
  /// `nil` where no report can be read.
  package var reports: (any ReportDesk)?
  /// All text of a file, to look for marks of secrets in before it is kept.
  package var textOf: @Sendable ([UInt8], _ name: String) async -> String = { _, _ in "" }
  package let counters = Counters()
  let gate: RateGate
  let confirmations: Confirmations
  let crowd: Crowd
  let rows = RowMarkup()
  let pages = KeptPages()
  /// What was found to be somebody's to do.
  let duties = RecentlyUsed<DutyKey, MatterLine.ActLine?>(limit: 65_536)
  let thumbnails = Thumbnails()
  /// Outcomes of acts on many, for the page after each.
  let told = RecentlyUsed<ToldKey, any Sendable>(limit: 1_024)
  /// What takes long, by its id: the last few, with what they came to.
  let works = RecentlyUsed<String, LongWork>(limit: 16)
  let workGate = WorkGate()
  /// Figures of a moment, before any grouping; few, as each is of all matters.
  let outcomes = RecentlyUsed<OutcomeKey, [Outcome]>(limit: 4)
  /// What the figures of ledgers came to at a moment.
  let measures = RecentlyUsed<MeasureKey, [Measured]>(limit: 4)
  /// Of programs, by token.
  let tokenGate: RateGate

  package init(
    store: Store, evidence: EvidenceStore, accounts: Accounts, place: String,
    settings: WebSettings = WebSettings(), now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.evidence = evidence
    self.accounts = accounts
    self.place = place
    self.settings = settings
    self.now = now
    gate = RateGate(perMinute: settings.signInsPerMinute)
    confirmations = Confirmations(seconds: accounts.limits.confirmedSeconds)
    crowd = Crowd(limit: settings.requestsAtOnce)
    tokenGate = RateGate(perMinute: settings.tokenRequestsPerMinute)
  }

  var office: String { "\(place)人民政府督查室" }
}

/// What an installation sets of the web server.
package struct WebSettings: Sendable {
  /// Stands before every path: `/duban`; empty at the root.
  package var basePath = ""
  /// Whether browsers reach it by TLS: cookies are then marked secure.
  package var isSecure = false
  /// Of a form; files have their own.
  package var formBytesMax = 256 * 1024
  package var uploadBytesMax = 60 << 20
  /// From one address.
  package var signInsPerMinute = 30
  /// Answered at once; who comes beyond it is told to come again.
  package var requestsAtOnce = 64
  /// How many of what is being worked on a desk tells; more than that nobody works off in a day.
  package var deskMatters = 200
  /// Whether a page asked for again is answered from memory while nothing has changed.
  package var keepsPages = true
  /// How long a person waits for what takes long before he is told how far it is.
  package var patienceMilliseconds = 1_500
  /// For measurements: a page of any size, of bytes that never change, behind the same door.
  package var hasConstantPage = false
  /// With one access token.
  package var tokenRequestsPerMinute = 600
  package var outside = OutsideSettings()
  /// Whose forwarded headers are believed.
  package var trustedProxies: [AddressBlock] = []
  package var isSample = false
  /// Who must show a one-time code besides the password.
  package var secondFactor = SecondFactor.approvers

  package init() {}
}

/// Who must show a one-time code besides the password (双因素登录): data of the installation.
package enum SecondFactor: String, CaseIterable, Sendable {
  case none
  case administrators
  /// Administrators, and posts that may sign by any ledger's rules.
  case approvers
  case everyone
}
