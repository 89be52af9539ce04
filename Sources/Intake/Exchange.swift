import CLinux
import Glibc
import Synchronization

/// What the watching thread and the callers of the inbox share; everything else is the one's or the others'.
final class Exchange: Sendable {
  /// Something that a caller leaves for the watching thread to do.
  enum Errand: Sendable {
    /// A file is not complete yet: offer it once it stands still.
    case settle(SourcePath)
    /// A file, in this state, could not be opened.
    case unreadable(SourcePath, FileStatus, SystemError)
    case folderUnreadable(FolderPath, SystemError)
    case notMovable(SourcePath, SystemError)
    case hold(Held)
    case heartbeat
  }

  private struct State {
    var errands: [Errand] = []
    /// Names that were offered and not opened since.
    var offered: Set<SourcePath> = []
    /// Files that a caller has opened and not yet put anywhere.
    var claims: [FileKey: ClaimState] = [:]
    var lastClaim: UInt64 = 0
    /// Files to be left where they are, each with the listing that last saw it.
    var kept: [FileIdentity: Int] = [:]
    var listing = 0
    var phase = Phase.idle
  }

  private enum Phase { case idle, running, stopping }

  private struct ClaimState {
    let number: UInt64
    /// Names under which the file was met meanwhile.
    var met: Set<SourcePath> = []
  }

  private let state = Mutex(State())
  /// Readable when there is something for the watching thread.
  let wake: Descriptor

  init() throws(SystemError) {
    wake = Descriptor(try posix { linux_event_descriptor() })
  }

  // MARK: The caller's side

  /// Leaves something for the watching thread; without one it is forgotten, for nobody would be told.
  func leave(_ errand: Errand) {
    let isHeard = state.withLock { state in
      guard state.phase == .running else { return false }
      state.errands.append(errand)
      return true
    }
    if isHeard { ring() }
  }

  /// True for the first call only.
  func begin() -> Bool {
    state.withLock { state in
      guard state.phase == .idle else { return false }
      state.phase = .running
      return true
    }
  }

  func stop() {
    state.withLock { $0.phase = .stopping }
    ring()
  }

  /// From now on the name can be offered again.
  func taken(_ source: SourcePath) {
    _ = state.withLock { $0.offered.remove(source) }
  }

  /// Nil where another caller has the file in hand: it was renamed, has two names, or a listing met it. The
  /// name is then looked at again when that caller is done.
  func claim(_ source: SourcePath, _ key: FileKey) -> Claim? {
    let number: UInt64? = state.withLock { state in
      guard state.claims[key] == nil else {
        state.claims[key]?.met.insert(source)
        return nil
      }
      state.lastClaim += 1
      state.claims[key] = ClaimState(number: state.lastClaim)
      return state.lastClaim
    }
    return number.map { number in Claim { [self] in release(key, number) } }
  }

  private func release(_ key: FileKey, _ number: UInt64) {
    let met: Set<SourcePath> = state.withLock { state in
      guard let claim = state.claims[key], claim.number == number else { return [] }
      state.claims[key] = nil
      return claim.met
    }
    for source in met { leave(.settle(source)) }
  }

  func keep(_ identity: FileIdentity) {
    state.withLock { $0.kept[identity] = $0.listing }
  }

  private func ring() {
    var one: UInt64 = 1
    // EAGAIN where 2^64-2 rings wait unanswered; any one of them is enough.
    write(wake.number, &one, MemoryLayout.size(ofValue: one))
  }

  // MARK: The watching thread's side

  var isStopping: Bool { state.withLock { $0.phase == .stopping } }

  func takeErrands() -> [Errand] {
    var count: UInt64 = 0
    // EAGAIN where nobody rang; the errands are looked at in any case.
    read(wake.number, &count, MemoryLayout.size(ofValue: count))
    return state.withLock { state in
      defer { state.errands = [] }
      return state.errands
    }
  }

  /// Whether the name is to be offered now; false where it waits to be opened already.
  func offer(_ source: SourcePath) -> Bool {
    state.withLock { $0.offered.insert(source).inserted }
  }

  /// Whether the file is to be left where it is. A listing that asks keeps it in memory.
  func isKept(_ identity: FileIdentity) -> Bool {
    state.withLock { state in
      guard state.kept[identity] != nil else { return false }
      state.kept[identity] = state.listing
      return true
    }
  }

  func beginListing() {
    state.withLock { $0.listing += 1 }
  }

  /// Forgets the kept files that this listing did not meet: they are gone.
  func endListing() {
    state.withLock { state in
      state.kept = state.kept.filter { $0.value == state.listing }
    }
  }
}

/// A caller's hold on a file until it is put somewhere: given back by `release`, or with the last reference.
final class Claim: Sendable {
  private let onRelease: @Sendable () -> Void

  init(_ onRelease: @escaping @Sendable () -> Void) { self.onRelease = onRelease }

  /// Harmless when it is called again.
  func release() { onRelease() }

  deinit { onRelease() }
}
