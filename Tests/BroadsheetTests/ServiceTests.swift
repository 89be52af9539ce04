import Foundation
import Glibc
import TestSupport
import Testing

/// What the daemon and the service manager say to each other, and how it starts and ends.
@Suite(.gate, .withJournald)
struct ServiceTests {
  @Test func `it is ready once the inbox is listed, says what it does, and that it stops`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try newsroom.drop("x.txt", Sheet(1).text)
    try await daemon.notification { $0.hasPrefix("STATUS=") && $0.contains("1 file") }
    #expect(try await daemon.stop() == 0)
    try await daemon.notification { $0.contains("STOPPING=1") }
    let said = daemon.notifications.map { $0.split(separator: "\n").map(String.init) }
    let ready = try #require(said.firstIndex { $0.contains("READY=1") })
    let stopping = try #require(said.firstIndex { $0.contains("STOPPING=1") })
    #expect(said[ready].contains { $0.hasPrefix("STATUS=") && $0.contains("inbox") })
    #expect(ready < stopping)
    #expect(said.filter { $0.contains("READY=1") }.count == 1)
    #expect(!said.contains { $0.contains("WATCHDOG=1") }, "nobody asked for it")
  }

  @Test func `what lies in the inbox at the start is queued before it is ready`() async throws {
    let newsroom = try await Newsroom()
    for number in 1...30 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try await Task.sleep(for: .seconds(1.1))  // They have stood still when it lists them.
    let daemon = try newsroom.start()
    try await daemon.ready()
    // Listed and queued is not read yet, but a shutdown now finishes only what is in hand.
    try await newsroom.settle(filed: 30)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.account().problems == [])
  }

  @Test func `the watchdog is fed at least twice in its time`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve(["WATCHDOG_USEC": "3000000"])
    let begun = ContinuousClock.now
    for count in 1...4 {
      try await daemon.notification { [daemon] _ in
        daemon.notifications.filter { $0.contains("WATCHDOG=1") }.count >= count
      }
    }
    #expect(ContinuousClock.now - begun < .seconds(4 * 3))
  }

  @Test func `a reload takes over what has changed`() async throws {
    let newsroom = try await Newsroom()
    let file = newsroom.folder("config.yaml")
    try "tell: articles\n".write(toFile: file, atomically: true, encoding: .utf8)
    let daemon = try newsroom.start(arguments: ["--config", file])
    try await daemon.ready()
    try newsroom.drop("a.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)

    try "tell: issues\n".write(toFile: file, atomically: true, encoding: .utf8)
    let count = daemon.notifications.count
    daemon.process.signal(SIGHUP)
    let reloading = try await daemon.notification(after: count) { $0.contains("RELOADING=1") }
    #expect(reloading.contains("MONOTONIC_USEC="))
    try await daemon.ready(after: count)
    let order = daemon.notifications.dropFirst(count)
    let first = try #require(order.firstIndex { $0.contains("RELOADING=1") })
    #expect(first < (try #require(order.firstIndex { $0.contains("READY=1") })))

    try newsroom.drop("b.txt", Sheet(2).text)
    try await newsroom.settle(filed: 2)
    #expect(try await newsroom.entries("a.txt", .article).count == 2)
    #expect(try await newsroom.entries("b.txt", .issue).count == 1)
    #expect(try await newsroom.entries("b.txt", .article).isEmpty)
    #expect(try await daemon.stop() == 0)
  }

  @Test func `a configuration that is refused is told and the old one stays`() async throws {
    let newsroom = try await Newsroom()
    let file = newsroom.folder("config.yaml")
    try "tell: issues\n".write(toFile: file, atomically: true, encoding: .utf8)
    let daemon = try newsroom.start(arguments: ["--config", file])
    try await daemon.ready()
    try "tell: none\ntel: none\n".write(toFile: file, atomically: true, encoding: .utf8)
    let count = daemon.notifications.count
    daemon.process.signal(SIGHUP)
    try await daemon.ready(after: count)
    let told = try await newsroom.journald.waitForEntries(
      matching: ["MESSAGE_ID=\(Kind.configurationRefused.rawValue)"])
    #expect(told.count == 1)
    let message = try #require(told.first?["MESSAGE"]?.text)
    #expect(message.contains("\(file):2") && message.contains("tel"))
    #expect(told.first?["PRIORITY"] == .text("3"))
    try newsroom.drop("a.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)
    #expect(try await newsroom.entries("a.txt", .issue).count == 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test func `a configuration that is refused at the start is told to the manager and the journal`()
    async throws
  {
    let newsroom = try await Newsroom()
    let file = newsroom.folder("config.yaml")
    try "tell: issues\nmax_depth: 0\n".write(toFile: file, atomically: true, encoding: .utf8)
    let daemon = try newsroom.start(arguments: ["--config", file])
    #expect(try await daemon.end() == 78)
    let status = try await daemon.notification { $0.hasPrefix("STATUS=") }
    #expect(status.contains("\(file):2") && status.contains("max_depth"))
    #expect(!daemon.notifications.contains { $0.contains("READY=1") })
    let told = try await newsroom.entries(of: .ended)
    #expect(told.count == 1)
    #expect(told.first?["PRIORITY"] == .text("2"))
    #expect(told.first?["MESSAGE"]?.text?.contains("\(file):2") == true)
  }

  @Test func `more time is asked for until the inbox is listed`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try await daemon.notification { $0.contains("EXTEND_TIMEOUT_USEC=60000000") }
    let said = daemon.notifications
    let listing = try #require(
      said.firstIndex { $0 == "STATUS=Listing \(newsroom.spool("inbox"))" })
    let ready = try #require(said.firstIndex { $0.contains("READY=1") })
    #expect(listing < ready)
  }

  @Test func `another spool is told and taken on restart only`() async throws {
    let newsroom = try await Newsroom(["BROADSHEET_SPOOL": ""])
    let file = newsroom.folder("config.yaml")
    try "spool: \(newsroom.folder("spool"))\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    let daemon = try newsroom.start(arguments: ["--config", file])
    try await daemon.ready()
    try "spool: \(newsroom.folder("other"))\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    let count = daemon.notifications.count
    daemon.process.signal(SIGHUP)
    try await daemon.ready(after: count)
    let told = try await newsroom.journald.waitForEntries(
      matching: ["SYSLOG_IDENTIFIER=broadsheet", "PRIORITY=4"])
    #expect(told.contains { $0["MESSAGE"]?.text?.contains("spool") == true })
    #expect(!FileManager.default.fileExists(atPath: newsroom.folder("other")))
    try newsroom.drop("a.txt", Sheet(1).text)
    try await eventually("the page in the old spool") {
      newsroom.files("filed") == ["a.txt"] ? true : nil
    }
    #expect(try await daemon.stop() == 0)
  }

  @Test func `no page is lost when reloads come while pages come`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    for number in 1...60 {
      try newsroom.drop("\(number).txt", Sheet.brief(number))
      if number % 15 == 0 { daemon.process.signal(SIGHUP) }
    }
    try await newsroom.settle(filed: 60)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.entries(of: .issue).count == 60)
    #expect(try await newsroom.account().archived == 60)
  }

  @Test(arguments: [SIGHUP, SIGINT, SIGTERM])
  func `without a service manager these signals end it`(signal: Int32) async throws {
    let newsroom = try await Newsroom()
    let daemon = try newsroom.start(isManaged: false)
    try await daemon.line("Watching the inbox")
    daemon.process.signal(signal)
    #expect(try await daemon.end() == 0)
  }

  @Test func `nobody reading its standard error is no reason to end`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try newsroom.start(
      through: ["/bin/sh", "-c", "\"$@\" 2>&1 >/dev/null | head -n 1; wait", "sh"])
    try await daemon.ready()
    for number in 1...3 {
      try newsroom.drop("\(number).txt", Sheet(number).text)
      try await newsroom.settle(filed: number)
    }
  }
}
