import Foundation
import Glibc
import TestSupport

/// A daemon that was started, and the service manager that it talks to.
final class Daemon: Sendable {
  let process: RunningProcess
  private let socket: NotifySocket?

  /// - Parameter start: starts it with the environment that is given.
  init(isManaged: Bool, _ start: ([String: String]) throws -> RunningProcess) throws {
    socket = isManaged ? try NotifySocket() : nil
    // A daemon that runs as another user may write to it as well.
    if let socket { try check(chmod(socket.path, 0o777)) }
    process = try start(socket.map { ["NOTIFY_SOCKET": $0.path] } ?? [:])
  }

  /// Everything it has said to the service manager.
  var notifications: [String] { socket?.messages ?? [] }

  /// A message to the service manager, past or to come.
  @discardableResult
  func notification(
    after count: Int = 0, where matches: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    guard let socket else { throw Unexpected(what: "this daemon has no service manager") }
    return try await socket.message(after: count, where: matches)
  }

  /// Waits until it is ready; fails where it ends before.
  func ready(after count: Int = 0) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.notification(after: count) { $0.contains("READY=1") } }
      group.addTask {
        let finished = try await self.process.finish()
        throw Unexpected(what: "it ended with \(finished.status): \(finished.standardError)")
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Sends SIGTERM and waits for its end.
  @discardableResult
  func stop() async throws -> Int32 {
    process.signal(SIGTERM)
    return try await end()
  }

  /// Its status, once it has ended within the time that the unit gives it (`TimeoutStopSec=`).
  func end() async throws -> Int32 {
    try await process.exitStatus(within: .seconds(20))
  }

  /// Sends SIGKILL and waits for its end.
  func kill() async throws {
    process.signal(SIGKILL)
    try await process.exitStatus()
  }

  /// Waits for a line on standard error.
  @discardableResult
  func line(_ text: String, after count: Int = 0) async throws -> String {
    try await process.errorLine(after: count) { $0.contains(text) }
  }
}
