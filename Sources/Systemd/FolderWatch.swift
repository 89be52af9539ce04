@preconcurrency import Dispatch
import Glibc

/// Tells of the first change in the folder that a file is in, or would be; while that folder is
/// missing, in the nearest one above it that exists.
final class FolderWatch: Sendable {
  private let changed = Reply<Void>()
  private let source: any DispatchSourceRead

  /// Nil where inotify gives no more watches, or where no folder above may be read.
  init?(nearestTo path: String) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    guard Self.watchFolder(of: path, with: descriptor) else {
      close(descriptor)
      return nil
    }
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler { [changed, source] in
      changed.give(())
      source.cancel()
    }
    source.setCancelHandler { close(descriptor) }
    source.activate()
  }

  deinit { source.cancel() }

  /// Returns once there has been a change since the watch was made; or with the task's cancellation.
  func change() async { await changed.value(ifCancelled: ()) }

  /// The same, after `limit` at the latest.
  func change(within limit: Duration) async { await changed.value(within: limit) }

  private static func watchFolder(of path: String, with descriptor: Int32) -> Bool {
    // ATTRIB: a socket may be made before everybody may write to it.
    let events = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
    var missing: String?
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      let folder = rest.isEmpty ? "/" : String(rest)
      if inotify_add_watch(descriptor, folder, UInt32(events)) >= 0 {
        // Made between the look at it and the watch on its parent, a folder raises no event.
        let hasCome = missing.map { access($0, F_OK) == 0 } ?? false
        return hasCome ? watchFolder(of: path, with: descriptor) : true
      }
      guard errno == ENOENT else { return false }
      missing = folder
    }
    return false
  }
}
