import AsyncAlgorithms
import Intake
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Systemd

/// Brings what the inbox offers on its way, batch by batch, until a shutdown.
///
/// Three tasks work side by side: one listens to the inbox, one opens and reads what waits while the previous
/// batch is kept and filed by the third. The channel between the last two holds nothing back, so at most two
/// batches are in memory however many files lie in the inbox.
///
/// A new configuration ends the watch of the inbox and begins another, which lists it anew.
final class IntakeService: Service {
  private struct State {
    var ingest: Ingest
    var next: Ingest?
    var isShuttingDown = false
  }

  private let state: Mutex<State>
  /// What lies in the inbox is listed again; that a filed file was written to is seen once only.
  private let waiting = Waiting<Candidate> { !$0.isRewrite }
  /// When the watching thread and `listen` last took a turn.
  private let lastHeard = Mutex(ContinuousClock.now)
  private let work: Work
  private let logger: Logger
  private let onListed: @Sendable () async -> Void
  private let onBatch: @Sendable (Int) async -> Void

  /// - Parameters:
  ///   - onListed: called when an inbox is watched and its first listing is queued.
  ///   - onBatch: called when a batch is kept and filed, with the number of its files.
  init(
    ingest: Ingest, work: Work, logger: Logger,
    onListed: @escaping @Sendable () async -> Void,
    onBatch: @escaping @Sendable (Int) async -> Void
  ) {
    state = Mutex(State(ingest: ingest))
    self.work = work
    self.logger = logger
    self.onListed = onListed
    self.onBatch = onBatch
  }

  func run() async throws {
    try await withGracefulShutdownHandler {
      do {
        repeat {
          try await watch(state.withLock(\.ingest))
        } while takeNext()
      } catch is CancellationError {
        // A shutdown came while the disk was full or the archive locked: the files lie where they lay.
      }
    } onGracefulShutdown: {
      self.state.withLock { state in
        state.isShuttingDown = true
        return state.ingest
      }.inbox.stop()
    }
  }

  /// Goes on with another inbox, or the same one under another configuration.
  func use(_ ingest: Ingest) {
    state.withLock { state in
      state.next = ingest
      return state.ingest
    }.inbox.stop()
  }

  /// Whether the inbox is listened to, and no batch stands still.
  ///
  /// Asks for the next sign of life as well, so it is to be called more often than every `limit`.
  func isAlive(within limit: Duration) -> Bool {
    state.withLock(\.ingest).inbox.requestHeartbeat()
    return .now - lastHeard.withLock { $0 } < limit && !work.isStalled(for: limit)
  }

  private func takeNext() -> Bool {
    state.withLock { state in
      guard !state.isShuttingDown, let next = state.next else { return false }
      state.ingest = next
      state.next = nil
      return true
    }
  }
}

// MARK: - One watch

extension IntakeService {
  private func watch(_ ingest: Ingest) async throws {
    try await ingest.resume()
    await waiting.open()
    let batches = AsyncChannel<[Ingest.Prepared]>()
    try await withThrowingTaskGroup { group in
      group.addTask { try await self.listen(to: ingest.inbox) }
      group.addTask { try await self.prepare(with: ingest, into: batches) }
      group.addTask {
        for await batch in batches { try await self.settle(batch, with: ingest) }
      }
      do {
        while try await group.next() != nil {}
      } catch {
        // Nothing here ends before its input does.
        ingest.inbox.stop()
        batches.finish()
        throw error
      }
    }
  }

  private func listen(to inbox: Inbox) async throws {
    do {
      try inbox.start()
    } catch {
      await waiting.finish()
      throw error
    }
    for await event in inbox.events {
      lastHeard.withLock { $0 = .now }
      switch event {
      case .candidate(let candidate): await waiting.append(candidate)
      case .listed: await onListed()
      case .notice(let notice): log(notice)
      case .heartbeat: break
      }
    }
    await waiting.finish()
  }

  private func prepare(
    with ingest: Ingest, into batches: AsyncChannel<[Ingest.Prepared]>
  ) async throws {
    defer { batches.finish() }
    while let candidates = await waiting.take(upTo: Ingest.batchLimit) {
      work.begin()
      defer { work.end() }
      let (batch, rest) = try await ingest.prepare(candidates)
      await waiting.giveBack(rest)
      if !batch.isEmpty { await batches.send(batch) }
    }
  }

  private func settle(_ batch: [Ingest.Prepared], with ingest: Ingest) async throws {
    work.begin()
    defer { work.end() }
    try await ingest.settle(batch)
    await onBatch(batch.count)
  }

  private func log(_ notice: Notice) {
    var metadata: Logger.Metadata = ["notice": "\(notice.kind)"]
    if let source = notice.source { metadata["\(FieldName.source)"] = "\(source)" }
    switch notice.weight {
    case .trouble: logger.error("\(notice)", id: .trouble, metadata: metadata)
    case .warning: logger.warning("\(notice)", metadata: metadata)
    case .recovery: logger.notice("\(notice)", id: .recovered, metadata: metadata)
    }
  }
}
