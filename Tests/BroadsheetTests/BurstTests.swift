import Foundation
import Glibc
import TestSupport
import Testing

/// Many files at once.
@Suite(.gate, .withJournald)
struct BurstTests {
  @Test func `two thousand files at once are all filed and all told, and none twice`() async throws
  {
    let newsroom = try await Newsroom()
    let count = 2000
    let daemon = try await newsroom.serve()
    for number in 1...count {
      try newsroom.drop("\(number % 7)/\(number).txt", Sheet.brief(number))
    }
    try await newsroom.settle(filed: count)
    #expect(try await daemon.stop() == 0)
    #expect(
      try await newsroom.account()
        == Account(filed: count, archived: count, untold: 0, rejected: 0, waiting: 0, problems: []))
    for kind in [Kind.issue, .article] {
      let entries = try await newsroom.entries(of: kind)
      #expect(entries.count == count)
      #expect(Set(entries.compactMap { $0["BROADSHEET_SOURCE"]?.text }).count == count)
      #expect(entries.allSatisfy { $0["BROADSHEET_REPEAT"] == nil })
    }
  }

  @Test func `account finds nothing wrong while pages are on their way`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let count = 1000
    var problems: [String] = []
    // A look while each fifty of them are dropped.
    for first in stride(from: 1, through: count, by: 50) {
      async let account = newsroom.account()
      for number in first..<first + 50 {
        try newsroom.drop("\(number).txt", number % 5 == 0 ? "\n\n" : Sheet.brief(number))
      }
      problems += try await account.problems
    }
    var done = 0
    while done < count {
      let account = try await newsroom.account()
      problems += account.problems
      done = account.filed + account.rejected
    }
    #expect(problems == [])
    try await newsroom.settle(filed: count * 4 / 5, rejected: count / 5)
  }

  @Test func `when the kernel drops events nothing is lost, and that is told once`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    daemon.process.signal(SIGSTOP)
    try overflowInotifyQueue(of: newsroom.spool("inbox"))
    let count = 200
    for number in 1...count { try newsroom.drop("\(number).txt", Sheet.brief(number)) }
    daemon.process.signal(SIGCONT)
    try await newsroom.settle(filed: count)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.entries(of: .issue).count == count)
    let told = try await warnings(newsroom)
    #expect(told.count == 1 && told.first?.contains("max_queued_events") == true, "\(told)")
  }

  @Test(.enabled(if: Kernel.mayLimitWatches, "a user namespace is refused here"))
  func `an inbox that cannot be watched is listed, and that is told once`() async throws {
    let newsroom = try await Newsroom(["BROADSHEET_POLL_INTERVAL": "1"])
    let daemon = try newsroom.start(
      through: ["unshare", "-U", "-r", "/bin/sh", "-c", Kernel.withoutWatches, "sh"])
    try await daemon.ready()
    for number in 1...2 {
      try newsroom.drop("\(number)/\(number).txt", Sheet(number).text)
      try await newsroom.settle(filed: number)
    }
    let told = try await warnings(newsroom)
    #expect(told.count == 1 && told.first?.contains("max_user_watches") == true, "\(told)")
    #expect(try await daemon.stop() == 0)
  }

  /// What the daemon warns of.
  private func warnings(_ newsroom: Newsroom) async throws -> [String] {
    try await newsroom.journald.entries(["SYSLOG_IDENTIFIER=broadsheet", "PRIORITY=4"])
      .compactMap { $0["MESSAGE"]?.text }
  }

  @Test func `a stop in the middle of a burst comes in time, and the next start finishes it`()
    async throws
  {
    let newsroom = try await Newsroom()
    let count = 500
    let daemon = try await newsroom.serve()
    for number in 1...100 { try newsroom.drop("\(number).txt", Sheet.brief(number)) }
    try await eventually("the first batches") { newsroom.files("filed").count > 50 ? true : nil }
    // It stands still while the others come, so that the stop finds them before it, however slow this test is.
    daemon.process.signal(SIGSTOP)
    for number in 101...count { try newsroom.drop("\(number).txt", Sheet.brief(number)) }
    daemon.process.signal(SIGTERM)
    daemon.process.signal(SIGCONT)
    #expect(try await daemon.end() == 0)
    let stopped = try await newsroom.account()
    #expect(stopped.problems == [])
    #expect(stopped.waiting > 0, "the burst was over before the stop")
    #expect(stopped.filed == stopped.archived && stopped.filed + stopped.waiting == count)

    let second = try await newsroom.serve()
    try await newsroom.settle(filed: count)
    #expect(try await second.stop() == 0)
    #expect(
      try await newsroom.account()
        == Account(filed: count, archived: count, untold: 0, rejected: 0, waiting: 0, problems: []))
    let entries = try await newsroom.entries(of: .issue)
    #expect(Set(entries.compactMap { $0["BROADSHEET_SOURCE"]?.text }).count == count)
    // What the first daemon was telling when its time was over is told again, and marked.
    #expect(entries.filter { $0["BROADSHEET_REPEAT"] == nil }.count <= count)
  }
}

/// Limits of the kernel that a test may lower for one process.
private enum Kernel {
  static let withoutWatches = "echo 0 > /proc/sys/user/max_inotify_watches && exec \"$@\""

  static let mayLimitWatches: Bool = {
    let attempt = Process()
    attempt.executableURL = URL(filePath: "/usr/bin/unshare")
    attempt.arguments = ["-U", "-r", "/bin/sh", "-c", withoutWatches, "sh", "/bin/true"]
    attempt.standardError = FileHandle.nullDevice
    do { try attempt.run() } catch { return false }
    attempt.waitUntilExit()
    return attempt.terminationStatus == 0
  }()
}
