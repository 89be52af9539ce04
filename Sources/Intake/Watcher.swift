import DequeModule
import Glibc

/// The thread that watches the inbox: it blocks in poll(2) until the kernel or a caller has something to say,
/// and wakes by the clock only while a file settles, a filed file is still looked after, or watching is not
/// enough.
///
/// All of its state is confined to that thread: `run` makes the calls, and nothing else can reach it.
final class Watcher {
  let options: Inbox.Options
  let spool: Spool
  let exchange: Exchange
  private let events: AsyncStream<Inbox.Event>.Continuation

  // What is watched (Watcher+Folders.swift).
  var inotify: Inotify?
  /// Why there is no inotify.
  var inotifyError: SystemError?
  var folders: [Int32: Folder] = [:]
  /// The number of the watch on the spool's root, which sees the inbox come and go.
  var spoolWatch: Int32?
  /// The folder that was last the inbox.
  var inboxKey: FileKey?
  var isMissing = false
  /// Counts the listings of the whole inbox.
  var listing = 0
  var pollingCauses: Set<Notice.Cause> = []
  var toldCauses: Set<Notice.Cause> = []
  var needsListing = false
  var needsCheck = false

  // What has to wait (Watcher+Waiting.swift).
  var settling: [SourcePath: Settling] = [:]
  var held: [UInt64: Watching] = [:]
  var heldOrder: Deque<UInt64> = []
  var lastHeld: UInt64 = 0
  /// In the order in which they end, for all of them take the settling time.
  var timers: Deque<(end: SuspendingClock.Instant, subject: Timer)> = []
  var nextPoll: SuspendingClock.Instant?

  // What was told (this file).
  /// Files that may not be read, as they were when that was told.
  var unreadable: [SourcePath: FileStatus] = [:]
  var unreadableFolders: Set<FolderPath> = []
  private var told: Set<Notice> = []

  /// Turns readable for an exceptional condition when something is mounted or unmounted; without it (no
  /// /proc) a mount on the inbox is met only by the next listing.
  private let mounts: Descriptor?

  init(
    _ options: Inbox.Options, _ spool: Spool, _ exchange: Exchange,
    _ events: AsyncStream<Inbox.Event>.Continuation
  ) {
    self.options = options
    self.spool = spool
    self.exchange = exchange
    self.events = events
    mounts = try? Descriptor(posix { open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC) })
  }

  func run() {
    listAll()
    arrangePolling()
    events.yield(.listed)
    while !exchange.isStopping { turn() }
    // Whoever still writes to a filed file has until now; the reader sees it before the stream ends.
    for errand in exchange.takeErrands() { handle(errand) }
    while let oldest = heldOrder.first { release(oldest) }
    events.finish()
  }

  private func turn() {
    if waitForSomething() == .mount { needsCheck = true }
    // Taken before the events are read and handled after, so that what happened before a caller asked for
    // something is seen to before the answer.
    let errands = exchange.takeErrands()
    readEvents()
    for errand in errands { handle(errand) }
    if needsListing || nextPoll.map({ $0 <= .now }) == true {
      listAll()
    } else if needsCheck {
      checkFolders()
    }
    endTimers()
    arrangePolling()
  }

  private enum Occasion { case mount, other }

  private func waitForSomething() -> Occasion {
    // A negative number is passed over by poll(2).
    var polled = [
      pollfd(fd: exchange.wake.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inotify?.descriptor.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mounts?.number ?? -1, events: Int16(POLLPRI), revents: 0),
    ]
    // EINTR is as good a reason as any to look around.
    poll(&polled, nfds_t(polled.count), millisecondsToWait())
    return polled[2].revents != 0 ? .mount : .other
  }

  /// -1 for as long as it takes.
  private func millisecondsToWait() -> Int32 {
    dropStaleTimers()
    guard let end = [timers.first?.end, nextPoll].compactMap(\.self).min() else { return -1 }
    let wait = max(.zero, end - .now)
    // Rounded up: to wake too early is to wake twice.
    return Int32(clamping: Int64((wait / .milliseconds(1)).rounded(.up)))
  }

  private func handle(_ errand: Exchange.Errand) {
    switch errand {
    case .settle(let source): settle(source)
    case .unreadable(let source, let status, let error):
      noteUnreadable(source, status, error)
    case .folderUnreadable(let folder, let error):
      // Once more after it was told: it may have been mended between the two.
      if noteUnreadable(folder, error) { take(folder) }
    case .notMovable(let source, let error): tellOnce(.notMovable(source, error))
    case .hold(let file): hold(file)
    case .heartbeat: events.yield(.heartbeat)
    }
  }

  // MARK: Telling

  /// Offers a file to the reader, unless its name waits to be opened already.
  func offer(_ source: SourcePath, isSettled: Bool = false) {
    settling[source] = nil
    if exchange.offer(source) {
      events.yield(.candidate(Candidate(source, .arrival(isSettled: isSettled))))
    }
  }

  func offerRewritten(_ file: Held) {
    events.yield(.candidate(Candidate(file.original.source, .rewrite(file))))
  }

  func tell(_ notice: Notice) { events.yield(.notice(notice)) }

  func tellOnce(_ notice: Notice) {
    if told.insert(notice).inserted { tell(notice) }
  }

  private func noteUnreadable(_ source: SourcePath, _ status: FileStatus, _ error: SystemError) {
    let isNews = unreadable.updateValue(status, forKey: source)?.key != status.key
    if isNews { tell(.unreadable(source, error)) }
    // The event of a mode that was mended before this errand was read has passed unheeded.
    if let now = statusNow(of: source), now.changed != status.changed { offer(source) }
  }

  /// Whether that is news.
  @discardableResult
  func noteUnreadable(_ folder: FolderPath, _ error: SystemError) -> Bool {
    guard let path = SourcePath(bytes: folder.bytes) else {
      // The inbox itself: it counts as missing.
      needsCheck = true
      return false
    }
    let isNews = unreadableFolders.insert(folder).inserted
    if isNews { tell(.folderUnreadable(path, error)) }
    return isNews
  }
}
