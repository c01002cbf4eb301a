internal import Foundation
internal import Glibc

/// A program that did not do what a test needs.
struct FailedProgram: Error, CustomStringConvertible {
  var path: String
  var output: String

  var description: String { "\(path): \(output)" }
}

/// Runs a program to its end.
///
/// Not by Foundation's `Process`: that waits until every copy of a socket is closed, and the server
/// which `pg_ctl` leaves behind keeps one.
func run(_ path: String, _ arguments: [String]) throws {
  let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
  defer { unlink(errors) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
  // What stays open in a server would keep our own readers waiting.
  for descriptor in 3..<CInt(256) { posix_spawn_file_actions_addclose(&actions, descriptor) }
  var words = ([path] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var child = pid_t()
  let code = posix_spawn(&child, path, &actions, nil, &words, environ)
  guard code == 0 else {
    throw FailedProgram(path: path, output: String(cString: strerror(code)))
  }
  var status: CInt = 0
  while waitpid(child, &status, 0) == -1, errno == EINTR {}
  guard status == 0 else {
    let output = try? String(contentsOfFile: errors, encoding: .utf8)
    throw FailedProgram(path: path, output: output ?? "")
  }
}
