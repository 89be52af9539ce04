import TestSupport
import Testing

/// Lets a few tests run at a time, however many the machine would start: each of these has a journald and a
/// daemon, and a hundred of them at once would only wait for one another.
struct Gate: TestTrait, SuiteTrait, TestScoping {
  private static let turnstile = Turnstile(places: 4)

  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    await Self.turnstile.enter()
    do {
      try await body()
      await Self.turnstile.leave()
    } catch {
      await Self.turnstile.leave()
      throw error
    }
  }
}

private actor Turnstile {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { free = places }

  func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

extension Trait where Self == Gate {
  static var gate: Gate { Gate() }
}

extension Trait where Self == ConditionTrait {
  /// Only where a journald of the test's own can run.
  static var withJournald: ConditionTrait {
    .enabled(if: PrivateJournald.isAvailable, "\(PrivateJournald.why)")
  }
}
