import Foundation
import Glibc

/// Raises more events in `folder` than the kernel queues for a watcher who stands still, so that what comes next is
/// dropped. They are of hidden names, of which a newsroom takes no notice, and of two in turn, since the kernel joins
/// equal ones. The limit is the whole machine's, so no test may lower it. Twice as many as it allows, for a watcher that has
/// just been told to stop reads on for a moment.
package func overflowInotifyQueue(of folder: String) throws {
  let limit = try String(
    contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
  let names = [".overflow", ".overflowing"].map { "\(folder)/\($0)" }
  guard let limit = Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)) else {
    throw POSIXError(.EINVAL)
  }
  for number in 0...2 * limit {
    let descriptor = open(names[number % 2], O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    close(descriptor)
  }
  for name in names { unlink(name) }
}
