import Foundation
package import Glibc
import Synchronization

/// A child process with its output at hand as it comes: the daemon under test, a journald, a command.
///
/// It is killed when the last reference to it goes. Two threads belong to it, one that reads its
/// output and one that waits for its end; nothing here blocks a task.
package final class RunningProcess: Sendable {
  /// How a process that nobody holds any longer is ended.
  package enum Ending: Sendable {
    case kill
    /// It ends by itself when its standard input is closed.
    case endOfInput
  }

  package let pid: pid_t
  private let ending: Ending
  private let input: Mutex<Int32?>
  private let child: Child
  private let output = Watched(Output())
  private let errorOutput = Watched(Output())

  /// Starts `arguments[0]`, looked up in PATH, with `environment` added to the tests' own.
  ///
  /// Without `keepsInputOpen` its standard input is /dev/null. What tells a process that a service
  /// manager started it (NOTIFY_SOCKET, JOURNAL_STREAM, …) is not inherited.
  package init(
    _ arguments: [String], environment: [String: String] = [:], keepsInputOpen: Bool = false,
    ending: Ending = .kill
  ) throws {
    let started = try Self.start(arguments, environment, withInput: keepsInputOpen)
    pid = started.pid
    child = Child(pid: started.pid)
    input = Mutex(started.input)
    self.ending = ending
    child.waitForExit()
    read(started.output, into: output)
    read(started.errorOutput, into: errorOutput)
  }

  deinit {
    closeInput()
    if ending == .kill { child.signal(SIGKILL) }
  }

  /// Sends a signal, unless the process has ended: its number may belong to another by then.
  package func signal(_ number: Int32) { child.signal(number) }

  package var isRunning: Bool { child.status.value == nil }

  package var standardOutput: Output { output.value }
  package var standardError: Output { errorOutput.value }

  /// Writes to the standard input of a process that was started with `keepsInputOpen`.
  package func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    try input.withLock { descriptor in
      let flags = Int32(MSG_NOSIGNAL)
      guard let descriptor, send(descriptor, bytes, bytes.count, flags) == bytes.count
      else { throw POSIXError(.EPIPE) }
    }
  }

  package func closeInput() {
    input.withLock { descriptor in
      if let open = descriptor { close(open) }
      descriptor = nil
    }
  }

  /// The first line on standard output, past or to come, that `matches` accepts; the first `after`
  /// lines are passed over. `NoSuchLine` when the process ends without one.
  @discardableResult
  package func outputLine(
    after: Int = 0, within limit: Duration = patience,
    where matches: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    try await line(of: output, after: after, within: limit, where: matches)
  }

  /// The same for standard error.
  @discardableResult
  package func errorLine(
    after: Int = 0, within limit: Duration = patience,
    where matches: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    try await line(of: errorOutput, after: after, within: limit, where: matches)
  }

  private func line(
    of stream: Watched<Output>, after: Int, within limit: Duration,
    where matches: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    let found = try? await stream.wait(for: "a line", within: limit) { output -> String?? in
      if let line = output.lines.dropFirst(after).first(where: matches) { return line }
      return output.isComplete ? .some(nil) : nil
    }
    try Task.checkCancellation()
    guard let line = found ?? nil else {
      throw NoSuchLine(
        hasEnded: found != nil, standardOutput: standardOutput.text,
        standardError: standardError.text)
    }
    return line
  }

  /// Waits for the end of the process and gives its exit status, as a shell does: 128 + n when
  /// signal n ended it.
  @discardableResult
  package func exitStatus(within limit: Duration = patience) async throws -> Int32 {
    try await child.status.wait(for: "the end of process \(pid)", within: limit) { $0 }
  }

  /// Waits for the end of the process and everything that it printed. A grandchild that keeps the
  /// output open is waited for no longer than a second.
  package func finish(within limit: Duration = patience) async throws -> Finished {
    let status = try await exitStatus(within: limit)
    for stream in [output, errorOutput] {
      _ = try? await stream.wait(for: "the end of the output", within: .seconds(1)) {
        $0.isComplete ? true : nil
      }
    }
    return Finished(
      status: status, standardOutput: standardOutput.text, standardError: standardError.text)
  }
}

/// What a process has printed so far on one of its streams.
package struct Output: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// The lines that are complete.
  package private(set) var lines: [String] = []
  /// Where the line begins that is not complete.
  private var lineStart = 0
  /// The stream was closed; nothing more will come.
  package fileprivate(set) var isComplete = false

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  fileprivate mutating func append(_ more: ArraySlice<UInt8>) {
    let known = bytes.count
    bytes += more
    var rest = bytes[known...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: bytes[lineStart..<end], as: UTF8.self))
      lineStart = end + 1
      rest = bytes[lineStart...]
    }
  }
}

/// A process that has ended.
package struct Finished: Sendable {
  /// As a shell gives it: 128 + n when signal n ended it.
  package let status: Int32
  package let standardOutput: String
  package let standardError: String
}

/// Runs a command to its end and gives what it printed; `TimedOut` (and killed) after `limit`.
@discardableResult
package func run(
  _ arguments: [String], environment: [String: String] = [:], within limit: Duration = patience
) async throws -> Finished {
  try await RunningProcess(arguments, environment: environment).finish(within: limit)
}

// MARK: - The child

/// The process itself: its end is waited for on one thread, and no signal is sent after it.
private final class Child: Sendable {
  let pid: pid_t
  let status = Watched<Int32?>(nil)
  private let isReaped = Mutex(false)

  init(pid: pid_t) { self.pid = pid }

  func signal(_ number: Int32) {
    isReaped.withLock { if !$0 { kill(pid, number) } }
  }

  func waitForExit() {
    Thread.detachNewThread { [self] in
      // WNOWAIT leaves the process its number until the lock keeps signals from it.
      var information = siginfo_t()
      while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      var code: Int32 = 0
      isReaped.withLock {
        waitpid(pid, &code, 0)
        $0 = true
      }
      let signal = code & 0x7f
      status.update { $0 = signal == 0 ? (code >> 8) & 0xff : 128 + signal }
    }
  }
}

/// Reads `descriptor` to its end on a thread of its own.
private func read(_ descriptor: Int32, into output: Watched<Output>) {
  Thread.detachNewThread {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output.update { $0.append(buffer[..<count]) }
    }
    close(descriptor)
    output.update { $0.isComplete = true }
  }
}

// MARK: - Starting

extension RunningProcess {
  private struct Started {
    var pid: pid_t
    var input: Int32?
    var output: Int32
    var errorOutput: Int32
  }

  /// Held from the making of a pipe until it is closed on exec, so that no child started meanwhile
  /// inherits an end and keeps it open (Glibc's module has no pipe2).
  private static let starting = Mutex(())

  private static func start(
    _ arguments: [String], _ environment: [String: String], withInput: Bool
  ) throws -> Started {
    try starting.withLock { _ in
      let output = try makePipe()
      let errorOutput = try makePipe()
      let input = withInput ? try makeSocketPair() : nil
      let theirs = [input?.theirs, output.write, errorOutput.write]
      defer { closeAll(theirs) }
      do {
        return Started(
          pid: try spawn(arguments, environment, descriptors: theirs),
          input: input?.ours, output: output.read, errorOutput: errorOutput.read)
      } catch {
        closeAll([input?.ours, output.read, errorOutput.read])
        throw error
      }
    }
  }

  private static func closeAll(_ descriptors: [Int32?]) {
    for case .some(let descriptor) in descriptors { close(descriptor) }
  }

  /// Starts the program with `descriptors` as its 0, 1 and 2; nil is /dev/null.
  private static func spawn(
    _ arguments: [String], _ environment: [String: String], descriptors: [Int32?]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in descriptors.enumerated() {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(target), "/dev/null", O_RDWR, 0)
      }
    }
    var attributes = try plainSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = childEnvironment(adding: environment).map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var pid: pid_t = 0
    let failure = posix_spawnp(&pid, arguments[0], &actions, &attributes, argv, envp)
    guard failure == 0 else { throw CannotStart(program: arguments[0], code: failure) }
    return pid
  }

  /// Signals as a login shell leaves them, whatever the test runner blocks or ignores.
  private static func plainSignals() throws -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  private static func childEnvironment(adding added: [String: String]) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in [
      "NOTIFY_SOCKET", "JOURNAL_STREAM", "INVOCATION_ID", "WATCHDOG_USEC", "WATCHDOG_PID",
      "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES",
    ] { environment[name] = nil }
    // A crash under test is to end the process, not to be unwound for minutes.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    return environment.merging(added) { $1 }
  }

  private static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CannotStart(program: "pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// A socket in place of a pipe, so that writing to a dead process raises no SIGPIPE here.
  private static func makeSocketPair() throws -> (ours: Int32, theirs: Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw CannotStart(program: "socketpair", code: errno)
    }
    return (ends[0], ends[1])
  }
}

/// A process has not printed what it was to print.
package struct NoSuchLine: Error, CustomStringConvertible {
  let hasEnded: Bool
  let standardOutput: String
  let standardError: String

  package var description: String {
    """
    the line awaited was not there \(hasEnded ? "when the output ended" : "in time"); printed were
    \(standardOutput)
    and on standard error
    \(standardError)
    """
  }
}

/// A child process could not be started.
package struct CannotStart: Error, CustomStringConvertible {
  let program: String
  let code: Int32
  package var description: String {
    "\(program) cannot be started: \(String(cString: strerror(code)))"
  }
}
