import CLinux
import Glibc

/// A thread of its own, for work that blocks in the kernel until something happens: the threads of Swift's
/// pool must not.
struct WatchingThread: Sendable {
  private let thread: pthread_t

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let status = pthread_create(
      &thread, nil,
      { argument in
        linux_name_thread("inbox")
        // It was retained for this thread, which takes it over; the argument is what was passed below.
        Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard status == 0 else {
      work.release()
      throw SystemError(status)
    }
    self.thread = thread
  }

  /// Waits until the thread has ended; to be called once.
  func join() {
    // It fails for a thread that was joined before, or for this one, only.
    pthread_join(thread, nil)
  }
}
