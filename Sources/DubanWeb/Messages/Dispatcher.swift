package import Duban
internal import DubanStore
internal import Foundation

/// The one that tells: makes messages, takes entries out of the outbox, and sends what is due, until
/// it has arrived. Every step may be repeated: ids follow from what is told.
package actor Dispatcher {
  package struct Round: Hashable, Sendable {
    package var messages = 0
    package var sent = 0
    package var failed = 0

    package var isQuiet: Bool { self == Round() }
  }

  private let house: Workplace
  private let owner: String
  private var leaseUntil = Instant(seconds: 0)
  private var bundled: Day?

  package init(_ house: Workplace) {
    self.house = house
    owner = RandomBytes.text(digits: 16)
  }

  private var store: Store { house.store }

  /// One round: called every few seconds inside `serve`. Does nothing while another program delivers.
  package func work(at instant: Instant) async throws -> Round {
    var round = Round()
    guard try await isMine(at: instant), let reference = try await store.reference() else {
      return round
    }
    let sending = try await ways(reference)
    round.messages += try await bundle(reference, sending, at: instant)
    while try await fanOut(reference, sending, at: instant) {}
    for delivery in try await store.deliveriesDue(at: instant) {
      do {
        try await send(delivery, reference)
        try await store.finish(delivery, at: instant)
        round.sent += 1
      } catch let fault as OutsideFault {
        try await store.postpone(delivery, because: fault.sentence, at: instant)
        round.failed += 1
      }
    }
    return round
  }

  private func isMine(at instant: Instant) async throws -> Bool {
    if instant.seconds(to: leaseUntil) > 60 { return true }
    guard try await store.holdsLease(owner, for: 120, at: instant) else { return false }
    leaseUntil = instant.advanced(by: 120)
    return true
  }

  // MARK: Messages

  private func bundle(
    _ reference: Reference, _ sending: @escaping Sending, at instant: Instant
  ) async throws -> Int {
    guard Bundling.isTime(instant, reference.calendar), bundled != instant.day else { return 0 }
    let bundles = try await Bundling(house: house, reference: reference, at: instant).bundles()
    let count = try await store.lay(bundles, sending: sending)
    try await store.dropMessages(before: instant.advanced(by: -90 * 86_400))
    bundled = instant.day
    return count
  }

  private typealias Sending = @Sendable (Message) -> [Delivery]

  /// By which ways a message goes out beside the workplace, as its receiver chose.
  private func ways(_ reference: Reference) async throws -> Sending {
    let choices = try await store.messageChoices()
    let robots = try await store.webhooks().filter { $0.isOn && $0.topics.contains(.messages) }
    let hasMail = house.settings.outside.mail != nil
    let (division, names) = (store.division, reference.names)
    return { message in
      guard let choice = choices[message.person] else { return [] }
      let id = "message:\(message.person):\(message.id)"
      var ways: [Delivery] = []
      if choice.mail != nil, hasMail {
        ways.append(
          Delivery(
            id: "mail:" + id, way: .mail(message.person), body: [UInt8](message.id.utf8),
            at: message.at))
      }
      guard choice.isByRobot else { return ways }
      let event = Event(
        id: id, kind: .message, at: message.at.description, division: division,
        sentence: "\(names[message.person] ?? "")：\(message.title)。详见督办系统。")
      return ways + robots.map { $0.delivery(of: event, at: message.at) }
    }
  }

  // MARK: Entries

  /// - Returns: whether there may be more.
  private func fanOut(
    _ reference: Reference, _ sending: @escaping Sending, at instant: Instant
  ) async throws -> Bool {
    let told = try await store.outbox()
    guard !told.isEmpty else { return false }
    let hooks = try await store.webhooks().filter { $0.isOn && $0.topics.contains(.entries) }
    let urgency = Urgency(reference: reference, at: instant)
    let deliveries = told.flatMap { outgoing in
      let event = Event(outgoing, division: store.division, reference)
      return hooks.map { $0.delivery(of: event, at: instant) }
    }
    try await store.dispatch(
      told, deliveries, told.flatMap(urgency.messages), sending: sending)
    return true
  }

  // MARK: Sending

  private func send(_ delivery: Delivery, _ reference: Reference) async throws {
    let outside = Outside(settings: house.settings.outside)
    switch delivery.way {
    case .webhook(let id):
      guard let webhook = try await store.webhooks().first(where: { $0.id == id }),
        let hidden = try await store.hidden(ofWebhook: id),
        let request = WebhookRequest(delivery, webhook, hidden, at: house.now())
      else { throw OutsideFault("推送已删除，或地址不对。") }
      guard webhook.isOn else { throw OutsideFault("推送已停用。") }
      let answer = try await outside.post(
        request.body, to: request.target, headers: request.headers)
      if let fault = WebhookRequest.fault(in: answer, webhook.format) { throw OutsideFault(fault) }
    case .mail(let person):
      guard let server = house.settings.outside.mail,
        let receiver = try await store.messageChoices()[person]?.mail,
        let message = try await store.message(
          String(decoding: delivery.body, as: UTF8.self), of: person)
      else { throw OutsideFault("没有邮件服务器、收件地址，或消息已过期。") }
      try await outside.send(mail(of: message, delivery), to: receiver, by: server)
    }
  }

  private func mail(of message: Message, _ delivery: Delivery) -> MailText {
    let base = house.settings.outside.address.map { $0 + house.settings.basePath }
    let parts = message.parts.map { part in
      let lines = part.lines.map { line in
        let route = line.matter.map { Route.matter($0) } ?? line.report.map { Route.report($0) }
        let link = route.flatMap { route in base.map { " " + $0 + route.path } }
        return "- " + line.text + (link ?? "")
      }
      return part.heading + "\n" + lines.joined(separator: "\n")
    }
    let foot = "本邮件由督办系统自动发出。不想再收，请在系统的“消息”页取消邮件。"
    return MailText(
      id: delivery.id, subject: "【督办】" + message.title,
      body: (parts + [foot]).joined(separator: "\n\n"), at: message.at)
  }
}

extension Webhook {
  func delivery(of event: Event, at instant: Instant) -> Delivery {
    Delivery(id: "\(id):\(event.id)", way: .webhook(id), body: event.bytes, at: instant)
  }
}

extension Event {
  /// Of an entry: which matter, which act, who is in charge; nothing that was written.
  init(_ outgoing: Outgoing, division: String, _ reference: Reference) {
    let (matter, entry) = (outgoing.matter, outgoing.entry)
    let unit = matter.leadUnit.flatMap { reference.directory.units[$0]?.name }
    self.init(
      id: "entry:\(matter.id):\(entry.number)", kind: .entry, at: entry.at.description,
      division: division, matter: matter.id.rawValue, number: matter.number,
      ledger: matter.ledger, entry: entry.number, act: entry.act.rawValue, word: entry.act.word,
      standing: matter.standing.rawValue, unit: unit, path: Route.matter(matter.id).path,
      sentence: "\(matter.number) \(entry.act.word)")
  }
}
