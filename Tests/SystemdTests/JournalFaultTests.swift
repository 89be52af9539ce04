import Foundation
import Glibc
import TestSupport
import Testing

/// A journald that is missing, stopped, killed or started again under a process that talks to it.
@Suite(
  .enabled(if: PrivateJournald.isAvailable, "\(PrivateJournald.why)"), .timeLimit(.minutes(10)))
struct JournalFaultTests {
  private let journald: PrivateJournald
  private let probe: RunningProcess

  init() async throws {
    journald = try await PrivateJournald()
    probe = try journald.spawn([builtProduct("JournalProbe"), "converse"], keepsInputOpen: true)
  }

  /// Has the probe do something, and gives the first of its new lines that starts with `answer`.
  @discardableResult
  private func ask(_ command: String, answer: String) async throws -> String {
    let before = probe.standardOutput.lines.count
    try probe.write(command + "\n")
    return try await probe.outputLine(after: before) { $0.hasPrefix(answer) }
  }

  private func messages() async throws -> [String] {
    try await journald.entries(["SYSLOG_IDENTIFIER=probe"]).compactMap { $0["MESSAGE"]?.text }
  }

  private func expectNotReachable(
    for time: Duration, _ probe: RunningProcess? = nil
  ) async throws {
    let probe = probe ?? self.probe
    await #expect(throws: NoSuchLine.self) {
      try await probe.outputLine(within: time) { $0 == "reachable" }
    }
  }

  /// How many datagrams a socket queues for a reader that sleeps.
  private static let queueLength: Int = {
    let limit = try? String(contentsOfFile: "/proc/sys/net/unix/max_dgram_qlen", encoding: .utf8)
    return (limit.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 10) + 1
  }()

  /// More than that.
  private static let sends = queueLength + 9

  private func fillQueue() async throws {
    try await journald.suspend()
    for _ in 0..<Self.sends { try probe.write("send 1\n") }
    try await delivered(Self.queueLength)
  }

  private func delivered(_ count: Int) async throws {
    try await eventually("\(count) entries delivered") {
      probe.standardOutput.lines.filter { $0 == "sent: delivered" }.count == count ? true : nil
    }
  }

  @Test func `without a socket nothing counts as delivered`() async throws {
    try await journald.removeSocket()
    let answer = try await ask("send 1", answer: "sent: ")
    #expect(answer.contains("unreachable") && answer.contains("/run/systemd/journal/socket"))
  }

  @Test func `a dead journald is unreachable`() async throws {
    try await journald.kill()
    let answer = try await ask("send 1", answer: "sent: ")
    #expect(answer.contains("unreachable") && answer.contains("Connection refused"))
  }

  @Test func `a journald that runs is reachable at once`() async throws {
    try await ask("reachable", answer: "reachable")
  }

  @Test func `a killed journald is reachable once it is started again`() async throws {
    try await journald.kill()
    try await ask("send 2", answer: "sent: unreachable")
    try probe.write("reachable\n")
    try await expectNotReachable(for: .milliseconds(300))
    try await journald.restart()
    try await probe.outputLine { $0 == "reachable" }
    try await ask("send 2", answer: "sent: delivered")
    #expect(try await messages() == ["2", "3"])
  }

  @Test(arguments: ["/run/systemd/journal/socket", "/run/systemd/journal", "/run/systemd"])
  func `a missing socket or folder is noticed when it comes`(missing: String) async throws {
    try await journald.kill()
    try await journald.run(["rm", "-rf", missing])
    try await ask("send 1", answer: "sent: unreachable")
    try probe.write("reachable\n")
    try await expectNotReachable(for: .milliseconds(300))
    try await journald.restart()
    try await probe.outputLine { $0 == "reachable" }
    try await ask("send 1", answer: "sent: delivered")
  }

  @Test func `closing ends every wait for a stopped journald, and the process can exit`()
    async throws
  {
    try await fillQueue()
    try await ask("close 200", answer: "closed")
    try probe.write("send 1\n")
    let sent = try await eventually("an answer to each") {
      let sent = probe.standardOutput.lines.filter { $0.hasPrefix("sent: ") }
      return sent.count == Self.sends + 1 ? sent : nil
    }
    #expect(sent.contains { $0.hasPrefix("sent: unreachable") })
    #expect(sent.last?.hasPrefix("sent: unreachable") == true)
    probe.closeInput()
    #expect(try await probe.exitStatus() == 0)
  }

  @Test func `a process that does not close the journal can exit too`() async throws {
    try await fillQueue()
    probe.closeInput()
    #expect(try await probe.exitStatus() == 0)
  }

  @Test func `a wait for a stopped journald can be cancelled`() async throws {
    try await fillQueue()
    try await ask("cancel", answer: "cancelled: unreachable")
  }

  @Test func `a stopped journald gets what waits when it goes on`() async throws {
    try await fillQueue()
    journald.resume()
    try await delivered(Self.sends)
    // Each was sent by a task of its own.
    #expect(try await messages().compactMap { Int($0) }.sorted() == Array(0..<Self.sends))
  }

  @Test func `a full queue is not reachable until journald goes on`() async throws {
    try await fillQueue()
    try probe.write("reachable\n")
    try await expectNotReachable(for: .milliseconds(300))
    journald.resume()
    try await probe.outputLine { $0 == "reachable" }
  }

  @Test func `log messages that find no room are counted and told`() async throws {
    try await journald.suspend()
    try await ask("post 3000", answer: "posted")
    journald.resume()
    let messages = try await eventually("the entry about the loss") {
      let messages = try await self.messages()
      return messages.contains { Int($0) == nil } ? messages : nil
    }
    let kept = messages.dropLast().compactMap { Int($0) }
    #expect(kept.count >= 1024)
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 })
    #expect(messages.last?.hasSuffix(": \(3000 - kept.count)") == true)
  }

  @Test func `log messages that a dead journald did not take are counted and told`() async throws {
    try await journald.kill()
    try await ask("post 5", answer: "posted")
    // Behind them in the queue: when it is answered they have been tried.
    try await ask("send 1", answer: "sent: unreachable")
    try await journald.restart()
    try await ask("send 1", answer: "sent: delivered")
    let messages = try await journald.waitForEntries(
      matching: ["SYSLOG_IDENTIFIER=probe"], count: 2
    ).compactMap { $0["MESSAGE"]?.text }
    #expect(messages.first == "6")
    #expect(messages.last?.hasSuffix(": 5") == true)
  }

  @Test func `closing sends what waits before it`() async throws {
    try probe.write("post 100\nclose 10000\n")
    try await probe.outputLine { $0 == "closed" }
    #expect(try await messages() == (0..<100).map(String.init))
  }

  // MARK: - Under strace

  private static let hasStrace = access("/usr/bin/strace", X_OK) == 0

  /// The probe as strace sees it, with `options`, and what strace notes in `file`.
  private func tracedProbe(_ options: [String], notes file: String) throws -> RunningProcess {
    try journald.spawn(
      ["strace", "--follow-forks", "--quiet=all", "--output=\(file)"] + options
        + [builtProduct("JournalProbe"), "converse"], keepsInputOpen: true)
  }

  @Test(.enabled(if: hasStrace, "strace is not installed"))
  func `a journal that answers but takes nothing is not asked again at once`() async throws {
    let probe = try tracedProbe(
      ["--trace=sendmsg", "--inject=sendmsg:error=ENOMEM"], notes: "/dev/null")
    // The pause doubles with each: 4 s after three.
    for count in 1...3 {
      try probe.write("send 1\n")
      try await eventually("answer \(count)") {
        probe.standardOutput.lines.filter { $0.hasPrefix("sent: unreachable") }.count == count
          ? true : nil
      }
    }
    try probe.write("reachable\n")
    try await expectNotReachable(for: .milliseconds(500), probe)
    try await probe.outputLine { $0 == "reachable" }
  }

  private func contents(of file: String) -> String {
    String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
  }

  @Test(
    .enabled(if: hasStrace, "strace is not installed"),
    arguments: ["/run/systemd/journal/socket", "/run/systemd"])
  func `an absent journal is waited for without a wake-up`(missing: String) async throws {
    try await journald.kill()
    try await journald.run(["rm", "-rf", missing])
    let folder = try TemporaryDirectory()
    let notes = folder("strace")
    // What looking for the journal takes; libdispatch itself wakes up every second.
    let probe = try tracedProbe(["--trace=connect,newfstatat,/^inotify"], notes: notes)
    try probe.write("reachable\n")
    try await eventually("a look for the socket") {
      let calls = contents(of: notes).split(separator: "\n")
      let watched = calls.lastIndex { $0.contains("inotify_add_watch") }
      return watched.flatMap { calls[$0...].contains { $0.contains("newfstatat") } ? true : nil }
    }
    try await expectNotReachable(for: .milliseconds(300), probe)
    let before = contents(of: notes)
    // Longer than the pause after which a silent journal is tried again.
    try await expectNotReachable(for: .milliseconds(1500), probe)
    #expect(contents(of: notes) == before)
    try await journald.restart()
    try await probe.outputLine { $0 == "reachable" }
  }
}
