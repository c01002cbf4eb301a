import Duban
import DubanTesting
import Testing

@Suite struct `Beginning a check` {
  @Test func `what is shown when the check begins is kept`() throws {
    var desk = try Desk()
    let id = try desk.closingRequested()
    try desk.act(.inspect, on: id, by: Cast.inspector, evidence: ["现场照片"])
    #expect(desk[id].evidence.map(\.kind) == ["验收单", "现场照片"])
  }
}
