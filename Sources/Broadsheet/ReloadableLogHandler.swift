import Logging
import Synchronization

/// A level that all loggers of the daemon share and that a reload can change.
final class SharedLogLevel: Sendable {
  private let level: Mutex<Logger.Level>

  init(_ level: Logger.Level) { self.level = Mutex(level) }

  var value: Logger.Level {
    get { level.withLock { $0 } }
    set { level.withLock { $0 = newValue } }
  }
}

/// Passes on what the shared level lets through.
struct ReloadableLogHandler: LogHandler {
  private let level: SharedLogLevel
  private var base: any LogHandler

  init(_ base: any LogHandler, level: SharedLogLevel) {
    self.base = base
    self.base.logLevel = .trace
    self.level = level
  }

  var logLevel: Logger.Level {
    get { level.value }
    set { level.value = newValue }
  }

  var metadata: Logger.Metadata {
    get { base.metadata }
    set { base.metadata = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { base[metadataKey: key] }
    set { base[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) { base.log(event: event) }
}
