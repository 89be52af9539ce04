import ServiceLifecycle
import Storage
import Synchronization
import Systemd
import UnixSignals

/// Keeps the service manager informed: alive, still starting, stopping.
struct Liaison: Service {
  private let manager: ServiceManager
  private let archive: Archive
  private let intake: IntakeService
  private let status: ServiceStatus
  private let blocking = Blocking("liaison")

  init(manager: ServiceManager, archive: Archive, intake: IntakeService, status: ServiceStatus) {
    self.manager = manager
    self.archive = archive
    self.intake = intake
    self.status = status
  }

  func run() async throws {
    let watchdog = manager.watchdogInterval
    await withGracefulShutdownHandler {
      // A third of the interval, so that one late turn is no reason to be killed.
      let pause = (watchdog ?? .seconds(30)) / 3
      // Cancelled, without a shutdown, where another service has failed: a damaged archive ends all of them.
      while ServiceManager.isPresent, !Task.isShuttingDownGracefully, !Task.isCancelled {
        if !status.isListed { manager.extendTimeout(by: .seconds(60)) }
        if let watchdog, await isAlive(within: watchdog) { manager.watchdog() }
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
      }
      try? await gracefulShutdown()
    } onGracefulShutdown: {
      manager.stopping()
    }
  }

  /// Whether the work's own loop and the archive's queue take turns. That they fail is no hang: a full disk is
  /// told, and waited for.
  private func isAlive(within limit: Duration) async -> Bool {
    _ = try? await blocking { [archive] in try archive.ping() }
    return intake.isAlive(within: limit)
  }
}

/// Waits for SIGHUP and answers it.
struct Reloading: Service {
  let hangups: UnixSignalsSequence
  let reload: @Sendable () async -> Void

  func run() async throws {
    for await _ in hangups.cancelOnGracefulShutdown() { await reload() }
  }
}

/// How far the daemon is, for `systemctl status`.
final class ServiceStatus: Sendable {
  private let state = Mutex((files: 0, isListed: false))

  /// Whether the inbox has been listed once, so that the start is over.
  var isListed: Bool {
    get { state.withLock(\.isListed) }
    set { state.withLock { $0.isListed = newValue } }
  }

  func add(_ count: Int) { state.withLock { $0.files += count } }

  func sentence(for configuration: Configuration) -> String {
    let files = state.withLock(\.files)
    return
      "Watching \(configuration.spool)/inbox; \(files) file\(files == 1 ? "" : "s") taken since the start"
  }
}

/// Whether batches that are under way get on: what the watchdog goes by.
final class Work: Sendable {
  private let state = Mutex((batches: 0, last: ContinuousClock.now))

  /// A batch is taken up.
  func begin() { state.withLock { $0 = ($0.batches + 1, .now) } }

  /// A batch got on, were it only that its next attempt failed again.
  func beat() { state.withLock { $0.last = .now } }

  /// A batch is done with, or given up.
  func end() { state.withLock { $0 = ($0.batches - 1, .now) } }

  /// Whether something is under way that has not got on for `limit`.
  func isStalled(for limit: Duration) -> Bool {
    state.withLock { $0.batches > 0 && .now - $0.last > limit }
  }
}
