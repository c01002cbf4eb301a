package import Duban
package import DubanStore

/// A row of somebody else's table on its way into a ledger.
package struct ImportLine: Codable, Sendable {
  /// As the sheet counts it.
  package var number: Int
  package var title: String
  package var lead: String
  package var due: String
  /// new, known, refused
  package var outcome: String
  package var why: String
}

/// What importing would come to, row by row, by the kernel's own door; nothing is written until it is
/// opened.
package struct ImportTrial {
  package var lines: [ImportLine] = []

  init(lines: [ImportLine]) {
    self.lines = lines
  }

  /// - Parameters:
  ///   - matters: what the ledger has already.
  ///   - lockedYears: into which nothing is opened any more.
  package init(
    _ rows: [ImportReading.Row], in ledger: Ledger, besides matters: [Matter],
    lockedYears: Set<Int>,
    _ directory: Directory, by actor: Actor, at instant: Instant, calendar: WorkCalendar
  ) {
    let known = Set(matters.map { ImportReading.Row.key($0.title, $0.year, $0.leadUnit) })
    var seen: [String: Int] = [:]
    let around = Surroundings(
      ledger: ledger, directory: directory,
      fresh: [Surroundings.Fresh(id: MatterID(1), serial: 1)], lockedYears: lockedYears)
    for row in rows {
      var line = ImportLine(
        number: row.number, title: row.title, lead: row.lead, due: row.due?.description ?? "",
        outcome: "new", why: "")
      if !row.problems.isEmpty {
        (line.outcome, line.why) = ("refused", row.problems.joined(separator: "；"))
      } else if known.contains(row.key) {
        line.outcome = "known"
      } else if let before = seen.updateValue(row.number, forKey: row.key) {
        (line.outcome, line.why) = ("refused", "事项、年度、牵头单位与第 \(before) 行相同，请区分或合并")
      } else {
        do throws(Refusal) {
          _ = try decide(
            row.tried(in: ledger), on: nil, among: around, by: actor, at: instant,
            calendar: calendar)
        } catch {
          (line.outcome, line.why) = ("refused", error.sentence)
        }
      }
      lines.append(line)
    }
  }

  /// Opens what is new, and notes what became of it.
  ///
  /// - Parameters:
  ///   - rows: those that were tried.
  ///   - note: told after each row how many are done.
  /// - Returns: how many were opened.
  package mutating func open(
    _ rows: [ImportReading.Row], in store: Store, by actor: Actor, at instant: Instant,
    noting note: @Sendable (Int) -> Void = { _ in }
  ) async throws -> Int {
    var opened = 0
    for (place, row) in rows.enumerated() where lines[place].outcome == "new" {
      defer { note(place + 1) }
      do {
        let answer = try await store.perform(row.command, by: actor, at: instant)
        // Imported before, and called something else since.
        let matter = try await store.matter(answer.matter)
        if answer.version > 1 || matter?.openedAt != instant {
          lines[place].outcome = "known"
        } else {
          opened += 1
        }
      } catch CommandFailure.idTaken {
        lines[place].outcome = "known"
      } catch let failure as CommandFailure {
        (lines[place].outcome, lines[place].why) = ("refused", failure.sentence)
      }
    }
    return opened
  }
}

extension ImportReading.Row {
  /// Title, year and lead unit: what makes two rows one matter.
  static func key(_ title: String, _ year: Int, _ lead: UnitID?) -> String {
    "\(title)|\(year)|\(lead.map { "\($0)" } ?? "")"
  }

  var key: String {
    Self.key(title, details.year ?? 0, details.units?.first { $0.role == .lead }?.unit)
  }

  /// As the kernel will see it: what is personal has been put away by then.
  func tried(in ledger: Ledger) -> Command {
    var command = command
    for field in ledger.fields where field.kind.isPersonal {
      if command.details.fields?[field.id] != nil {
        command.details.fields?[field.id] = .personal("")
      }
    }
    return command
  }

  /// The same row asked for twice opens one matter.
  var command: Command {
    let digest = Digest.of([UInt8]("\(details.ledger ?? "")|\(key)".utf8), by: .sha256).hex
    return Command(
      id: "import:\(digest.prefix(32))", act: .open, text: text, details: details)
  }
}
