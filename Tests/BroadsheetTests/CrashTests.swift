import Foundation
import Glibc
import TestSupport
import Testing

/// The daemon is killed at each step of a page's way, by the kernel, at a system call of the step.
@Suite(.gate, .withJournald, .enabled(if: Strace.isAvailable, "strace cannot trace here"))
struct CrashTests {
  /// A system call, and at which of them (counted in each thread) the daemon ends in one round after the other.
  struct Step: Sendable, CustomTestStringConvertible {
    let call: String
    let rounds: [Int]
    var testDescription: String { call }
  }

  static let steps = [
    // Opening the archive, reading a page, looking up.
    Step(call: "pread64", rounds: [1, 3, 8, 20]),
    // The pages of a commit.
    Step(call: "pwrite64", rounds: [1, 4, 12, 30]),
    // Commits: kept, told, filed.
    Step(call: "fdatasync", rounds: [1, 2, 3, 4]),
    // Entries.
    Step(call: "sendmsg", rounds: [1, 3, 5, 8]),
    // Between what is kept and what is filed.
    Step(call: "syncfs", rounds: [1, 2, 3, 4]),
    // The day's folders.
    Step(call: "mkdirat", rounds: [1, 2, 1, 1]),
    // Filing and setting aside.
    Step(call: "renameat2", rounds: [1, 2, 3, 4]),
    // A reason half written.
    Step(call: "fchmod", rounds: [1, 2, 1, 1]),
    // Anywhere.
    Step(call: "newfstatat", rounds: [10, 20, 35, 50]),
  ]

  @Test(arguments: steps)
  func `a daemon that is killed at any step loses nothing and keeps nothing twice`(
    step: Step
  ) async throws {
    let newsroom = try await Newsroom()
    // The archive is there before, so that no call is one of its making.
    try await newsroom.serve().stop()
    var kills = 0
    for (round, count) in step.rounds.enumerated() {
      let daemon = try newsroom.start(through: Strace.killing(at: step.call, when: count))
      // Some are dropped while it starts, some when it has.
      try drop(round, .first, into: newsroom)
      try? await daemon.ready()
      try drop(round, .second, into: newsroom)
      if try await Self.dies(daemon, unless: newsroom) { kills += 1 }
      try await Strace.end(daemon)
    }
    #expect(kills > 0, "it was never killed at \(step.call)")
    let daemon = try await newsroom.serve()
    let pages = step.rounds.count * 4
    try await newsroom.settle(filed: pages, rejected: step.rounds.count)
    #expect(try await daemon.stop() == 0)
    try await expectAgreement(newsroom, pages: pages, rejected: step.rounds.count)
  }

  /// With one file at a time every commit has one purpose, so each of the moments between two of them is met.
  @Test(arguments: ["fdatasync", "renameat2", "openat"])
  func `a daemon that is killed while it sets a file aside sets it aside once`(
    call: String
  ) async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    let rounds = call == "openat" ? Array(stride(from: 40, to: 56, by: 2)) : Array(1...6)
    for (round, count) in rounds.enumerated() {
      let daemon = try newsroom.start(through: Strace.killing(at: call, when: count))
      try? await daemon.ready()
      try newsroom.drop("blank \(round).txt", String(repeating: "\n", count: round + 1))
      _ = try await Self.dies(daemon, unless: newsroom)
      try await Strace.end(daemon)
    }
    let daemon = try await newsroom.serve()
    try await newsroom.settle(filed: 0, rejected: rounds.count)
    #expect(try await daemon.stop() == 0)
    try await expectAgreement(newsroom, pages: 0, rejected: rounds.count)
    // Who dies between the reason and its file leaves a reason too many; the file then gets the next name.
    for name in newsroom.files("rejected") where !name.hasSuffix(".reason") {
      #expect(try newsroom.reason(of: name).contains("blank"), "\(name)")
    }
  }

  @Test(arguments: ["filed", "rejected"])
  func `a daemon that is killed between a move and its note finds the file again`(
    place: String
  ) async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    // Each write of the archive takes long, so that the move is seen before the note of it is written.
    let daemon = try newsroom.start(through: Strace.delaying("pwrite64", by: .milliseconds(100)))
    try await daemon.ready()
    try newsroom.drop("x.txt", place == "filed" ? Sheet(1).text : "\n\n")
    try await eventually("the move") {
      newsroom.files(place).contains("x.txt") ? true : nil
    }
    try await Strace.end(daemon)
    try await newsroom.serve()
    try await newsroom.settle(filed: place == "filed" ? 1 : 0, rejected: place == "filed" ? 0 : 1)
    #expect(try await newsroom.account().problems == [])
    #expect(try await newsroom.entries("x.txt", .trouble).isEmpty)
  }

  private enum Half { case first, second }

  private func drop(_ round: Int, _ half: Half, into newsroom: Newsroom) throws {
    let first = round * 4 + (half == .first ? 0 : 2)
    for number in first..<first + 2 {
      try newsroom.drop("\(number).txt", Sheet(number).text)
    }
    if half == .second { try newsroom.drop("blank \(round).txt", "\n \n\u{3000}\n") }
  }

  /// Whether it is killed, or else has done all there is to do.
  private static func dies(_ daemon: Daemon, unless newsroom: Newsroom) async throws -> Bool {
    try await eventually("the end of the daemon or of its work") {
      if !daemon.process.isRunning { return true }
      guard newsroom.files("inbox").isEmpty else { return nil }
      return try await newsroom.account().untold == 0 ? false : nil
    }
  }

  private func expectAgreement(
    _ newsroom: Newsroom, pages: Int, rejected: Int
  ) async throws {
    #expect(
      try await newsroom.account()
        == Account(
          filed: pages, archived: pages, untold: 0, rejected: rejected, waiting: 0, problems: []))
    let sources = try await newsroom.documents("issues").compactMap { $0["source"]?.text }
    #expect(Set(sources).count == pages && sources.count == pages)
    #expect(newsroom.files("filed").count == pages)
    #expect(newsroom.files("inbox") == [])
    try await expectTold(newsroom, .issue, count: pages)
    try await expectTold(newsroom, .article, count: pages * 2)
    try await expectTold(newsroom, .setAside, count: rejected)
  }

  /// Each at least once, and whatever comes again says so.
  private func expectTold(_ newsroom: Newsroom, _ kind: Kind, count: Int) async throws {
    var seen: [String: Int] = [:]
    for entry in try await newsroom.entries(of: kind) {
      let source = try #require(entry["BROADSHEET_SOURCE"]?.text)
      let key = source + "#" + (entry["BROADSHEET_ARTICLE"]?.text ?? "")
      if seen[key, default: 0] > 0 {
        #expect(entry["BROADSHEET_REPEAT"] == .text("1"), "\(kind) \(key) comes again unmarked")
      }
      seen[key, default: 0] += 1
    }
    #expect(seen.count == count, "\(kind)")
  }

  @Test func `what was kept after the restart is no repeat`() async throws {
    let newsroom = try await Newsroom()
    let first = try await newsroom.serve()
    try newsroom.drop("a.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)
    try await first.kill()
    try newsroom.drop("b.txt", Sheet(2).text)
    let second = try await newsroom.serve()
    try await newsroom.settle(filed: 2)
    #expect(try await second.stop() == 0)
    for name in ["a.txt", "b.txt"] {
      let entries = try await newsroom.entries(name)
      #expect(entries.count == 3)
      #expect(entries.allSatisfy { $0["BROADSHEET_REPEAT"] == nil })
    }
  }
}

/// A tracer that sends a signal at a chosen system call.
enum Strace {
  static let isAvailable: Bool = {
    let attempt = Process()
    attempt.executableURL = URL(filePath: "/usr/bin/strace")
    attempt.arguments = ["-o", "/dev/null", "/bin/true"]
    attempt.standardError = FileHandle.nullDevice
    do { try attempt.run() } catch { return false }
    attempt.waitUntilExit()
    return attempt.terminationStatus == 0
  }()

  /// Kills the process that follows at the `count`th such call of one of its threads.
  static func killing(at call: String, when count: Int) -> [String] {
    [
      "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
      "inject=\(call):signal=KILL:when=\(count)",
    ]
  }

  /// Holds up each such call before it is made.
  static func delaying(_ call: String, by time: Duration) -> [String] {
    let microseconds = Int(time / .microseconds(1))
    return [
      "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
      "inject=\(call):delay_enter=\(microseconds)",
    ]
  }

  /// Kills a traced daemon that still lives, and waits for its tracer.
  static func end(_ daemon: Daemon) async throws {
    let tracer = daemon.process.pid
    let children = try? String(
      contentsOfFile: "/proc/\(tracer)/task/\(tracer)/children", encoding: .utf8)
    for child in (children ?? "").split(separator: " ").compactMap({ pid_t($0) }) {
      kill(child, SIGKILL)
    }
    try await daemon.process.exitStatus()
  }
}
