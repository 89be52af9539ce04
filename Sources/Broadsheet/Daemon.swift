import Foundation
import Intake
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Systemd
import UnixSignals

/// The daemon: everything that runs, built from a configuration, and run as one group of services.
///
/// `init` opens the archive and makes the parts; nothing has started yet. `run` returns after a shutdown.
package struct Daemon: Sendable {
  private let configuration: Configuration
  private let logger: Logger
  private let logLevel: SharedLogLevel
  private let journal: Journal
  private let console: Console?
  private let lock: InstanceLock
  private let archive: Archive
  private let teller: Teller
  private let retrying: Retrying
  private let work = Work()
  private let manager = ServiceManager()
  private let status = ServiceStatus()
  private let load: @Sendable () throws -> Configuration

  /// - Parameters:
  ///   - load: gives the configuration, now and at every reload.
  ///   - environment: the process's own.
  /// - Throws: `ConfigurationError`, `ArchiveError`: one sentence each.
  package init(
    load: @escaping @Sendable () throws -> Configuration, environment: [String: String]
  ) throws {
    self.load = load
    configuration = try load()
    archive = try Archive(path: configuration.archive, access: .write)
    lock = try InstanceLock(path: configuration.archive + ".lock")
    journal = Journal(identifier: "broadsheet")
    console = standardErrorIsJournal() ? nil : Console(environment: environment)
    logLevel = SharedLogLevel(configuration.logLevel)
    logger = Logger(journal: journal, console: console, level: logLevel)
    retrying = Retrying(work: work, logger: logger)
    teller = Teller(
      archive: archive, journal: journal, console: console,
      digest: Digest(tell: configuration.tell), retrying: retrying, logger: logger)
  }

  /// Runs until SIGTERM or SIGINT (in a terminal: SIGHUP too) has been answered.
  ///
  /// - Throws: what makes going on impossible, a damaged archive above all.
  package func run() async throws {
    let intake = IntakeService(
      ingest: try ingest(for: configuration), work: work, logger: logger,
      onListed: { await self.announceReady() },
      onBatch: { count in await self.note(count) })
    let liaison = Liaison(
      manager: manager, archive: archive, intake: intake, status: status)
    let underManager = ServiceManager.isPresent
    // In the order of dependence; a shutdown goes backwards: intake ends first, then the teller tells what intake
    // still kept.
    var services: [any Service] = [teller, intake, liaison]
    if underManager {
      // Trapped before anybody is told that the daemon is ready: the signal's own effect is to end it.
      let hangups = await UnixSignalsSequence(trapping: .sighup)
      services.append(Reloading(hangups: hangups) { await self.reload(intake) })
    }
    var group = ServiceGroupConfiguration(
      services: services,
      gracefulShutdownSignals: underManager ? [.sigterm, .sigint] : [.sigterm, .sigint, .sighup],
      logger: Logger(label: "broadsheet.services") { _ in SwiftLogNoOpLogHandler() })
    group.maximumGracefulShutdownDuration = .seconds(10)
    defer { console?.flush(within: 1) }
    logger.info(
      "Broadsheet starts.",
      metadata: ["spool": "\(configuration.spool)", "archive": "\(configuration.archive)"])
    manager.status("Listing \(configuration.spool)/inbox")
    manager.extendTimeout(by: .seconds(60))
    do {
      try await ServiceGroup(configuration: group).run()
    } catch {
      await journal.close(within: .seconds(1))
      throw error
    }
    do {
      try archive.checkpoint()
    } catch {
      // Nothing is lost: the log stays beside the archive, and whoever opens it next reads both.
      logger.error("\(error)", id: .trouble)
    }
    logger.info("Broadsheet has ended.")
    await journal.close(within: .seconds(1))
  }

  private func ingest(for configuration: Configuration) throws -> Ingest {
    Ingest(
      inbox: try Inbox(configuration.inboxOptions), intake: configuration.intake,
      watched: configuration.programmes, archive: archive, teller: teller, retrying: retrying,
      logger: logger)
  }
}

// MARK: - What it says of itself

extension Daemon {
  private func announceReady() async {
    status.isListed = true
    manager.ready(status: status.sentence(for: configuration))
    logger.info("Watching the inbox.", metadata: ["inbox": "\(configuration.spool)/inbox"])
  }

  private func note(_ count: Int) async {
    status.add(count)
    manager.status(status.sentence(for: configuration))
  }

  /// Takes over a changed configuration, as far as a running daemon can; a wrong one changes nothing.
  private func reload(_ intake: IntakeService) async {
    manager.reloading()
    do {
      var next = try load()
      if next.spool != configuration.spool || next.archive != configuration.archive {
        logger.warning("`spool` and `archive` change on restart only; the old ones stay in use.")
        next.spool = configuration.spool
        next.archive = configuration.archive
      }
      let ingest = try ingest(for: next)
      // The inbox is listed anew, for which the liaison asks for more time.
      status.isListed = false
      logLevel.value = next.logLevel
      await teller.use(Digest(tell: next.tell))
      intake.use(ingest)
      logger.notice("The configuration was loaded again.")
    } catch {
      logger.error(
        "The configuration was refused and the old one stays: \(error)",
        id: .configurationRefused)
      manager.ready(status: status.sentence(for: configuration))
    }
  }
}

// MARK: - Parts

extension Logger {
  /// Writes to the journal, and to the console where there is one.
  init(journal: Journal, console: Console?, level: SharedLogLevel) {
    var handlers: [any LogHandler] = [
      JournalLogHandler(label: "broadsheet", journal: journal, level: .trace)
    ]
    if let console { handlers.append(ConsoleLogHandler(console: console)) }
    let handler = ReloadableLogHandler(MultiplexLogHandler(handlers), level: level)
    self.init(label: "broadsheet") { _ in handler }
  }
}

extension Retrying {
  /// For the inbox's and the archive's errors that pass.
  convenience init(work: Work, logger: Logger) {
    self.init(work: work, logger: logger) { error in
      switch error {
      case let error as ArchiveError: error.isTransient
      case InboxError.notPut, InboxError.notSynchronized, InboxError.spool: true
      default: false
      }
    }
  }
}

extension Configuration {
  var inboxOptions: Inbox.Options {
    Inbox.Options(
      spool: spool, intake: intake, maxBytes: maxBytes, settlingTime: .seconds(settlingTime),
      maxDepth: maxDepth, pollInterval: .seconds(pollInterval))
  }
}
