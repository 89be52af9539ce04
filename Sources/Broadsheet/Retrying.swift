import Logging
import ServiceLifecycle
import Synchronization
import Systemd

/// Does what may fail for a while (a full disk, a locked database) until it works.
///
/// The administrator is told once when it begins and once when it is over, however many wait for the same thing;
/// the pauses grow from one second to fifteen, and a shutdown ends them: what was not done lies where it lay, and
/// the next start takes it up.
final class Retrying: Sendable {
  /// Well within the watchdog's interval, for a pause is no sign of life.
  private static let longestPause = Duration.seconds(15)

  private let isTransient: @Sendable (any Error) -> Bool
  private let logger: Logger
  private let work: Work
  private let disk = Blocking("disk")
  /// What was told and is not over.
  private let troubles = Mutex<Set<String>>([])

  init(
    work: Work, logger: Logger, isTransient: @escaping @Sendable (any Error) -> Bool
  ) {
    self.work = work
    self.logger = logger
    self.isTransient = isTransient
  }

  /// Runs `body` off the tasks' threads until it returns or throws something that does not pass.
  ///
  /// - Parameter blocking: the thread for it; nil for the one that the spool and the archive are written on.
  /// - Throws: what `body` throws that is not transient; `CancellationError` where a shutdown comes first.
  func callAsFunction<Value: Sendable>(
    on blocking: Blocking? = nil, _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    var pause = Duration.seconds(1)
    var failures: Set<String> = []
    while true {
      do {
        let value = try await (blocking ?? disk)(body)
        if end(failures) { logger.notice("The disk and the archive work again.", id: .recovered) }
        return value
      } catch  where isTransient(error) {
        failures.insert("\(error)")
        if begin("\(error)") {
          logger.error("\(error) It is tried again until it works.", id: .trouble)
        }
        work.beat()
        try await cancelWhenGracefulShutdown { [pause] in try await Task.sleep(for: pause) }
        try Task.checkCancellation()
        pause = min(pause * 2, Self.longestPause)
      }
    }
  }
}

extension Retrying {
  /// Whether that is news.
  private func begin(_ failure: String) -> Bool {
    troubles.withLock { $0.insert(failure).inserted }
  }

  /// Whether any of them was still thought to last.
  private func end(_ failures: Set<String>) -> Bool {
    guard !failures.isEmpty else { return false }
    return troubles.withLock { troubles in
      defer { troubles.subtract(failures) }
      return !troubles.isDisjoint(with: failures)
    }
  }
}

extension Logger {
  /// Logs an error under one of the fixed message identifiers.
  func error(_ message: Message, id: MessageID, metadata: Metadata = [:]) {
    log(level: .error, message, metadata: metadata.merging(["message-id": "\(id)"]) { $1 })
  }

  /// Logs a notice under one of the fixed message identifiers.
  func notice(_ message: Message, id: MessageID, metadata: Metadata = [:]) {
    log(level: .notice, message, metadata: metadata.merging(["message-id": "\(id)"]) { $1 })
  }
}
