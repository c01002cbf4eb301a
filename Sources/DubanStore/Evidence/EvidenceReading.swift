internal import Duban
internal import Glibc

/// A stored file in pieces.
public struct EvidenceReading: ~Copyable {
  private let hash: EvidenceHash
  private var source: SourceFile
  private var digest: DigestStream? = DigestStream(.sha256)

  init(_ hash: EvidenceHash, path: String) throws(EvidenceProblem) {
    self.hash = hash
    do throws(EvidenceProblem) {
      source = try SourceFile(path: path, name: hash.rawValue)
    } catch {
      throw EvidenceReading.asStored(error)
    }
  }

  /// In bytes.
  public var byteCount: Int { source.count }

  /// The next piece; `nil` after the last, once the whole has proven to be what the hash says.
  ///
  /// - Throws: at the end, when it has not: whatever was made of the pieces must be thrown away.
  public mutating func next() throws(EvidenceProblem) -> [UInt8]? {
    do throws(EvidenceProblem) {
      if let chunk = try source.next() {
        digest?.update(chunk)
        return chunk
      }
    } catch {
      throw EvidenceReading.asStored(error)
    }
    if let found = digest.take()?.finish(), EvidenceHash(found) != hash {
      throw EvidenceProblem(name: hash.rawValue, reason: .damaged)
    }
    return nil
  }

  private static func asStored(_ problem: EvidenceProblem) -> EvidenceProblem {
    var problem = problem
    switch problem.reason {
    case .sourceMissing: problem.reason = .missing
    case .sourceNotFile: problem.reason = .damaged
    case .sourceUnreadable(let code): problem.reason = .diskFailed(code)
    default: break
    }
    return problem
  }
}

/// A regular file read from front to back.
struct SourceFile: ~Copyable {
  static let chunkCount = 1 << 18

  private let descriptor: Int32
  private let name: String
  let count: Int

  init(path: String, name: String) throws(EvidenceProblem) {
    // Without O_NONBLOCK opening a named pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG
      throw EvidenceProblem(
        name: name, reason: isMissing ? .sourceMissing : .sourceUnreadable(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw EvidenceProblem(name: name, reason: .sourceNotFile)
    }
    self.descriptor = descriptor
    self.name = name
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  mutating func next() throws(EvidenceProblem) -> [UInt8]? {
    var failure: Int32?
    let chunk = [UInt8](unsafeUninitializedCapacity: SourceFile.chunkCount) { buffer, filled in
      repeat {
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(got, 0)
        failure = got < 0 ? errno : nil
      } while failure == EINTR
    }
    if let failure { throw EvidenceProblem(name: name, reason: .sourceUnreadable(failure)) }
    return chunk.isEmpty ? nil : chunk
  }
}
