import Glibc

/// Something that the administrator should know about the inbox, told once and not again until it has ended.
package enum Notice: Sendable, Hashable, CustomStringConvertible {
  /// The inbox is not there, or cannot be opened; nothing can arrive.
  case inboxMissing(path: String, SystemError)
  /// It is there again after `inboxMissing`.
  case inboxBack(path: String)
  /// Another folder stands at its path: it was mounted, unmounted, or swapped.
  case inboxReplaced(path: String)
  /// Changes may go unseen, so the inbox is listed every `interval` as well.
  case polling(Cause, interval: Duration)
  /// Every cause for polling is gone.
  case pollingOver
  /// The kernel dropped events; the inbox was listed anew, so nothing is lost.
  case overflow
  /// A file may not be opened; it is taken as soon as that changes.
  case unreadable(SourcePath, SystemError)
  /// A folder may not be listed; it is taken as soon as that changes.
  case folderUnreadable(SourcePath, SystemError)
  /// A folder stands deeper than `limit` below the inbox; what is in it is left alone.
  case folderTooDeep(SourcePath, limit: Int)
  /// A file was read but cannot be moved away; it is left, and remembered.
  case notMovable(SourcePath, SystemError)

  /// Why changes in the inbox may go unseen.
  package enum Cause: Sendable, Hashable {
    /// inotify itself is not to be had.
    case noInotify(SystemError)
    /// A folder could not be watched or listed, most often because the limit of watches is reached.
    case notWatched(SystemError)
    /// A file system whose changes the kernel does not hear of, by its name.
    case fileSystem(String)
  }

  /// A name for logs and tests that stays the same whatever the sentence says.
  package var kind: String {
    switch self {
    case .inboxMissing: "inbox-missing"
    case .inboxBack: "inbox-back"
    case .inboxReplaced: "inbox-replaced"
    case .polling: "polling"
    case .pollingOver: "polling-over"
    case .overflow: "overflow"
    case .unreadable: "unreadable"
    case .folderUnreadable: "folder-unreadable"
    case .folderTooDeep: "folder-too-deep"
    case .notMovable: "not-movable"
    }
  }

  package enum Weight: Sendable {
    /// Files are kept from being taken.
    case trouble
    /// Nothing is lost, but somebody should know.
    case warning
    /// The end of what an earlier notice told.
    case recovery
  }

  package var weight: Weight {
    switch self {
    case .inboxMissing, .unreadable, .folderUnreadable, .folderTooDeep, .notMovable: .trouble
    case .inboxReplaced, .polling, .overflow: .warning
    case .inboxBack, .pollingOver: .recovery
    }
  }

  /// The file or folder it is about; nil for the inbox as a whole.
  package var source: SourcePath? {
    switch self {
    case .unreadable(let source, _), .folderUnreadable(let source, _),
      .folderTooDeep(let source, _), .notMovable(let source, _):
      source
    default: nil
    }
  }

  package var description: String {
    switch self {
    case .inboxMissing(let path, let error):
      "The inbox \(path) cannot be opened (\(error)); nothing arrives until it is back, "
        + "then it is taken up by itself."
    case .inboxBack(let path):
      "The inbox \(path) is back and is watched again."
    case .inboxReplaced(let path):
      "Another folder stands at \(path) than before (mounted, unmounted or swapped); "
        + "it is now the inbox, look whether that was meant."
    case .polling(let cause, let interval):
      "\(cause); the inbox is listed every \(inWords(interval)) as well."
    case .pollingOver:
      "The whole inbox can be watched again; it is no longer listed at intervals."
    case .overflow:
      "Files came faster than they were taken note of, so the inbox was listed anew and nothing is lost; "
        + "raise fs.inotify.max_queued_events if that happens often."
    case .unreadable(let source, let error) where error.isRefusal:
      "\(source) may not be read (\(error)); it is taken once it may: "
        + "chmod g+r it, or setfacl -m u:USER:r for the daemon's user."
    case .unreadable(let source, let error):
      "\(source) cannot be opened (\(error)); it is left where it is, check the disk."
    case .folderUnreadable(let source, let error):
      "The folder \(source) may not be listed (\(error)); its files are taken once it may: "
        + "chmod g+rwx it, or setfacl -m u:USER:rwx for the daemon's user."
    case .folderTooDeep(let source, let limit):
      "The folder \(source) stands more than \(limit) folders deep and is left alone; "
        + "move its files further up."
    case .notMovable(let source, let error):
      "\(source) was read but may not be moved away (\(error)), so it stays and is remembered; "
        + "chmod g+rwx its folder, without the sticky bit, or remove it by hand."
    }
  }
}

extension Notice.Cause: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noInotify(let error):
      "inotify is not to be had (\(error); raise fs.inotify.max_user_instances)"
    case .notWatched(let error) where error.code == ENOSPC:
      "Part of the inbox cannot be watched (\(error); raise fs.inotify.max_user_watches)"
    case .notWatched(let error):
      "Part of the inbox cannot be watched (\(error))"
    case .fileSystem(let name):
      "The inbox stands on \(name), where other machines may write unseen"
    }
  }
}

private func inWords(_ time: Duration) -> String {
  let (seconds, attoseconds) = time.components
  return attoseconds == 0 ? "\(seconds) s" : "\(Int64(time / .milliseconds(1))) ms"
}
