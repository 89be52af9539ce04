import CSystemd
import Glibc

/// What a service tells systemd about itself, and learns from it (sd_notify(3)).
///
/// Each message returns whether it was sent; outside systemd, where NOTIFY_SOCKET is not set, none is,
/// and nothing happens.
package struct ServiceManager: Sendable {
  package init() {}

  /// The process was started by a service manager that wants to be told.
  package static var isPresent: Bool { environment("NOTIFY_SOCKET")?.isEmpty == false }

  // MARK: - Telling

  /// The service is up, or has taken up its new configuration.
  @discardableResult
  package func ready(status: String) -> Bool { notify("READY=1\nSTATUS=\(oneLine(status))") }

  /// What the service is doing, as `systemctl status` shows it.
  @discardableResult
  package func status(_ status: String) -> Bool { notify("STATUS=\(oneLine(status))") }

  /// The service is taking up a new configuration; `ready` is to follow.
  @discardableResult
  package func reloading() -> Bool {
    // systemd tells by the time whether this answers its latest request.
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return notify("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
  }

  /// The service has begun to stop.
  @discardableResult
  package func stopping() -> Bool { notify("STOPPING=1") }

  /// The service is alive; due at least once in every `watchdogInterval`.
  @discardableResult
  package func watchdog() -> Bool { notify("WATCHDOG=1") }

  /// Starting, reloading or stopping takes longer: the limit is `time` from now.
  @discardableResult
  package func extendTimeout(by time: Duration) -> Bool {
    let (seconds, attoseconds) = time.components
    return notify("EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)")
  }

  private func notify(_ message: String) -> Bool { sd_notify(0, message) > 0 }

  /// A line feed would begin another assignment, which a file's name must not be able to do.
  private func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }

  // MARK: - Learning

  /// After so long without `watchdog()` the service counts as hung (WatchdogSec=); nil without one.
  package var watchdogInterval: Duration? {
    var microseconds: UInt64 = 0
    guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
    return .microseconds(Int64(clamping: microseconds))
  }

  /// The sockets that were opened for the service by its .socket units, in their order.
  package var listenDescriptors: [Int32] {
    let first = Int32(SD_LISTEN_FDS_START)
    let count = max(0, sd_listen_fds(0))
    return Array(first..<first + count)
  }
}

/// Whether this process's standard error goes into the journal: what is written there as well would
/// stand there twice.
package func standardErrorIsJournal() -> Bool {
  var error = stat()
  guard let stream = environment("JOURNAL_STREAM"), fstat(STDERR_FILENO, &error) == 0 else {
    return false
  }
  return stream == "\(error.st_dev):\(error.st_ino)"
}

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
