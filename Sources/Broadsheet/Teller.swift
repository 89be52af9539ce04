import DequeModule
import Logging
import ServiceLifecycle
import Storage
import Systemd

/// Tells the journal, and people at a terminal, what was kept.
///
/// It works from the archive alone: what is told is what is stored, and what could not be told (journald is
/// stopped or gone, the daemon died) is still marked untold there and is told later, by whichever daemon
/// comes. Intake never waits for it.
actor Teller: Service {
  /// Arrivals whose entries are made and sent together; it bounds what is held in memory.
  private static let batch = 16
  /// How long a shutdown waits for a journal that does not answer.
  private static let patience = Duration.seconds(3)

  /// How long a journal that works may take for a batch.
  private static let promptness = Duration.seconds(1)

  private let archive: Archive
  private let journal: Journal
  private let console: Console?
  private let logger: Logger
  private let blocking = Blocking("teller")
  private var digest: Digest

  /// What is to be told, in its order.
  private var waiting = Deque<Arrival.ID>()
  /// What is to be shown at the terminal: arrivals of this run only.
  private var unshown = Deque<Arrival.ID>()
  /// Of `waiting`, those whose entries may have been sent before.
  private var repeats = Set<Arrival.ID>()
  private var isReachable = true
  private var isAwaitingJournal = false
  /// When the entries were given to the journal that it has not taken yet.
  private var sendingSince: ContinuousClock.Instant?
  private let wake = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// - Parameter console: where people read along; nil where standard error is the journal's.
  init(
    archive: Archive, journal: Journal, console: Console?, digest: Digest, logger: Logger
  ) {
    self.archive = archive
    self.journal = journal
    self.console = console
    self.digest = digest
    self.logger = logger
  }

  func use(_ digest: Digest) { self.digest = digest }

  /// Whether what is kept now is told at once, as far as anybody can know: a journal that has let an entry wait
  /// for longer than `promptness` takes no other before it.
  var isTelling: Bool {
    let isSilent = sendingSince.map { .now - $0 > Self.promptness } ?? false
    return isReachable && !isSilent && digest.tell != .none
  }

  /// Takes over arrivals that were just kept; they are told in this order.
  func add(_ arrivals: [Arrival.ID]) {
    waiting.append(contentsOf: arrivals)
    if console != nil { unshown.append(contentsOf: arrivals) }
    wake.continuation.yield()
  }
}

// MARK: - The service

extension Teller {
  func run() async throws {
    try await takeBacklog()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.tellUntilShutdown() }
      group.addTask {
        try? await gracefulShutdown()
        try? await Task.sleep(for: Self.patience)
      }
      // Either all is told, or the patience is over: then a send that hangs is cancelled with its task.
      await group.next()
      group.cancelAll()
    }
  }

  /// Tells what waits, at most `limit` long; for commands, which have no service.
  func drain(within limit: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.tellWaiting() }
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func tellUntilShutdown() async {
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { group in
        for await _ in wake.stream {
          await tellWaiting()
          guard !isReachable, !isAwaitingJournal else { continue }
          isAwaitingJournal = true
          group.addTask { await self.awaitJournal() }
        }
        group.cancelAll()
      }
    } onGracefulShutdown: {
      self.wake.continuation.finish()
    }
    await tellWaiting()
  }

  /// Waits until the journal is back, then takes up all that is untold, other programs' as well.
  private func awaitJournal() async {
    await journal.reachable()
    isAwaitingJournal = false
    guard !Task.isCancelled else { return }
    isReachable = true
    logger.notice("The journal answers again; what waited is told now.", id: .recovered)
    do {
      try await takeBacklog()
    } catch {
      logger.error("\(error)", id: .trouble)
    }
  }

  private func takeBacklog() async throws {
    let backlog = try await blocking { [archive] in try archive.untold(limit: .max) }
    let known = Set(waiting)
    for arrival in backlog where !known.contains(arrival.id) {
      waiting.append(arrival.id)
      if arrival.mayBeRepeat { repeats.insert(arrival.id) }
    }
    if !waiting.isEmpty { wake.continuation.yield() }
  }
}

// MARK: - Telling

extension Teller {
  private func tellWaiting() async {
    do {
      try await showNew()
      while !waiting.isEmpty, !Task.isCancelled {
        let ids = Array(waiting.prefix(Self.batch))
        guard try await send(ids) else { return }
        waiting.removeFirst(ids.count)
      }
    } catch {
      logger.error("\(error) What is untold is told when the daemon starts again.", id: .trouble)
    }
  }

  /// Sends what these arrivals are told as; false where the journal did not take it.
  private func send(_ ids: [Arrival.ID]) async throws -> Bool {
    if digest.tell != .none {
      guard isReachable else { return false }
      let events = try await events(of: ids)
      try await markAttempted(events)
      let entries = events.flatMap {
        digest.entries(for: $0, mayRepeat: repeats.contains($0.arrival.id))
      }
      sendingSince = .now
      let delivery = await journal.send(entries)
      sendingSince = nil
      if case .unreachable(let reason) = delivery {
        // Some of it may have arrived.
        repeats.formUnion(ids)
        isReachable = false
        logger.warning(
          "The journal does not answer (\(reason)); what is to be told waits in the archive.")
        return false
      }
    }
    try await blocking { [archive] in try archive.markTold(ids) }
    repeats.subtract(ids)
    return true
  }

  /// Shows people what they have not seen, whatever becomes of the journal.
  private func showNew() async throws {
    guard let console else { return }
    while !unshown.isEmpty {
      let ids = Array(unshown.prefix(Self.batch))
      unshown.removeFirst(ids.count)
      for event in try await events(of: ids) {
        let lines = digest.lines(for: event)
        console.print(([console.bold(lines[0])] + lines.dropFirst()).joined(separator: "\n  "))
      }
    }
  }

  /// Should this process die while it sends, whoever sends it again says that it may be a repeat. What is kept
  /// while the journal answers is marked already, in the same transaction.
  private func markAttempted(_ events: [Told]) async throws {
    let ids = events.map(\.arrival).filter { !$0.isAttempted }.map(\.id)
    guard !ids.isEmpty else { return }
    try await blocking { [archive] in try archive.markAttempted(ids) }
  }

  func events(of ids: [Arrival.ID]) async throws -> [Told] {
    try await blocking { [archive] in
      try ids.compactMap { try archive.arrival($0).flatMap { try Told($0, in: archive) } }
    }
  }
}
