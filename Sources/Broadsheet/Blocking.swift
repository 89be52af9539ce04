import Dispatch

/// A thread for what blocks (fsync, a database's lock): the threads that Swift's tasks share must not.
struct Blocking: Sendable {
  private let queue: DispatchQueue

  init(_ label: String) { queue = DispatchQueue(label: "broadsheet.\(label)") }

  /// Runs `body` there, after what was asked for before, while the calling task is suspended.
  func callAsFunction<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
