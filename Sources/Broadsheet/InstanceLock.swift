import Glibc

/// Held by the one daemon that serves an archive and its spool: two would take each other's files.
///
/// A lock on a file of its own, not on the archive: closing any descriptor of a file drops the locks that SQLite
/// holds on it. The kernel lets go of it however the process ends, so a file that is left behind locks nobody out.
final class InstanceLock: Sendable {
  struct Taken: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "Another broadsheet daemon serves this archive (it holds \(path)); stop that one first, or give this one "
        + "its own `archive` and `spool`."
    }
  }

  struct NotMade: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String {
      "\(path) cannot be made (\(reason)); make its folder, owned by the user that runs broadsheet."
    }
  }

  private let descriptor: Int32

  /// - Throws: `Taken`, `NotMade`.
  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw NotMade(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Taken(path: path)
    }
  }

  deinit { close(descriptor) }
}
