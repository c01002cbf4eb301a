import Glibc
import Testing

import Duban
@testable import DubanStore

@Suite struct `Storing evidence` {
  let picture = TestEvidence.picture(300_000)

  @Test func `a file lies under its SHA-256 and comes back to the byte`() async throws {
    try await TestEvidence.withStore { store, folder in
      let stored = try store.store(picture)
      let hash = Digest.of(picture, by: .sha256).hex
      #expect(stored.hash.rawValue == hash)
      #expect(stored.type == .jpeg && stored.byteCount == 300_000 && stored.isNew)
      #expect(TestFolder.files(folder) == ["evidence/\(hash.prefix(2))/\(hash.dropFirst(2))"])
      #expect(try TestEvidence.read(store, stored.hash) == picture)
      #expect(try store.hashes() == [stored.hash])
    }
  }

  @Test(arguments: [1, 7, 4096, 100_000]) func `pieces of any size make the same file`(
    size: Int
  ) async throws {
    try await TestEvidence.withStore { store, _ in
      let bytes = Array(picture.prefix(size == 1 ? 3000 : 300_000))
      let pieces = stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
      }
      let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
        for piece in pieces { continuation.yield(piece) }
        continuation.finish()
      }
      let stored = try await store.store(stream, name: "照片.jpg")
      #expect(stored.hash == EvidenceHash(Digest.of(bytes, by: .sha256)))
    }
  }

  @Test func `a file of the disk is copied`() async throws {
    try await TestEvidence.withStore { store, folder in
      try TestEvidence.write(picture, to: folder + "/现场.jpg")
      let stored = try store.store(file: folder + "/现场.jpg")
      #expect(try TestEvidence.read(store, stored.hash) == picture)
      #expect(stored.byteCount == picture.count)
    }
  }

  @Test func `the same content is kept once and not written again`() async throws {
    try await TestEvidence.withStore { store, folder in
      let first = try store.store(picture)
      let before = inode(store.path(of: first.hash))
      let second = try store.store(picture, name: "另一个名字.jpg")
      #expect(second.hash == first.hash && !second.isNew)
      #expect(inode(store.path(of: first.hash)) == before)
      #expect(TestFolder.files(folder).count == 1)
    }
  }

  @Test func `a stored file that lost its end is put right by storing it again`() async throws {
    try await TestEvidence.withStore { store, _ in
      let hash = try store.store(picture).hash
      chmod(store.path(of: hash), 0o600)
      truncate(store.path(of: hash), 1000)
      #expect(throws: EvidenceProblem(name: hash.rawValue, reason: .damaged)) {
        try store.verify(hash)
      }
      #expect(try store.store(picture).isNew)
      try store.verify(hash)
    }
  }

  @Test func `a changed byte is noticed at the end of reading`() async throws {
    try await TestEvidence.withStore { store, _ in
      let hash = try store.store(picture).hash
      var changed = picture
      changed[200_000] ^= 1
      chmod(store.path(of: hash), 0o600)
      try TestEvidence.write(changed, to: store.path(of: hash))
      var reading = try store.read(hash)
      #expect(try reading.next()?.isEmpty == false)
      let problem = #expect(throws: EvidenceProblem.self) { try store.verify(hash) }
      #expect(problem?.reason == .damaged)
    }
  }

  @Test func `an erased file is gone for good, and so is a missing one`() async throws {
    try await TestEvidence.withStore { store, folder in
      let hash = try store.store(picture).hash
      #expect(try store.erase(hash))
      #expect(TestFolder.files(folder).isEmpty)
      #expect(try !store.erase(hash))
      #expect(!store.contains(hash))
      let problem = #expect(throws: EvidenceProblem.self) { try store.verify(hash) }
      #expect(problem?.reason == .missing)
      #expect(problem?.description.contains("从备份恢复") == true)
    }
  }

  private func inode(_ path: String) -> UInt64 {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
  }
}

@Suite struct `Refusing evidence` {
  private func refusal(
    _ limits: EvidenceLimits = EvidenceLimits(), of bytes: [UInt8], name: String = "文件"
  ) async throws -> EvidenceProblem? {
    try await TestEvidence.withStore(limits) { store, folder in
      let problem = #expect(throws: EvidenceProblem.self) { try store.store(bytes, name: name) }
      #expect(TestFolder.files(folder).isEmpty, "a refusal left something behind")
      return problem
    }
  }

  @Test func `an empty file is refused`() async throws {
    #expect(try await refusal(of: [])?.reason == .empty)
  }

  @Test func `a file of a gigabyte is refused as soon as it passes the limit`() async throws {
    try await TestEvidence.withStore { store, folder in
      let block = TestEvidence.picture(4 << 20)
      let stream = Blocks(block: block, count: 256)
      let problem = await #expect(throws: EvidenceProblem.self) {
        try await store.store(stream, name: "录像.jpg")
      }
      #expect(problem?.reason == .tooLarge(byteCountMax: 200 << 20))
      #expect(problem?.description.contains("200 MiB") == true)
      #expect(stream.given.value == 51)
      #expect(TestFolder.files(folder).isEmpty)
      let path = folder + "/录像.mp4"
      try TestEvidence.write([0], to: path)
      truncate(path, 1 << 30)
      let other = #expect(throws: EvidenceProblem.self) { try store.store(file: path) }
      #expect(other?.reason == .tooLarge(byteCountMax: 200 << 20))
    }
  }

  @Test func `a file of exactly the limit is taken, one byte more is not`() async throws {
    let limits = EvidenceLimits(byteCountMax: 1000)
    try await TestEvidence.withStore(limits) { store, _ in
      let stored = try store.store(TestEvidence.picture(1000))
      #expect(stored.byteCount == 1000)
    }
    let problem = try await refusal(limits, of: TestEvidence.picture(1001))
    #expect(problem?.reason == .tooLarge(byteCountMax: 1000))
  }

  @Test func `the types allowed are data, but nothing active is ever taken`() async throws {
    let picture = TestEvidence.picture(100)
    let limits = EvidenceLimits(types: [.pdf])
    #expect(try await refusal(limits, of: picture)?.reason == .typeRefused(.jpeg))
    let all = EvidenceLimits(types: Set(EvidenceType.allCases))
    let page = Array("<html><script>alert(1)</script>".utf8)
    #expect(try await refusal(all, of: page)?.reason == .typeRefused(.html))
    let problem = try await refusal(of: page, name: "说明.pdf")
    #expect(problem?.description.contains("“说明.pdf”按内容看是网页文件") == true)
    #expect(problem?.isRefusal == true)
  }

  @Test func `a name with a mark of state secrets is refused before a byte is read`() async throws {
    let problem = try await refusal(of: TestEvidence.picture(100), name: "机密★ 报告.jpg")
    #expect(problem?.reason == .classified(.confidential))
    #expect(problem?.description.contains("不受理涉密事项") == true)
    try await TestEvidence.withStore { store, folder in
      try TestEvidence.write(TestEvidence.picture(100), to: folder + "/秘密★5年.jpg")
      let problem = #expect(throws: EvidenceProblem.self) {
        try store.store(file: folder + "/秘密★5年.jpg")
      }
      #expect(problem?.reason == .classified(.secret))
    }
  }

  @Test func `a broken upload leaves nothing`() async throws {
    try await TestEvidence.withStore { store, folder in
      let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
        continuation.yield(TestEvidence.picture(1000))
        continuation.finish(throwing: CancellationError())
      }
      let problem = await #expect(throws: EvidenceProblem.self) {
        try await store.store(stream, name: "照片.jpg")
      }
      #expect(problem?.reason == .interrupted)
      #expect(TestFolder.files(folder).isEmpty)
    }
  }

  @Test func `what is no file is named`() async throws {
    try await TestEvidence.withStore { store, folder in
      let missing = #expect(throws: EvidenceProblem.self) {
        try store.store(file: folder + "/没有.pdf")
      }
      #expect(missing == EvidenceProblem(name: "没有.pdf", reason: .sourceMissing))
      let path = #expect(throws: EvidenceProblem.self) { try store.store(file: folder) }
      #expect(path?.reason == .sourceNotFile)
    }
  }
}

/// One block given again and again.
struct Blocks: AsyncSequence, Sendable {
  let block: [UInt8]
  let count: Int
  let given = Counter()

  func makeAsyncIterator() -> AsyncThrowingStream<[UInt8], any Error>.Iterator {
    AsyncThrowingStream { given.value < count ? given.next(block) : nil }.makeAsyncIterator()
  }
}
