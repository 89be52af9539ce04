import Logging
import ServiceLifecycle
import Synchronization
import Systemd

/// Does what may fail for a while (a full disk, a locked database) until it works.
///
/// The administrator is told once when it begins and once when it is over; the pauses grow from one second to
/// a minute, and a shutdown ends them: what was not done lies where it lay, and the next start takes it up.
final class Retrying: Sendable {
  private let isTransient: @Sendable (any Error) -> Bool
  private let logger: Logger
  private let heartbeat: Heartbeat
  private let blocking = Blocking("disk")

  init(
    heartbeat: Heartbeat, logger: Logger, isTransient: @escaping @Sendable (any Error) -> Bool
  ) {
    self.heartbeat = heartbeat
    self.logger = logger
    self.isTransient = isTransient
  }

  /// Runs `body` off the tasks' threads until it returns or throws something that does not pass.
  ///
  /// - Throws: what `body` throws that is not transient; `CancellationError` where a shutdown comes first.
  func callAsFunction<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    var pause = Duration.seconds(1)
    var failed = false
    while true {
      do {
        let value = try await blocking(body)
        if failed { logger.notice("The disk and the archive work again.", id: .recovered) }
        return value
      } catch  where isTransient(error) {
        if !failed {
          logger.error("\(error) It is tried again until it works.", id: .trouble)
        }
        failed = true
        heartbeat.beat()
        try await cancelWhenGracefulShutdown { [pause] in try await Task.sleep(for: pause) }
        try Task.checkCancellation()
        pause = min(pause * 2, .seconds(60))
      }
    }
  }
}

/// When the work's own loop last took a turn: what the watchdog goes by.
final class Heartbeat: Sendable {
  private let last = Mutex(ContinuousClock.now)

  init() {}

  func beat() { last.withLock { $0 = .now } }

  var age: Duration { last.withLock { .now - $0 } }
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
