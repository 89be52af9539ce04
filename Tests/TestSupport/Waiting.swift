/// How long a test waits for what must come. Only what hangs meets it: the tests of a whole suite share two
/// processors, and what comes late there has still come.
package let patience = Duration.seconds(300)

/// A test waited in vain.
package struct TimedOut: Error, CustomStringConvertible {
  package let what: String
  package let limit: Duration

  package var description: String { "\(what): nothing within \(limit)" }
}

/// The result of `body`, which is cancelled, and `TimedOut` thrown, when it takes longer than `limit`.
package func withDeadline<Result: Sendable>(
  _ limit: Duration, for what: String, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimedOut(what: what, limit: limit)
    }
    defer { group.cancelAll() }
    guard let result = try await group.next() else { throw CancellationError() }
    return result
  }
}

/// The first result of `look` that is not nil. For what raises no event that a test could wait on
/// (a file of another process, a row in its database); it is looked for every 20 ms.
@discardableResult
package func eventually<Found: Sendable>(
  _ what: String, within limit: Duration = patience,
  _ look: @escaping @Sendable () async throws -> Found?
) async throws -> Found {
  try await withDeadline(limit, for: what) {
    while true {
      if let found = try await look() { return found }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
