import Synchronization

/// An answer that is given once, from any thread, to whoever waits for it; what is given later is
/// passed over. A waiter's cancellation is an answer too.
final class Reply<Value: Sendable>: Sendable {
  private enum State {
    case awaited([CheckedContinuation<Value, Never>])
    case given(Value)
  }

  private let state = Mutex(State.awaited([]))

  var isGiven: Bool {
    state.withLock { if case .given = $0 { true } else { false } }
  }

  func give(_ value: Value) {
    let waiting = state.withLock { state -> [CheckedContinuation<Value, Never>] in
      guard case .awaited(let waiting) = state else { return [] }
      state = .given(value)
      return waiting
    }
    for waiter in waiting { waiter.resume(returning: value) }
  }

  func value(ifCancelled cancelled: Value) async -> Value {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let given = state.withLock { state -> Value? in
          switch state {
          case .given(let value): return value
          case .awaited(let waiting):
            state = .awaited(waiting + [waiter])
            return nil
          }
        }
        if let given { waiter.resume(returning: given) }
      }
    } onCancel: {
      give(cancelled)
    }
  }
}

extension Reply<Void> {
  /// Waits for the answer, at most for `limit`.
  func value(within limit: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.value(ifCancelled: ()) }
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }
}
