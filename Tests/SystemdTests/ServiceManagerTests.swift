import Glibc
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ServiceManagerTests {
  /// What the probe says to the service manager when it does `action`.
  private func message(_ action: String) async throws -> String {
    let socket = try NotifySocket()
    let probe = try await run(
      [builtProduct("JournalProbe"), "notify", action], environment: ["NOTIFY_SOCKET": socket.path]
    )
    #expect(probe.standardOutput == "true\n")
    return try await socket.message { _ in true }
  }

  @Test func `ready comes with a status`() async throws {
    #expect(try await message("ready") == "READY=1\nSTATUS=读完 5 个版面")
  }

  @Test func `a file's name cannot add an assignment to the status`() async throws {
    #expect(try await message("status") == "STATUS=reading a MAINPID=1 b.txt")
  }

  @Test func `the watchdog is fed`() async throws {
    #expect(try await message("watchdog") == "WATCHDOG=1")
  }

  @Test func `stopping is told`() async throws {
    #expect(try await message("stopping") == "STOPPING=1")
  }

  @Test func `more time is asked for in microseconds`() async throws {
    #expect(try await message("extend") == "EXTEND_TIMEOUT_USEC=2500000")
  }

  @Test func `reloading carries the time of the machine's monotonic clock`() async throws {
    let before = monotonicMicroseconds()
    let message = try await message("reloading")
    let after = monotonicMicroseconds()
    let time = try #require(Int(message.split(separator: "=").last ?? ""))
    #expect(message == "RELOADING=1\nMONOTONIC_USEC=\(time)")
    #expect((before...after).contains(time))
  }

  @Test func `without a service manager nothing is sent`() async throws {
    let probe = try await run([builtProduct("JournalProbe"), "notify", "ready", "watchdog"])
    #expect(probe.standardOutput == "false\nfalse\n")
  }

  @Test func `without a service manager there is nothing to learn`() async throws {
    let probe = try await run([builtProduct("JournalProbe"), "learn"])
    #expect(
      probe.standardOutput == """
        present: false
        watchdog: none
        sockets: []
        standard error is the journal: false

        """)
  }

  @Test func `what the service manager gives is learnt`() async throws {
    let probe = try await run(
      [
        "/bin/sh", "-c",
        "exec 3</dev/null 4</dev/null; LISTEN_PID=$$ LISTEN_FDS=2 exec \"$0\" learn",
        builtProduct("JournalProbe"),
      ], environment: ["NOTIFY_SOCKET": "/nowhere", "WATCHDOG_USEC": "30000000"])
    let lines = probe.standardOutput.split(separator: "\n")
    #expect(lines.prefix(3) == ["present: true", "watchdog: 30.0 seconds", "sockets: [3, 4]"])
  }

  @Test(arguments: [("exec \"$0\" learn", "true"), ("exec \"$0\" learn 2>/dev/null", "false")])
  func `standard error is the journal only where it leads there`(
    command: String, answer: String
  ) async throws {
    // systemd gives the device and inode of the socket that it has made standard error of.
    let stream = "export JOURNAL_STREAM=$(stat --dereference --format=%d:%i /proc/self/fd/2)"
    let probe = try await run([
      "/bin/sh", "-c", "\(stream); \(command)", builtProduct("JournalProbe"),
    ])
    #expect(probe.standardOutput.contains("standard error is the journal: \(answer)\n"))
  }

  private func monotonicMicroseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
  }
}
