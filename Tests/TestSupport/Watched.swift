import Synchronization

/// A value that threads or tasks change and a test waits on: the lines a process has printed, the
/// datagrams a socket has received. Whoever waits is woken by the change, not by a clock.
package final class Watched<Value: Sendable>: Sendable {
  private struct State {
    var value: Value
    var watchers: [Int: AsyncStream<Value>.Continuation] = [:]
    var nextWatcher = 0
  }

  private let state: Mutex<State>

  package init(_ value: Value) { state = Mutex(State(value: value)) }

  package var value: Value { state.withLock { $0.value } }

  package func update(_ change: (inout Value) -> Void) {
    state.withLock { state in
      change(&state.value)
      for watcher in state.watchers.values { watcher.yield(state.value) }
    }
  }

  /// What `pick` finds in the value, now or after a later change; `TimedOut` when it has found
  /// nothing after `limit`. `what` names the thing for the failure message.
  package func wait<Found: Sendable>(
    for what: String, within limit: Duration = patience,
    _ pick: @escaping @Sendable (Value) -> Found?
  ) async throws -> Found {
    try await withDeadline(limit, for: what) {
      for await value in self.values() {
        if let found = pick(value) { return found }
      }
      throw CancellationError()
    }
  }

  /// The value as it is, then as it becomes; a slow reader misses what was overtaken.
  private func values() -> AsyncStream<Value> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { watcher in
      let number = state.withLock { state in
        state.nextWatcher += 1
        state.watchers[state.nextWatcher] = watcher
        watcher.yield(state.value)
        return state.nextWatcher
      }
      watcher.onTermination = { [weak self] _ in
        _ = self?.state.withLock { $0.watchers.removeValue(forKey: number) }
      }
    }
  }
}
