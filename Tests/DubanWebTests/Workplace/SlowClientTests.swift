import DubanTesting
import Glibc
import HummingbirdTesting
import Testing

@testable import DubanWeb

/// A line to the server below the level of requests.
private final class RawLine {
  private let descriptor: Int32

  init(port: Int) throws {
    struct Refused: Error {}
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let done = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard done == 0 else { throw Refused() }
  }

  deinit { close(descriptor) }

  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Whether the other side has hung up.
  var isDropped: Bool {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT | MSG_PEEK))
    return count == 0 || count < 0 && errno != EAGAIN && errno != EWOULDBLOCK
  }
}

@Suite struct `Waiting for slow clients` {
  /// Slowloris: a byte now and then keeps every idle clock from running out.
  @Test func `a head that comes byte by byte is dropped, and others are served meanwhile`()
    async throws
  {
    try await Office.open(headSeconds: 3) { _, client in
      let port = try #require(client.port)
      let lines = try (0..<40).map { _ in try RawLine(port: port) }
      let head = Array("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      let clock = ContinuousClock()
      let began = clock.now
      var place = 0
      while lines.contains(where: { !$0.isDropped }), clock.now - began < .seconds(20) {
        for line in lines { _ = line.send(String(head[place % head.count])) }
        place += 1
        #expect(try await Browser(client).get("/health").status == 200)
        try await Task.sleep(for: .milliseconds(250))
      }
      #expect(lines.count { $0.isDropped } == lines.count)
      #expect(clock.now - began >= .seconds(2))
    }
  }

  @Test func `a whole request on a line that was kept is answered in its turn`() async throws {
    try await Office.open(headSeconds: 3) { _, client in
      let line = try RawLine(port: try #require(client.port))
      for _ in 0..<4 {
        #expect(line.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n"))
        try await Task.sleep(for: .milliseconds(1_000))
      }
      #expect(line.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n"))
    }
  }
}
