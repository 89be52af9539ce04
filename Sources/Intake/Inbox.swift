import Synchronization

/// The folder that newspaper pages are dropped into: says what has arrived, opens it safely, and puts it where
/// it belongs when its reader is done with it.
///
/// A file becomes a `Candidate` when a writer has closed it or renamed it into place, and otherwise when it
/// has stood still for the settling time. A candidate is a name and no more, so that a burst of ten thousand
/// files costs names and not contents; the reader opens each when it comes to it:
///
/// ```swift
/// for await event in inbox.events {
///   guard case .candidate(let candidate) = event else { continue }
///   switch inbox.open(candidate) {
///   case .file(let file): … try file.read() … try inbox.file(file, day: "2026/11/20")
///   case .refused(let refusal): try inbox.setAside(refusal, reason: refusal.description)
///   case .passedOver: break
///   }
/// }
/// ```
///
/// Neighbours: `Watcher` is the thread that watches (inotify, listings, timers), `Spool` moves files,
/// `Exchange` is all that the two sides share. The inbox knows no newspaper, no archive and no log.
package final class Inbox: Sendable {
  package struct Options: Sendable {
    /// The folder that holds `inbox/`, `filed/` and `rejected/`.
    package var spool: String
    package var intake: Intake
    /// Longer files are refused; in bytes.
    package var maxBytes: Int
    /// How long a file must stand still before it counts as complete, where nobody has closed it.
    package var settlingTime: Duration
    /// How many folders deep below the inbox files are taken.
    package var maxDepth: Int
    /// How often the inbox is listed while it cannot be watched, or looked for while it is missing.
    package var pollInterval: Duration
    /// How many filed files are kept open at once, to see what a second writer does to them.
    package var heldDescriptors: Int

    package init(
      spool: String, intake: Intake = .move, maxBytes: Int = 8 << 20,
      settlingTime: Duration = .seconds(2), maxDepth: Int = 8,
      pollInterval: Duration = .seconds(5), heldDescriptors: Int = 256
    ) {
      self.spool = spool
      self.intake = intake
      self.maxBytes = maxBytes
      self.settlingTime = settlingTime
      self.maxDepth = maxDepth
      self.pollInterval = pollInterval
      self.heldDescriptors = heldDescriptors
    }
  }

  /// What becomes of a file that was read.
  package enum Intake: String, Sendable, Hashable, CaseIterable {
    /// It is moved out of the inbox.
    case move
    /// It stays: nothing is ever written into the inbox, which may be a read-only share.
    case leave
  }

  package enum Event: Sendable {
    case candidate(Candidate)
    /// Once: the inbox is watched, and what was in it at the start has been queued.
    case listed
    case notice(Notice)
    /// The answer to `requestHeartbeat`.
    case heartbeat
  }

  /// What happens, in order; for one consumer. It ends after `stop`.
  package let events: AsyncStream<Event>

  package let options: Options
  let spool: Spool
  let exchange: Exchange
  private let continuation: AsyncStream<Event>.Continuation
  private let thread = Mutex<WatchingThread?>(nil)

  /// Makes what is missing of the spool, except where the inbox is to be left as it is.
  package init(_ options: Options) throws(InboxError) {
    self.options = options
    spool = Spool(path: options.spool)
    if options.intake == .move { try spool.prepare() }
    do throws(SystemError) {
      exchange = try Exchange()
    } catch {
      throw .spool(path: options.spool, error)
    }
    (events, continuation) = AsyncStream.makeStream(of: Event.self)
  }

  deinit { stop() }

  /// Begins to watch; what is in the inbox already arrives first. To be called once.
  package func start() throws(InboxError) {
    guard exchange.begin() else { return }
    do throws(SystemError) {
      let started = try WatchingThread { [options, spool, exchange, continuation] in
        Watcher(options, spool, exchange, continuation).run()
      }
      thread.withLock { $0 = started }
    } catch {
      throw .spool(path: options.spool, error)
    }
  }

  /// Ends the events, after those that are queued, and waits for the watching thread.
  package func stop() {
    exchange.stop()
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    running?.join()
    continuation.finish()
  }

  /// Asks the watching thread for a sign of life, which arrives as `Event.heartbeat`.
  package func requestHeartbeat() { exchange.leave(.heartbeat) }
}

/// A name in the inbox at which a complete file seems to stand; what it is shows when it is opened.
///
/// Each is to be opened sooner or later: until then the same name is not offered again, whatever happens
/// there. It may be opened more than once, after a failure say.
package struct Candidate: Sendable {
  package let source: SourcePath
  let origin: Origin

  /// Whether it was put into the spool before, and written to since.
  package var isRewrite: Bool {
    if case .rewrite = origin { true } else { false }
  }

  enum Origin: Sendable {
    /// - Parameter isSettled: whether it is offered because it stood still.
    case arrival(isSettled: Bool)
    case rewrite(Held)
  }

  /// A file whose handling was interrupted, to be opened again.
  package init(_ source: SourcePath) { self.init(source, .arrival(isSettled: false)) }

  init(_ source: SourcePath, _ origin: Origin) {
    self.source = source
    self.origin = origin
  }
}
