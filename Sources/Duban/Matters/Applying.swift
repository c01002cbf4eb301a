extension Matter {
  /// The matter as it stands after one more entry. Pure and total: it computes no date and refuses
  /// nothing; what an entry says has been decided.
  ///
  /// - Precondition: `entry` is the next one of this matter.
  public func applying(_ entry: Entry) -> Matter {
    precondition(entry.number == version + 1, "entries follow one another without gaps")
    var next = self
    next.apply(entry)
    return next
  }

  /// The fold of a whole history; `nil` when it does not begin with an opening.
  public init?(id: MatterID, folding entries: some Sequence<Entry>) {
    var iterator = entries.makeIterator()
    guard let first = iterator.next(), case .opening(let opening)? = first.effects.first else {
      return nil
    }
    var matter = Matter(id: id, opening: opening, openedAt: first.at, by: first.by)
    matter.apply(first)
    while let entry = iterator.next() {
      matter.apply(entry)
    }
    self = matter
  }

  private mutating func apply(_ entry: Entry) {
    for effect in entry.effects {
      apply(effect, at: entry.at)
    }
    version = entry.number
    changedAt = entry.at
    lastActor = entry.by
    lastAct = entry.act
  }

  /// One effect; `decide` uses it too, so that what it sees is what the entry will make.
  mutating func apply(_ effect: Effect, at instant: Instant) {
    switch effect {
    case .opening: break
    case .title(let text): title = text
    case .field(let id, let value): fields[id] = value
    case .source(let source): sources.append(source)
    case .units(let roles): units = roles
    case .answerable(let leader, let coordinator):
      self.leader = leader
      self.coordinator = coordinator
    case .linked(let link): links.append(link)
    case .unlinked(let link): links.removeAll { $0 == link }
    case .documentNumber(let number): documentNumber = number
    case .standing(let standing): self.standing = standing
    case .suspension(let suspension):
      self.suspension = suspension
      if suspension == nil { resumedAt = instant }
    case .stage(let id): stage = id
    case .due(let day): due = day
    case .original(let first): original = first
    case .clock(let clock): set(clock)
    case .plan(let plan): self.plan = plan
    case .progress(let progress): self.progress = progress
    case .reported: reportedAt = instant
    case .issued: issuedAt = instant
    default: applyRequest(effect, at: instant)
    }
  }

  private mutating func applyRequest(_ effect: Effect, at instant: Instant) {
    switch effect {
    case .filed(let request): requests.append(request)
    case .signed(let step): sign(step)
    case .settled(let number, let isGranted): settle(number, granted: isGranted)
    case .lapsed(let kind): granted[kind] = nil
    case .evidence(let item): if !evidence.contains(item) { evidence.append(item) }
    case .recording(let recording): set(recording)
    case .corrected(let entry): recordings.removeAll { $0.entry == entry }
    case .waiting(let wait): set(wait)
    case .answered(let request): waiting.removeAll { $0.request == request }
    case .override(let override): self.override = override
    case .float(let float): self.float = float
    case .period(let period): self.period = period
    case .published(let period): published = period
    case .reporter(let person): if !reporters.contains(person) { reporters.append(person) }
    default: applyEnding(effect)
    }
  }

  private mutating func applyEnding(_ effect: Effect) {
    switch effect {
    case .verification(let verification): self.verification = verification
    case .closing(let closing): self.closing = closing
    case .reopened:
      closing = nil
      verification = nil
      batch = nil
    case .batch(let batch): self.batch = batch
    case .counted(let counter): count(counter)
    case .year(let year): self.year = year
    case .locked(let year): lockedYears.append(year)
    case .definition(let version): definition = version
    case .restored(let before): restore(before)
    case .erased(let field): fields[field] = .erased
    case .circle(let circle): self.circle = circle
    default: preconditionFailure("every other effect has been carried out")
    }
  }

  private mutating func set(_ clock: Clock) {
    if let place = clocks.firstIndex(where: { $0.name == clock.name }) {
      clocks[place] = clock
    } else {
      clocks.append(clock)
    }
  }

  /// Another calendar moves the one that is there.
  private mutating func set(_ recording: Recording) {
    if let place = recordings.firstIndex(where: { $0.entry == recording.entry }) {
      recordings[place] = recording
    } else {
      recordings.append(recording)
    }
  }

  /// A question that is asked, or as it stands after it climbed.
  private mutating func set(_ wait: Waiting) {
    if let place = waiting.firstIndex(where: { $0.request == wait.request }) {
      waiting[place] = wait
    } else {
      waiting.append(wait)
    }
  }

  private mutating func sign(_ step: SignedStep) {
    guard let place = requests.firstIndex(where: { $0.number == step.request }) else { return }
    if let signature = step.signature { requests[place].signatures.append(signature) }
    requests[place].climbs = step.climbs
    requests[place].steps = step.steps
    requests[place].stepsInside = step.stepsInside
    requests[place].submittedAt = step.submittedAt
    requests[place].clock = step.clock
  }

  private mutating func settle(_ number: Int, granted isGranted: Bool) {
    guard let place = requests.firstIndex(where: { $0.number == number }) else { return }
    let request = requests.remove(at: place)
    guard isGranted else { return }
    granted[request.kind, default: 0] += 1
    if request.kind == .extend, let from = request.dueWhenFiled, let to = request.content.due {
      daysExtended += from.advanced(by: -1).day.days(to: to)
    }
  }

  private mutating func count(_ counter: Counter) {
    switch counter {
    case .returns: returns += 1
    case .relapses:
      relapses += 1
      // What closed it once doesn't close it again; the journal keeps what was shown.
      evidence = []
    case .urges: urges += 1
    case .climbs: climbs += 1
    }
  }

  /// Everything but what only grows: the entries stay, and so does their number.
  private mutating func restore(_ before: Matter) {
    let now = self
    self = before
    version = now.version
  }
}
