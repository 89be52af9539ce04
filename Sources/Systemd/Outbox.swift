import CSystemd
import DequeModule
@preconcurrency import Dispatch
import Glibc
import Synchronization

/// What waits for the journal, and the one thread that takes it there.
///
/// The thread alone calls sd_journal_sendv and alone may hang in it; everyone else only holds the
/// lock for as long as it takes to add or remove an item.
final class Outbox: Sendable {
  /// Posted entries that may wait: some seconds of a talkative logger, a few hundred KB.
  static let postedLimit = 1024

  private enum Item {
    case entries([JournalEntry], Reply<Delivery>)
    case posted(JournalEntry)
  }

  private struct State {
    var waiting: Deque<Item> = []
    /// How many of `waiting` were posted.
    var posted = 0
    /// Posted entries that did not reach the journal and that no entry has told of yet.
    var lost = 0
    /// The answer to what the thread is sending.
    var inHand: Reply<Delivery>?
    /// Attempts that failed one after another although the journal answered.
    var refusals = 0
    /// Why nothing more is taken.
    var closed: String?
  }

  private let identifier: [UInt8]
  private let state = Mutex(State())
  private let wakeUp = DispatchSemaphore(value: 0)

  /// Given when the outbox is closed and the thread has seen to all that it held, or when who waited
  /// for that gave up.
  let isEmptied = Reply<Void>()

  /// How often in succession sending has failed although the journal answered: for want of memory or
  /// descriptors, say.
  var refusals: Int { state.withLock(\.refusals) }

  init(identifier: String) { self.identifier = Array("SYSLOG_IDENTIFIER=\(identifier)".utf8) }

  /// Starts the thread; where none can be had, the outbox is closed at once.
  func start() {
    let failure = startThread { self.work() }
    guard failure != 0 else { return }
    state.withLock { $0.closed = "no thread can be started: \(message(of: failure))" }
    isEmptied.give(())
  }

  func add(_ entries: [JournalEntry], _ reply: Reply<Delivery>) {
    let closed = state.withLock { state in
      if state.closed == nil { state.waiting.append(.entries(entries, reply)) }
      return state.closed
    }
    if let closed { reply.give(.unreachable(closed)) } else { wakeUp.signal() }
  }

  func post(_ entry: JournalEntry) {
    let isTaken = state.withLock { state in
      guard state.closed == nil, state.posted < Self.postedLimit else {
        state.lost += 1
        return false
      }
      state.waiting.append(.posted(entry))
      state.posted += 1
      return true
    }
    if isTaken { wakeUp.signal() }
  }

  /// Takes nothing more; the thread ends once it has sent what waits.
  func close() {
    state.withLock { if $0.closed == nil { $0.closed = "the journal is closed" } }
    wakeUp.signal()
  }

  /// Answers everyone who still waits, and forgets what they wanted sent.
  func abandon() {
    let replies = state.withLock { state in
      let waiting = state.waiting.compactMap {
        if case .entries(_, let reply) = $0 { reply } else { nil }
      }
      let replies = [state.inHand].compactMap(\.self) + waiting
      state.waiting = []
      state.posted = 0
      return replies
    }
    for reply in replies { reply.give(.unreachable("the journal did not take it in time")) }
  }

  // MARK: - On the thread

  private enum Step {
    case send(Item)
    case wait
    case end
  }

  private func work() {
    while true {
      switch nextStep() {
      case .send(.entries(let entries, let reply)): deliver(entries, reply)
      case .send(.posted(let entry)): deliverPosted(entry)
      case .wait: wakeUp.wait()
      case .end: return isEmptied.give(())
      }
    }
  }

  private func nextStep() -> Step {
    state.withLock { state in
      state.inHand = nil
      guard let item = state.waiting.popFirst() else { return state.closed == nil ? .wait : .end }
      switch item {
      case .entries(_, let reply): state.inHand = reply
      case .posted: state.posted -= 1
      }
      return .send(item)
    }
  }

  private func deliver(_ entries: [JournalEntry], _ reply: Reply<Delivery>) {
    for entry in entries {
      // Nobody waits any longer: they were told that it failed, and will send it again.
      if reply.isGiven { return }
      if case .unreachable(let why) = send(entry) { return reply.give(.unreachable(why)) }
    }
    reply.give(.delivered)
    tellOfLosses()
  }

  private func deliverPosted(_ entry: JournalEntry) {
    if send(entry) == .delivered { tellOfLosses() } else { state.withLock { $0.lost += 1 } }
  }

  /// Sends the number of lost messages, after the ones that were posted before them.
  private func tellOfLosses() {
    let lost = state.withLock { state in
      guard state.posted == 0 else { return 0 }
      defer { state.lost = 0 }
      return state.lost
    }
    guard lost > 0 else { return }
    let entry = JournalEntry(
      "Messages of the log were lost while the journal did not take them: \(lost)", id: nil,
      priority: .warning)
    if send(entry) != .delivered { state.withLock { $0.lost += lost } }
  }

  private func send(_ entry: JournalEntry) -> Delivery {
    let delivery = sendv(entry)
    if delivery == .delivered {
      state.withLock { $0.refusals = 0 }
    } else if JournalSocket.answers {
      state.withLock { $0.refusals += 1 }
    }
    return delivery
  }

  private func sendv(_ entry: JournalEntry) -> Delivery {
    // Without a socket sd_journal_sendv drops the entry and returns success. The second look is for
    // one that went while it was at it.
    let absent = Delivery.unreachable("there is no \(JournalSocket.path)")
    guard JournalSocket.exists else { return absent }
    let status = entry.withFields(followedBy: identifier) {
      sd_journal_sendv($0.baseAddress, Int32($0.count))
    }
    guard status >= 0 else { return .unreachable(message(of: -status)) }
    return JournalSocket.exists ? .delivered : absent
  }
}

/// The system's words for an errno.
private func message(of code: Int32) -> String { String(cString: strerror(code)) }

/// Runs `body` on a detached thread of its own, on which no signal is handled.
///
/// - Returns: 0, or the errno where no thread can be had.
private func startThread(_ body: @escaping @Sendable () -> Void) -> Int32 {
  let box = Unmanaged.passRetained(Box(body))
  var thread = pthread_t()
  let failure = pthread_create(
    &thread, nil,
    { argument in
      var signals = sigset_t()
      sigfillset(&signals)
      pthread_sigmask(SIG_BLOCK, &signals, nil)
      argument.map { Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }
      return nil
    }, box.toOpaque())
  if failure == 0 { pthread_detach(thread) } else { box.release() }
  return failure
}

private final class Box: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
