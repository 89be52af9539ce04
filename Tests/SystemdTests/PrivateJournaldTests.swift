import Glibc
import TestSupport
import Testing

@Suite(
  .enabled(if: PrivateJournald.isAvailable, "\(PrivateJournald.why)"), .timeLimit(.minutes(10)))
struct PrivateJournaldTests {
  @Test func `an entry is found with all its fields`() async throws {
    let journald = try await PrivateJournald()
    let sent = try await journald.run(
      ["systemd-cat", "--identifier=probe", "--priority=notice", "echo", "金水区\t招商"])
    #expect(sent.status == 0)
    let entries = try await journald.waitForEntries(matching: ["SYSLOG_IDENTIFIER=probe"])
    #expect(entries.count == 1)
    #expect(entries.first?["MESSAGE"]?.text == "金水区\t招商")
    #expect(entries.first?["PRIORITY"]?.text == "5")
    try await journald.close()
  }

  @Test func `two of them share nothing`() async throws {
    let first = try await PrivateJournald()
    let second = try await PrivateJournald()
    try await first.run(["systemd-cat", "--identifier=probe", "echo", "first"])
    try await first.waitForEntries(matching: ["SYSLOG_IDENTIFIER=probe"])
    #expect(try await second.entries(["SYSLOG_IDENTIFIER=probe"]).isEmpty)
  }

  @Test func `closing ends what was started inside`() async throws {
    let journald = try await PrivateJournald()
    let lasting = try journald.spawn(["sh", "-c", "echo inside; exec sleep 600"])
    try await lasting.outputLine { $0 == "inside" }
    try await journald.close()
    #expect(try await lasting.exitStatus() == 128 + SIGKILL)
  }

  @Test func `what was written before journald was killed is there after its restart`() async throws
  {
    let journald = try await PrivateJournald()
    try await journald.run(["systemd-cat", "--identifier=probe", "echo", "before"])
    try await journald.waitForEntries(matching: ["SYSLOG_IDENTIFIER=probe"])
    try await journald.kill()
    try await journald.restart()
    try await journald.run(["systemd-cat", "--identifier=probe", "echo", "after"])
    let entries = try await journald.waitForEntries(
      matching: ["SYSLOG_IDENTIFIER=probe"], count: 2)
    #expect(entries.map { $0["MESSAGE"]?.text } == ["before", "after"])
  }

  @Test func `a suspended journald writes once it is resumed`() async throws {
    let journald = try await PrivateJournald()
    try await journald.suspend()
    let sender = try journald.spawn(["systemd-cat", "--identifier=probe", "echo", "late"])
    journald.resume()
    #expect(try await sender.exitStatus() == 0)
    let entries = try await journald.waitForEntries(matching: ["SYSLOG_IDENTIFIER=probe"])
    #expect(entries.first?["MESSAGE"]?.text == "late")
  }

  @Test func `temporary files are seen inside`() async throws {
    let folder = try TemporaryDirectory()
    let journald = try await PrivateJournald()
    try await journald.run(["touch", folder("page.txt")])
    #expect(access(folder("page.txt"), F_OK) == 0)
  }
}
