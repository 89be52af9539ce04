import Dispatch

/// Threads for what blocks (fsync, a database's lock): those that Swift's tasks share must not.
struct Blocking: Sendable {
  private let queue: DispatchQueue

  init(_ label: String) {
    // Concurrent: a look into the archive need not wait for another batch's fsync.
    queue = DispatchQueue(label: "broadsheet.\(label)", attributes: .concurrent)
  }

  /// Runs `body` there while the calling task is suspended.
  func callAsFunction<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
