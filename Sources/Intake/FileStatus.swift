import Glibc

/// What tells one state of a file from another: the same name with another identity is another arrival.
package struct FileIdentity: Sendable, Hashable {
  package let device: UInt64
  package let inode: UInt64
  /// In bytes.
  package let size: Int64
  /// When the content was last written, in nanoseconds since 1970.
  package let modified: Int64

  package init(device: UInt64, inode: UInt64, size: Int64, modified: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
  }

  /// The file itself, whatever is written into it.
  var key: FileKey { FileKey(device: device, inode: inode) }
}

/// Names a file on this machine for as long as it exists.
struct FileKey: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64
}

/// What stat(2) says of a file, as far as the inbox asks.
struct FileStatus: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case regular, folder, link, fifo, socket, device }

  let kind: Kind
  let identity: FileIdentity
  /// The twelve bits that chmod(2) sets.
  let permissions: mode_t
  /// When the inode was last changed, in nanoseconds since 1970. No program can set it back.
  let changed: Int64
  /// How many names the file has.
  let links: Int

  var key: FileKey { identity.key }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
    identity = FileIdentity(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: status.st_mtim.nanoseconds)
    permissions = status.st_mode & 0o7777
    changed = status.st_ctim.nanoseconds
    links = Int(status.st_nlink)
  }

  /// Whether nothing has happened to the file for `time` before `now` (nanoseconds since 1970).
  ///
  /// The time of the content alone would not do: `cp -p` and rsync set it back to the original's. A time in
  /// the future (the clock was set back) says nothing, so such a file counts as just changed.
  func hasStoodStill(for time: Duration, at now: Int64) -> Bool {
    let last = max(identity.modified, changed)
    return last <= now && .nanoseconds(now &- last) >= time
  }
}

extension timespec {
  /// The time in nanoseconds; the nearest that 64 bits hold, for a file that claims a year beyond 2262.
  var nanoseconds: Int64 {
    let (seconds, overflow) = Int64(tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return tv_sec < 0 ? .min : .max }
    let (sum, over) = seconds.addingReportingOverflow(Int64(tv_nsec))
    return over ? .max : sum
  }

  init(nanoseconds: Int64) {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    // Before 1970 the remainder is negative, and tv_nsec must not be.
    self.init(
      tv_sec: Int(rest < 0 ? seconds - 1 : seconds),
      tv_nsec: Int(rest < 0 ? rest + 1_000_000_000 : rest))
  }

  /// The time of day, as the kernel stamps files with it.
  static var now: timespec {
    var now = timespec()
    // It fails for an unknown clock or a bad address only.
    clock_gettime(CLOCK_REALTIME, &now)
    return now
  }
}
