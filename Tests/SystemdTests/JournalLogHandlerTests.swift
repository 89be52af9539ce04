import TestSupport
import Testing

@Suite(
  .enabled(if: PrivateJournald.isAvailable, "\(PrivateJournald.why)"), .timeLimit(.minutes(10)))
struct JournalLogHandlerTests {
  private let entries: [[String: Field]]

  init() async throws {
    let journald = try await PrivateJournald()
    let probe = try await journald.run([builtProduct("JournalProbe"), "log"])
    #expect(probe.status == 0)
    entries = try await journald.entries(["SYSLOG_IDENTIFIER=probe", "LOGGER=probe.log"])
  }

  private func entry(_ message: String) throws -> [String: Field] {
    try #require(entries.first { $0["MESSAGE"]?.text == message })
  }

  @Test func `metadata become fields`() throws {
    let entry = try entry("a page was filed")
    #expect(entry["PLACES"]?.texts == ["金水区", "中原区"])
    #expect(entry["REQUEST_ID"]?.text == "7")
    #expect(entry["REQUEST_DEEP_ER"]?.text == "yes")
    #expect(entry["FIELD_1ST"]?.text == "digit")
    #expect(entry["TRUSTED"]?.text == "no")
  }

  @Test
  func `metadata come from the provider, the logger and the call, the later before the earlier`()
    throws
  {
    let entry = try entry("a page was filed")
    #expect(entry["PROVIDED"]?.text == "yes")
    #expect(entry["OWN"]?.text == "logger")
    #expect(entry["SHARED"] == .text("event"))
  }

  @Test func `metadata do not pass for the message`() throws {
    let entry = try entry("a page was filed")
    #expect(entry["MESSAGE"] == .text("a page was filed"))
    #expect(entry["FIELD_MESSAGE"]?.text == "not this")
  }

  @Test func `the message id is the entry's own, where it is one`() throws {
    let filed = try entry("a page was filed")
    #expect(filed["MESSAGE_ID"] == .text("0123456789abcdef0123456789abcdef"))
    #expect(filed["FIELD_MESSAGE_ID"] == nil)
    let refused = try entry("a page was refused")
    #expect(refused["MESSAGE_ID"] == nil)
    #expect(refused["FIELD_MESSAGE_ID"]?.text == "none")
  }

  @Test func `an error becomes a field`() throws {
    #expect(try entry("a page was refused")["ERROR"]?.text == "Refused()")
  }

  @Test func `the place in the program is told`() throws {
    let entry = try entry("a page was filed")
    #expect(entry["CODE_FILE"]?.text == "JournalProbe/JournalProbe.swift")
    #expect(entry["CODE_FUNC"]?.text == "log()")
    #expect(entry["CODE_LINE"]?.text.flatMap { Int($0) } != nil)
  }

  @Test(arguments: [
    ("trace", "7"), ("debug", "7"), ("info", "6"), ("notice", "5"), ("warning", "4"),
    ("error", "3"), ("critical", "2"),
  ])
  func `each level has its priority`(level: String, priority: String) throws {
    #expect(try entry(level)["PRIORITY"]?.text == priority)
  }
}
