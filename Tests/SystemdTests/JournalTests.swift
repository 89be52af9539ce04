import Foundation
import TestSupport
import Testing

/// What the journal holds after a process has sent to it: the probe runs beside a real journald.
@Suite(
  .enabled(if: PrivateJournald.isAvailable, "\(PrivateJournald.why)"), .timeLimit(.minutes(10)))
struct JournalTests {
  /// What the journal holds after the probe has sent one entry with these fields.
  private func entry(
    message: String = "a page", id: String = "-", _ fields: [String] = []
  ) async throws -> [String: Field] {
    let journald = try await PrivateJournald()
    let probe = try await journald.run(
      [builtProduct("JournalProbe"), "entry", message, id] + fields)
    #expect(probe.standardOutput == "delivered\n")
    let entries = try await journald.entries(["SYSLOG_IDENTIFIER=probe"])
    #expect(entries.count == 1)
    return try #require(entries.first)
  }

  @Test func `a repeated field keeps all its values, in order`() async throws {
    let entry = try await entry(["PLACE=金水区", "PERSON=李明", "PLACE=中原区", "PLACE=惠济区"])
    #expect(entry["PLACE"]?.texts == ["金水区", "中原区", "惠济区"])
    #expect(entry["PERSON"] == .text("李明"))
  }

  @Test func `an entry is found by any value of a repeated field`() async throws {
    let journald = try await PrivateJournald()
    try await journald.run([
      builtProduct("JournalProbe"), "entry", "a page", "-", "PLACE=金水区", "PLACE=中原区",
    ])
    #expect(try await journald.entries(["PLACE=中原区"]).count == 1)
    #expect(try await journald.entries(["PLACE=惠济区"]).isEmpty)
  }

  @Test func `message, id, priority and identifier are what was given`() async throws {
    let entry = try await entry(
      message: "第一版\n今天要闻", id: "0123456789ABCDEF0123456789abcdef")
    #expect(entry["MESSAGE"]?.text == "第一版\n今天要闻")
    #expect(entry["MESSAGE_ID"]?.text == "0123456789abcdef0123456789abcdef")
    #expect(entry["PRIORITY"]?.text == "5")
    #expect(entry["SYSLOG_IDENTIFIER"]?.text == "probe")
  }

  @Test(arguments: ["一\n二\n\n", "=", "a=b", "", "\n", "\u{1b}[31m红"])
  func `a value arrives as it was given`(value: String) async throws {
    let entry = try await entry(["VALUE=\(value)"])
    #expect(entry["VALUE"]?.texts == [value])
  }

  @Test func `a value of half a megabyte arrives whole`() async throws {
    // In parts, as one argument of a process may have no more than 128 KiB.
    let part = String(repeating: "报", count: 40_000)
    let entry = try await entry((0..<5).map { "PART\($0)=\(part)" })
    #expect((0..<5).allSatisfy { entry["PART\($0)"]?.text == part })
  }

  @Test(arguments: ["", " \n\t"])
  func `a blank message is replaced by one that can be seen`(message: String) async throws {
    let shown = try await entry(message: message)["MESSAGE"]?.text ?? ""
    #expect(shown.contains { !$0.isWhitespace })
  }

  @Test func `of very many fields the first 500 arrive, the message among them`() async throws {
    let entry = try await entry((0..<600).map { "VALUE=\($0)" })
    #expect(entry["MESSAGE"]?.text == "a page")
    // MESSAGE and PRIORITY are the other two.
    #expect(entry["VALUE"]?.texts == (0..<498).map(String.init))
  }

  @Test func `very many values of several lines do not cost the entry`() async throws {
    let values = (0..<400).map { "\($0)\n" }
    let kept = try await entry(values.map { "VALUE=\($0)" })["VALUE"]?.texts ?? []
    #expect(kept.count > 200)
    #expect(kept == Array(values.prefix(kept.count)))
  }

  @Test func `2,000 entries, sent and posted in turn, arrive in order`() async throws {
    let journald = try await PrivateJournald()
    let probe = try await journald.run([builtProduct("JournalProbe"), "numbered", "2000"])
    #expect(probe.standardOutput == "")
    let messages = try await journald.entries(["SYSLOG_IDENTIFIER=probe"]).map {
      $0["MESSAGE"]?.text
    }
    #expect(messages == (0..<2000).map(String.init))
  }
}
