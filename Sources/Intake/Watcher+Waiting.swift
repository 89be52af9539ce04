import Glibc

// What takes time: files that must stand still before they are offered, and files that were filed while a
// second writer may still have had them open.
extension Watcher {
  /// A file that nobody has closed yet.
  struct Settling {
    /// As it was when the wait began, where the clock alone cannot tell.
    let status: FileStatus?
    let end: SuspendingClock.Instant
  }

  /// A file in the spool that may still be written to.
  struct Watching {
    let file: Held
    /// As it was when it was last looked at.
    var last: FileIdentity
    /// How often it is still to be found unchanged.
    var looks: Int
  }

  enum Timer {
    case settle(SourcePath)
    case look(UInt64)
  }

  /// How often a file is looked at that was taken without having been closed: its writer may only have been
  /// waiting for the network. With the usual settling time this makes a minute.
  private static let looksAtUnclosed = 30

  // MARK: Settling

  /// Offers the file once it has stood still for the settling time.
  func settle(_ source: SourcePath, from status: FileStatus? = nil) {
    let end = SuspendingClock.now + options.settlingTime
    settling[source] = Settling(status: status, end: end)
    timers.append((end, .settle(source)))
  }

  private func endSettling(_ source: SourcePath, _ wait: Settling) {
    guard let status = statusNow(of: source) else {
      settling[source] = nil
      return
    }
    // The time of day may have been set back, or be another machine's: then what counts is that nothing
    // has changed from one look to the next.
    let isComplete =
      wait.status == status
      || (wait.status == nil && isTrusted(source)
        && status.hasStoodStill(
          for: options.settlingTime, at: timespec.now.nanoseconds))
    if isComplete { offer(source, isSettled: true) } else { settle(source, from: status) }
  }

  /// Nil where it is gone or cannot be asked for.
  func statusNow(of source: SourcePath) -> FileStatus? {
    try? spool.inbox().folder(source.folder).status(of: source.name)
  }

  /// Whether the times of files there are this machine's.
  private func isTrusted(_ source: SourcePath) -> Bool {
    guard let fileSystem = try? spool.inbox().folder(source.folder).fileSystem() else {
      return false
    }
    return fileSystem.nameIfUnobservable == nil
  }

  // MARK: Second writers

  func hold(_ file: Held) {
    guard let now = try? file.descriptor.status() else { return }
    // Two links make one file, whose writer is not whom we wait for.
    let isUnclosed =
      file.original.isSettled && now.links == 1 && file.original.place?.isFiled == true
    lastHeld += 1
    held[lastHeld] = Watching(
      file: file, last: now.identity, looks: isUnclosed ? Self.looksAtUnclosed : 1)
    heldOrder.append(lastHeld)
    timers.append((.now + options.settlingTime, .look(lastHeld)))
    while held.count > options.heldDescriptors, let oldest = heldOrder.first { release(oldest) }
  }

  private func look(at number: UInt64) {
    guard var watching = held[number], let now = try? watching.file.descriptor.status() else {
      return forget(number)
    }
    if now.identity != watching.last {
      watching.last = now.identity
    } else if now.identity != watching.file.identity || watching.looks == 1 {
      return release(number)
    } else {
      watching.looks -= 1
    }
    held[number] = watching
    timers.append((.now + options.settlingTime, .look(number)))
  }

  /// Looks at a filed file for the last time.
  func release(_ number: UInt64) {
    if let watching = held[number], let now = try? watching.file.descriptor.status(),
      now.identity != watching.file.identity
    {
      offerRewritten(watching.file)
    }
    forget(number)
  }

  private func forget(_ number: UInt64) {
    held[number] = nil
    while let oldest = heldOrder.first, held[oldest] == nil { heldOrder.removeFirst() }
  }

  // MARK: The clock

  func endTimers() {
    let now = SuspendingClock.now
    while let timer = timers.first, timer.end <= now {
      timers.removeFirst()
      switch timer.subject {
      case .settle(let source):
        if let wait = settling[source], wait.end == timer.end { endSettling(source, wait) }
      case .look(let number): look(at: number)
      }
    }
  }

  /// So that a file which was closed long ago does not wake the thread.
  func dropStaleTimers() {
    while let timer = timers.first {
      switch timer.subject {
      case .settle(let source) where settling[source]?.end != timer.end: timers.removeFirst()
      case .look(let number) where held[number] == nil: timers.removeFirst()
      default: return
      }
    }
  }
}
